#include "portal/lists.h"

#include "languages/words.h"
#include "portal/parts.h"
#include "renditions/addresses.h"
#include "search/snippet.h"

namespace bch::portal {
namespace {

constexpr std::size_t snippet_bytes = 220;

Html marked(const std::vector<search::Piece>& pieces) {
  Html said;
  for (const auto& piece : pieces)
    said += piece.marked ? html("<mark>{}</mark>", piece.text) : html("{}", piece.text);
  return said;
}

Html summary(const Reader& reader, const renditions::Record& record, std::string_view words) {
  const auto text = formats::summary_of(record.format, record.body);
  const auto* chosen = languages::choose(text, reader.language, reader.languages);
  if (chosen == nullptr) return {};
  const auto said = marked(search::snippet(chosen->text, languages::words(words), snippet_bytes));
  return html("<div lang=\"{}\" dir=\"{}\">{}</div>", chosen->language,
              languages::dir(languages::direction_of_tag(chosen->language)), said);
}

}  // namespace

Html record_line(Visit& visit, const records::RecordId& id, std::string_view words) {
  const Reader& reader = visit.reader;
  const auto record = visit.library.find(id);
  if (!record.ok() || !record->entry().number) return {};
  Html meta = html("<bdi dir=\"ltr\">{}</bdi>", records::to_text(*record->entry().number));
  if (record->format != nullptr) meta += html(" · {}", label(reader, record->format->title));
  if (!record->entry().party.empty()) {
    meta += html(" · {}", party_link(visit, record->entry().party));
  }
  if (const auto date = formats::date_of(record->format, record->body))
    meta += html(" · {}", reader.dates.short_date(*date));
  if (record->is_demonstration) meta += html(" {}", demonstration_tag(reader));
  return html("<li>{}<div class=\"meta\">{}</div>{}</li>", record_link(visit, id), meta,
              summary(reader, *record, words));
}

Html record_list(Visit& visit, const std::vector<records::RecordId>& found, std::string_view words) {
  Html lines;
  for (const auto& record : found) lines += record_line(visit, record, words);
  return lines.empty() ? Html() : html("<ul class=\"hits\">{}</ul>", lines);
}

search::Question newest_of(const Reader& reader, const formats::Format* format, const records::PartyId& party,
                           std::size_t at_most) {
  search::Question question;
  question.language = reader.tag();
  question.order = search::Order::newest;
  question.page_size = at_most;
  if (format != nullptr) question = question.with({std::string(search::format_facet), format->id.value()});
  if (!party.empty()) question = question.with({std::string(search::party_facet), party.value()});
  return question;
}

}  // namespace bch::portal
