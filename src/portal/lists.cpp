#include "portal/lists.h"

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

Html said(const std::string& language, const std::vector<search::Piece>& pieces) {
  if (language.empty()) return html("<div dir=\"auto\">{}</div>", marked(pieces));
  return html("<div lang=\"{}\" dir=\"{}\">{}</div>", language,
              languages::dir(languages::direction_of_tag(language)), marked(pieces));
}

// Where what was sought stands, or else the beginning of its summary.
Html summary(Visit& visit, const renditions::Record& record, const std::vector<std::string>& sought) {
  const Reader& reader = visit.reader;
  if (!sought.empty()) {
    const auto texts = search::texts_of(visit.sources.formats, record.body);
    if (const auto found = search::excerpt(texts, sought, reader.tag(), snippet_bytes))
      return said(found->language, found->pieces);
  }
  const auto text = formats::summary_of(record.format, record.body);
  const auto* chosen = languages::choose(text, reader.language, reader.languages);
  if (chosen == nullptr) return {};
  return said(chosen->language, search::snippet(chosen->text, sought, snippet_bytes));
}

}  // namespace

Html record_line(Visit& visit, const records::RecordId& id, const std::vector<std::string>& sought) {
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
              summary(visit, *record, sought));
}

Html record_list(Visit& visit, const std::vector<records::RecordId>& found,
                 const std::vector<std::string>& sought) {
  Html lines;
  for (const auto& record : found) lines += record_line(visit, record, sought);
  return lines.empty() ? Html() : html("<ul class=\"hits\">{}</ul>", lines);
}

search::Question newest_of(const Reader& reader, const formats::Format* format, const records::PartyId& party,
                           std::size_t at_most) {
  search::Question question;
  question.language = reader.tag();
  question.order = search::Order::newest;
  question.page_size = at_most;
  if (format != nullptr) question = question.with({std::string(search::facet::format), format->id.value()});
  if (!party.empty()) question = question.with({std::string(search::facet::party), party.value()});
  return question;
}

}  // namespace bch::portal
