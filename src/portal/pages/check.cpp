// Whether a short text that somebody received is of a record as it was published here: asked by its number
// and its check code, or by the whole text.

#include "base/limits.h"
#include "portal/pages.h"
#include "portal/parts.h"
#include "renditions/addresses.h"
#include "renditions/check_code.h"
#include "renditions/short_text.h"

#include <algorithm>
#include <cctype>
#include <vector>

namespace bch::portal {
namespace {

bool belongs_to_a_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-';
}

// Runs of letters, digits and hyphens.
std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const auto begin = static_cast<std::size_t>(std::ranges::find_if(text, belongs_to_a_word) - text.begin());
    text.remove_prefix(begin);
    const auto end =
        static_cast<std::size_t>(std::ranges::find_if_not(text, belongs_to_a_word) - text.begin());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return words;
}

Html form(const Reader& reader, std::string_view pasted) {
  return html(
      "<form class=\"tall\" action=\"{}\"><label for=\"message\">{}</label><textarea id=\"message\" "
      "name=\"message\" rows=\"6\" maxlength=\"2000\" dir=\"auto\">{}</textarea><button>{}</button></form>",
      renditions::check_address(reader.tag()), reader.say("check.message"), pasted,
      reader.say("check.button"));
}

// The record that the text names, and whether one of its words is the code of that revision.
Result<Html> verdict(Visit& visit, std::string_view pasted) {
  const Reader& reader = visit.reader;
  const auto words = words_of(pasted);
  std::optional<records::PublicNumber> number;
  for (const auto word : words) {
    if (!number) number = records::parse_public_number(word);
  }
  if (!number) return html("<p class=\"notice\">{}</p>", reader.say("check.no-number"));
  const auto record = TRY(visit.library.find(*number));
  const bool is_so = std::ranges::any_of(
      words, [&](std::string_view word) { return renditions::is_check_code(word, record.version().leaf); });
  auto shown = *record.entry().number;
  shown.revision = record.entry().revision;
  Html said = html(
      "<p class=\"notice\"><b>{}</b></p>",
      reader.say(is_so ? "check.confirmed" : "check.not-confirmed", {{"number", records::to_text(shown)}}));
  said += html("<h2>{}</h2><pre class=\"short\" dir=\"auto\">{}</pre><p><a href=\"{}\">{}</a></p>",
               reader.say("check.as-published"),
               renditions::short_text(reader, visit.library, record, visit.sources.node.site, visit.today()),
               renditions::record_address(reader.tag(), shown),
               title(reader, record.title, *record.entry().number));
  return said;
}

}  // namespace

Result<Page> check_page(Visit& visit) {
  const Reader& reader = visit.reader;
  const std::string_view message = visit.request.query.find("message");
  const std::string_view pasted = message.substr(0, 2 * limits::short_text_bytes);
  Page page;
  page.title = reader.say("check.title");
  page.body = html("<h1>{}</h1><p>{}</p>", page.title, reader.say("check.introduction"));
  if (!pasted.empty()) page.body += TRY(verdict(visit, pasted));
  page.body += form(reader, pasted);
  page.is_demonstration = visit.sources.node.is_demonstration;
  return page;
}

}  // namespace bch::portal
