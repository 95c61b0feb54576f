#include "targets.h"

#include "../../tests/desk/filled_form.h"
#include "../../tests/small_node.h"
#include "access/authenticator.h"
#include "access/cbor.h"
#include "access/code_list.h"
#include "access/invitation.h"
#include "access/passkey.h"
#include "access/passkeys.h"
#include "access/password_rules.h"
#include "access/source.h"
#include "access/totp.h"
#include "desk/form.h"
#include "desk/markdown.h"
#include "engines/inspection/active_markup.h"
#include "engines/inspection/compound.h"
#include "engines/inspection/images.h"
#include "engines/inspection/kind.h"
#include "engines/inspection/message.h"
#include "formats/applying.h"
#include "formats/formats.h"
#include "formats/header.h"
#include "formats/links.h"
#include "formats/reading.h"
#include "formats/thesaurus.h"
#include "formats/unique_identifier.h"
#include "http/conditional.h"
#include "http/form.h"
#include "http/negotiation.h"
#include "http/target.h"
#include "languages/charset.h"
#include "languages/glossary.h"
#include "languages/language.h"
#include "languages/message.h"
#include "languages/plural.h"
#include "languages/po.h"
#include "languages/words.h"
#include "node/treaty.h"
#include "notices/message.h"
#include "notices/saved_search.h"
#include "passwords/common.h"
#include "portal/rich.h"
#include "records/json.h"
#include "records/json_readers.h"
#include "registry/entry.h"
#include "renditions/attachments.h"
#include "seals/alphabets.h"
#include "seals/checkpoint.h"
#include "seals/envelope.h"
#include "seals/tiles.h"
#include "search/papers.h"
#include "search/query.h"
#include "search/snippet.h"
#include "treaty/edition_0.h"
#include "vocabularies/vocabulary_file.h"
#include "workspace/in_memory.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace bch::fuzz {
namespace {

void must(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

// What was read and written once is read and written the same again; and both readers read the same.
void json(std::string_view bytes) {
  if (const auto quick = records::read_json_quickly(bytes)) {
    const auto strict = records::read_json_strictly(bytes);
    must(strict.ok() && *strict == *quick);
  }
  const auto document = records::read_json(bytes);
  if (!document.ok()) return;
  const auto written = records::canonical_json(*document);
  const auto again = records::read_json(written);
  must(again.ok() && records::canonical_json(*again) == written);
  static_cast<void>(registry::read_entry(bytes));
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

void note(std::string_view bytes) {
  static_cast<void>(seals::open_checkpoint(bytes, "fuzz", {}));
  static_cast<void>(seals::VerifierKey::parse(bytes));
  static_cast<void>(seals::read_entry_bundle(bytes));
  if (const auto place = seals::parse_tile_path(bytes)) must(seals::path_of(*place) == bytes);
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

void unique_identifier(std::string_view bytes) {
  for (const auto& identifier : formats::read_unique_identifiers(bytes))
    must(identifier.well_formed() || identifier.expected == 0);
  static_cast<void>(formats::written_form(bytes));
  must(formats::matching_form(bytes) == formats::matching_form(bytes));
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

// What was read out of papers is read again as the same.
void papers(std::string_view bytes) {
  const auto papers = search::read_papers(bytes);
  for (const auto& identifier : papers.identifiers)
    must(search::read_papers(identifier).identifiers == std::vector{identifier});
  for (const auto& code : papers.codes) must(code.digits.size() >= 4 && code.digits.size() <= 10);
}

// What was normalised once stays as it is, and examining it finds the same again.
void examine(std::string_view bytes) {
  static const auto vocabularies = vocabularies::Vocabularies::read(treaty::edition_0());
  static const auto formats = formats::Formats::read(treaty::edition_0(), *vocabularies);
  auto document = records::read_json(bytes);
  if (!document.ok()) return;
  const auto normalised = formats->normalise(*std::move(document));
  must(formats->normalise(normalised.body).body == normalised.body);
  must(formats->examine(normalised.body) == formats->examine(normalised.body));
  const auto* format = formats->of(normalised.body);
  static_cast<void>(formats::read_out(format, *vocabularies, normalised.body));
  static_cast<void>(formats::title_of(format, normalised.body));
  static_cast<void>(formats::summary_of(format, normalised.body));
  if (format == nullptr) return;
  for (const auto& address : formats::link_addresses(*format, normalised.body)) {
    if (const auto name = renditions::parse_attachment_address(address))
      must(renditions::parse_attachment_address(renditions::attachment_address(*name).text())->id ==
           name->id);
  }
}

// A target that was read has no segment that climbs or hides.
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

// What was taken out once is not there the second time, and a picture never grows by more than its turning.
void picture(std::string_view bytes) {
  using namespace engines::inspection;
  constexpr std::size_t turning = 64;
  for (const auto clean : {clean_jpeg, clean_png}) {
    const auto once = clean(bytes);
    must(!once || (once->size() <= bytes.size() + turning && clean(*once) == once));
  }
  const auto tiff = clean_tiff(bytes);
  must(!tiff || tiff->size() == bytes.size());
  must(orientation_of(bytes) <= 8);
}

// The type of a file, and what only looks at its bytes.
void file(std::string_view bytes) {
  using namespace engines::inspection;
  const auto kind = tell_kind(bytes, "a.html");
  must(!kind.ok() || !kind->media.empty());
  static_cast<void>(names_within(bytes));
  static_cast<void>(is_active(bytes));
  const auto decoded = languages::decode(bytes);
  must(!decoded || languages::is_utf8(decoded->text));
  must(languages::beginning(bytes, 3).size() <= 3);
}

// What parent and child say to each other, when one of them is not to be trusted.
void inspection(std::string_view bytes) {
  using namespace engines::inspection;
  if (const auto question = read_question(bytes))
    must(question->bytes.size() + question->file_name.size() < bytes.size());
  const auto answer = read_answer(bytes, "asked");
  if (!answer) return;
  const std::string written = write_answer(*answer);
  const auto again = read_answer(written, "asked");
  must(again.has_value() && write_answer(*again) == written);
}

void po(std::string_view bytes) {
  const auto file = languages::read_po({"x.po", bytes});
  if (file.ok()) {
    for (const auto& entry : file->entries) must(!entry.context.empty() && entry.line > 0);
    static const auto languages = languages::Languages::read(treaty::edition_0());
    for (const auto& language : languages->all()) {
      const auto entries = languages::to_translate(file->entries, *file, language);
      const auto again = languages::read_po({"x.po", languages::write_po(language, entries)});
      must(again.ok() && again->entries.size() == entries.size());
    }
  }
  if (const auto rule = languages::PluralRule::read(3, bytes); rule.ok()) {
    for (const std::int64_t n : {-1, 0, 1, 2, 999, 1'000}) must(rule->form(n) >= 0 && rule->form(n) < 3);
  }
  must(languages::holes(languages::pseudo(bytes)) == languages::holes(bytes));
}

void treaty(std::string_view bytes) {
  static const auto known = vocabularies::Vocabularies::read(treaty::edition_0());
  for (const char* name : {"categories.toml", "glossary.toml", "groups.toml", "languages.toml", "map.toml",
                           "parties.toml", "statements.toml", "vocabularies/x.toml", "formats/x.toml"}) {
    const std::vector<NamedText> files{{name, bytes}};
    static_cast<void>(languages::Languages::read(files));
    static_cast<void>(languages::Glossary::read(files));
    static_cast<void>(vocabularies::Vocabularies::read(files));
    static_cast<void>(formats::Formats::read(files, *known));
  }
}

// What was merged once is known the second time, and the file that is written can be read.
void thesaurus(std::string_view bytes) {
  static const auto known = vocabularies::Vocabularies::read(treaty::edition_0());
  const auto& ours = *known->find("traits");
  const auto document = records::read_json(bytes);
  if (!document.ok()) return;
  const auto terms = formats::read_thesaurus(*document);
  if (!terms.ok()) return;
  const auto merged = formats::merge_thesaurus(ours.terms, *terms);
  must(formats::merge_thesaurus(merged.terms, *terms).added.empty());
  const std::string file = vocabularies::write_vocabulary(ours, merged.terms, {});
  const std::vector<NamedText> files{{"vocabularies/traits.toml", file}};
  must(vocabularies::Vocabularies::read(files).ok());
}

void envelope(std::string_view bytes) {
  static_cast<void>(seals::unpack(bytes));
  const auto opened = seals::open(bytes, seals::sha256(bytes));
  if (opened.ok()) must(opened->content.size() < bytes.size());
}

// What is read in one way only is written again as it was; a password that was refused for its size is
// refused for nothing else; what nobody has made is never taken.
void credential(std::string_view bytes) {
  static const access::CommonPasswords common(passwords::common().front().text);
  static const std::vector<std::string> own{"ana.mota@environment.example", "Clearing-house"};
  static SeededChance chance(1);
  static const auto codes = access::new_code_list(chance, "key", {});
  static const auto invitation = access::new_invitation(chance, Instant::from_milliseconds(1));
  for (const auto& problem : access::weaknesses(bytes, own, common))
    must(problem.kind == Problem::Kind::invalid);
  if (const auto read = seals::from_base32(bytes)) must(seals::to_base32(*read) == bytes);
  if (const auto read = seals::from_base64url(bytes)) must(seals::to_base64url(*read) == bytes);
  if (const auto tidy = seals::tidy_crockford(bytes)) must(seals::tidy_crockford(*tidy) == tidy);
  must(access::source_of(access::source_of(bytes)).size() <= bytes.size() + 8);
  must(!access::take(codes.kept, bytes, "key", {}).ok());
  must(!access::take(invitation.kept, bytes, {}).ok());
  static_cast<void>(access::accepted_step(seals::to_base32(bytes), bytes, {}, {}));
}

// No key that cannot verify comes out of a report, and nothing that was made up signs anybody in.
void passkey(std::string_view bytes) {
  access::CborReader reader(bytes);
  while (reader.skip()) must(reader.rest().size() < bytes.size());
  for (const auto report : {std::optional(bytes), access::report_in_attestation(bytes)}) {
    const auto read = report ? access::read_authenticator_report(*report) : std::nullopt;
    if (read && read->attested)
      must(access::is_public_key(read->attested->algorithm, read->attested->public_key));
  }
  static const access::Expected expected{{"example.org", "https://example.org", "A"},
                                         {std::string(32, '\0'), Instant::from_milliseconds(1)},
                                         {},
                                         {}};
  static const std::vector<access::Passkey> known{
      {"id", std::string(64, 'k'), access::Algorithm::es256, 0, "", {}}};
  if (const auto answer = records::read_json(bytes); answer.ok()) {
    static_cast<void>(access::register_passkey(*answer, expected, {}, "name"));
    must(!access::accept_assertion(*answer, expected, known).ok());
  }
  records::Document response;
  for (const char* name : {"clientDataJSON", "attestationObject", "authenticatorData", "signature"})
    response.set(name, seals::to_base64url(bytes));
  records::Document answer;
  answer.set("rawId", seals::to_base64url("id"));
  answer.set("type", "public-key");
  answer.set("response", std::move(response));
  static SeededChance chance(1);
  static FixedClock clock{Instant()};
  static workspace::MemoryStore store;
  static access::Passkeys passkeys(store, clock, chance, "key", expected.party);
  static access::Account account;
  must(!passkeys.sign_in(bytes, {}).ok());
  must(!passkeys.sign_in(records::canonical_json(answer), {}).ok());
  must(!passkeys.add(account, bytes, "name", {}).ok());
  must(!access::register_passkey(answer, expected, {}, "name").ok());
  must(!access::accept_assertion(answer, expected, known).ok());
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

}  // namespace bch::fuzz
