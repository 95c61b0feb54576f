// What people and their programs send and ask.

#include "../../../tests/desk/filled_form.h"
#include "../../../tests/small_node.h"
#include "../targets.h"
#include "desk/form.h"
#include "desk/markdown.h"
#include "formats/applying.h"
#include "formats/formats.h"
#include "formats/header.h"
#include "http/conditional.h"
#include "http/form.h"
#include "http/negotiation.h"
#include "http/target.h"
#include "languages/language.h"
#include "languages/words.h"
#include "must.h"
#include "node/treaty.h"
#include "notices/message.h"
#include "notices/saved_search.h"
#include "portal/rich.h"
#include "search/papers.h"
#include "search/query.h"
#include "search/snippet.h"
#include "treaty/edition_0.h"

#include <algorithm>
#include <array>

namespace bch::fuzz {

// A target that was read has no segment that climbs or hides.
void http(std::string_view bytes) {
  static const auto languages = languages::Languages::read(treaty::edition_0());
  static constexpr std::array<std::string_view, 2> media{"text/html", "application/json"};
  static_cast<void>(languages->negotiate(bytes));
  static_cast<void>(http::choose_media_type(bytes, media));
  static_cast<void>(http::prefers_coding(bytes, "gzip"));
  static_cast<void>(http::matches_none_match(bytes, "\"x\""));
  const auto target = http::read_target(bytes);
  if (!target.ok()) return;
  for (const auto& segment : target->path) {
    must(segment != "." && segment != "..");
    must(segment.find_first_of("/\\\n") == std::string::npos);
  }
}

// Whatever is asked for is answered, and what the asker wrote comes back as text alone: every value of the
// address, with a mark behind it that only unescaped markup keeps whole.
void page(std::string_view bytes) {
  static SmallNode node(BCH_SOURCE_DIR "/tests/records/xa.ndjson");
  constexpr std::string_view mark = "%3Czz%22zz";
  const std::string home = "/en/";
  std::string target(bytes.starts_with('/') ? std::string_view() : std::string_view(home));
  target += bytes;
  static_cast<void>(node.answer(target));
  std::string marked;
  for (const char c : target) {
    if (c == '&') marked += mark;
    marked += c;
  }
  marked += mark;
  const auto response = node.answer(marked);
  if (!response || !response->ending) return;  // a channel
  std::string whole;
  const std::string_view text = http::whole_body(*response, whole);
  must(text.find("<zz") == std::string_view::npos && text.find("\"zz") == std::string_view::npos);
}

void question(std::string_view bytes) {
  static const auto treaty = node::built_in_treaty();
  static const auto lexicon =
      search::Lexicon::read((*treaty)->formats(), (*treaty)->languages(), (*treaty)->catalogues(), {});
  search::Analysis analysis({});
  search::Question asked;
  asked.words = bytes;
  const auto query = search::read_query(asked, *lexicon, analysis);
  for (const auto& wanted : query.all) {
    must(wanted.typed.to <= bytes.size() && wanted.typed.from <= wanted.typed.to);
    static_cast<void>(search::snippet(bytes, wanted.forms, 200));
  }
  must(languages::words(languages::fold(bytes)) == languages::words(bytes));
}

// What was read out of papers is read again as the same.
void papers(std::string_view bytes) {
  const auto papers = search::read_papers(bytes);
  for (const auto& identifier : papers.identifiers)
    must(search::read_papers(identifier).identifiers == std::vector{identifier});
  for (const auto& code : papers.codes) must(code.digits.size() >= 4 && code.digits.size() <= 10);
}

// What comes out holds no script, and every element that opens closes.
void rich(std::string_view bytes) {
  const std::string text = portal::harmless(bytes).text();
  must(text.find("<script") == std::string::npos && text.find("=\"javascript:") == std::string::npos);
  int depth = 0;
  for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at + 1)) {
    if (text.compare(at, 4, "<br>") == 0) continue;
    depth += text[at + 1] == '/' ? -1 : 1;
    must(depth >= 0);
  }
  must(depth == 0);
}

void form(std::string_view bytes) {
  http::Request request;
  request.headers.add("Content-Type", bytes.starts_with("--x") ? "multipart/form-data; boundary=x"
                                                               : "application/x-www-form-urlencoded");
  request.body = bytes;
  const auto read = http::read_form(request);
  if (read.ok()) {
    for (const auto& file : read->files) static_cast<void>(file.bytes.size());
  }
}

// A form breaks no body, whatever is sent with it; and what the form then shows, sent as it is, changes
// nothing. Which format it is of, the first character says.
void answers(std::string_view bytes) {
  static const auto treaty = node::built_in_treaty();
  static const auto reader = renditions::make_reader(
      (*treaty)->languages(), (*treaty)->languages().fallback(), (*treaty)->catalogues());
  const auto& formats = (*treaty)->formats();
  const auto all = formats.all();
  if (bytes.empty()) return;
  const auto& format = *all[static_cast<unsigned char>(bytes.front()) % all.size()];
  http::Request request;
  request.headers.add("Content-Type", "application/x-www-form-urlencoded");
  request.body = bytes.substr(1);
  const auto sent = http::read_form(request);
  if (!sent.ok()) return;
  records::Document header;
  header.set(formats::member::schema, format.id.value());
  header.set(formats::member::languages, records::Document::List{(*reader)->tag()});
  records::Document body;
  body.set(formats::member::header, std::move(header));
  auto answered = desk::with_answers(formats, format, std::move(body), *sent);
  if (!answered.ok()) return;
  const auto findings = formats::examine_draft(formats, format, *answered);
  must(formats::gravest(findings) < formats::Severity::broken);
  const std::vector<std::string> languages = formats::read_header(*answered).languages;
  const desk::Asking asking{formats,  format,   *answered, languages,
                            findings, **reader, {},        Url::local("draft")};
  for (const auto& step : desk::steps_of(asking)) {
    const desk::FilledForm shown(desk::section_form(asking, step.section).text());
    const auto again = desk::with_answers(formats, format, *answered, shown.form());
    must(again.ok() && *again == *answered);
  }
  const std::string rich = desk::rich_of(bytes);
  if (const auto markdown = desk::markdown_of(rich))
    must(desk::markdown_of(desk::rich_of(*markdown)).has_value());
  must(rich.find("<script") == std::string::npos && rich.find("=\"javascript:") == std::string::npos);
}

// Whatever is said in a message, it has the same fields, is ASCII, and no line is too long for a server.
void mail(std::string_view bytes) {
  static_cast<void>(notices::parameters_in(bytes));
  static const auto node = notices::Mailbox::parse("bch@node.example");
  const auto to = notices::Mailbox::parse(bytes);
  const std::string text(bytes);
  const std::string mail =
      notices::to_mail({*node, text, to.value_or(*node), text, text, text, "", "1@node.example", "", {}});
  std::size_t fields = 0;
  bool is_head = true;
  for (std::size_t from = 0; from < mail.size();) {
    const auto end = mail.find("\r\n", from);
    must(end != std::string::npos && end - from <= 320);
    const std::string_view line = std::string_view(mail).substr(from, end - from);
    must(std::ranges::all_of(line, [](char c) { return c == '\t' || (c >= ' ' && c < 0x7f); }));
    is_head = is_head && !line.empty();
    if (is_head && line.front() != ' ') ++fields;
    from = end + 2;
  }
  must(fields == 9);
}

}  // namespace bch::fuzz
