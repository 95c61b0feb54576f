#include "portal/record_view.h"

#include "languages/enumeration.h"
#include "portal/lists.h"
#include "portal/parts.h"
#include "renditions/addresses.h"
#include "renditions/attachments.h"
#include "renditions/confirmation.h"

#include <algorithm>
#include <array>

namespace bch::portal {
namespace {

constexpr std::size_t referring_shown = 20;

// The files that were published with the record, by what its links call them.
std::map<std::string, registry::Sealed> files_of(const renditions::Record& record) {
  std::map<std::string, registry::Sealed> files;
  const auto& attachments = record.entry().attachments;
  if (record.format == nullptr || attachments.empty()) return files;
  const auto ids = renditions::attachment_ids(*record.format, record.body(), record.entry().record);
  for (std::size_t i = 0; i < std::min(ids.size(), attachments.size()); ++i)
    files.emplace(ids[i], attachments[i]);
  return files;
}

// What a reader has to know before reading: demonstration, old revision, withdrawn.
Html notices(Visit& visit, const renditions::Record& record) {
  const Reader& reader = visit.reader;
  Html notices;
  if (record.is_demonstration) {
    notices += html("<p class=\"notice\">{}</p>", say_statement(visit, renditions::statement::demonstration));
  }
  if (record.standing == renditions::Standing::superseded) {
    notices +=
        html("<p class=\"notice\">{} <a href=\"{}\">{}</a></p>", reader.say("record.superseded"),
             renditions::record_address(reader.tag(), *record.entry().number), reader.say("record.newest"));
  }
  for (const auto& sentence : renditions::standing_sentences(reader, visit.library, record, visit.today()))
    notices += html("<p class=\"notice\">{}</p>", sentence);
  if (record.format != nullptr && record.format->has(formats::Aspect::is_independent))
    notices += html("<p class=\"notice\">{}</p>",
                    say_statement(visit, renditions::statement::independent_assessment));
  if (record.format == nullptr)
    notices += html("<p class=\"notice\">{}</p>", reader.say("record.unknown-format"));
  return notices;
}

Html facts(Visit& visit, const renditions::Record& record) {
  const Reader& reader = visit.reader;
  const registry::Entry& entry = record.entry();
  Html facts = html("<dt>{}</dt><dd><bdi dir=\"ltr\">{}</bdi></dd>", reader.say("record.number"),
                    records::to_text(*entry.number));
  if (!entry.party.empty())
    facts += html("<dt>{}</dt><dd>{}</dd>", reader.say("page.country"), party_link(visit, entry.party));
  facts +=
      html("<dt>{}</dt><dd>{}</dd>", reader.say("record.revision"), reader.catalogue.number(entry.revision));
  facts +=
      html("<dt>{}</dt><dd>{}</dd>", reader.say("record.published"), reader.dates.long_instant(entry.time));
  std::vector<std::string> languages;
  for (const auto& tag : entry.languages) languages.push_back(languages::language_name(tag, reader.language));
  if (!languages.empty())
    facts += html("<dt>{}</dt><dd>{}</dd>", reader.say("record.languages"),
                  languages::enumeration(languages, reader.language));
  return html("<dl class=\"fields\">{}</dl>", facts);
}

// Everything else that there is to know of the record, a page each.
struct PartOfRecord {
  std::string_view part;
  std::string_view key;
};
constexpr std::array parts{
    PartOfRecord{"history", "record.history"},   PartOfRecord{"languages", "record.side-by-side"},
    PartOfRecord{"short", "record.short-text"},  PartOfRecord{"proof", "record.proof"},
    PartOfRecord{"ask", "record.ask-or-report"},
};

Html ways(const Reader& reader, const renditions::Record& record) {
  const auto number = shown_number(record);
  Html items;
  for (const auto& [part, key] : parts) {
    if (part == std::string_view("languages") && record.entry().languages.size() < 2) continue;
    items += html("<li><a href=\"{}\">{}</a></li>",
                  renditions::record_part_address(reader.tag(), number, part), reader.say(key));
  }
  items += html("<li><a href=\"{}\">{}</a></li>", renditions::record_desk_address(reader.tag(), number),
                reader.say("record.for-owner"));
  const Url address = renditions::record_address(reader.tag(), number);
  items += html(
      "<li><a href=\"{}\" type=\"text/plain\">{}</a></li><li><a href=\"{}\" "
      "type=\"application/json\">JSON</a></li>",
      address.suffixed(".txt"), reader.say("record.plain-text"), address.suffixed(".json"));
  return html("<nav class=\"parts\" aria-label=\"{}\"><ul>{}</ul></nav>", reader.say("record.parts"), items);
}

// How somebody cites the record, so that another finds exactly this text.
Html citation(Visit& visit, const renditions::Record& record) {
  const Reader& reader = visit.reader;
  const auto& entry = record.entry();
  auto number = *entry.number;
  number.revision = entry.revision;
  const std::string who = entry.party.empty() ? visit.sources.node.name : party_name(visit, entry.party);
  const std::string cited =
      reader.say("record.cited", {{"who", who},
                                  {"title", title(reader, record.title, *entry.number)},
                                  {"number", records::to_text(number)},
                                  {"site", visit.sources.node.name},
                                  {"date", reader.dates.long_date(day_of(entry.time))},
                                  {"position", std::to_string(record.version().position)},
                                  {"hash", record.version().leaf.hex()}});
  return html("<section><h2>{}</h2><p class=\"cited\">{}</p></section>", reader.say("record.cite"), cited);
}

}  // namespace

Html record_view(Visit& visit, const renditions::Record& record) {
  const Reader& reader = visit.reader;
  const registry::Entry& entry = record.entry();
  visit.files = files_of(record);
  Html view = record.format == nullptr
                  ? Html()
                  : html("<p class=\"kind\">{}</p>", label(reader, record.format->title));
  view += html("<h1>{}</h1>", record.title.empty() ? html("{}", records::to_text(*entry.number))
                                                   : reader.text(record.title));
  view += notices(visit, record) + facts(visit, record);
  if (!entry.party.empty()) {
    const auto* party = visit.sources.formats.vocabularies().party(entry.party);
    view += html("<p class=\"quiet\">{}</p>", say_statement(visit,
                                                            party != nullptr && party->is_union
                                                                ? renditions::statement::responsibility_union
                                                                : renditions::statement::responsibility,
                                                            {{"party", party_name(visit, entry.party)}}));
  }
  view += ways(reader, record);
  view += fields(visit, record.parts());
  if (record.format != nullptr && record.format->has(formats::Aspect::is_species))
    view += html("<p class=\"quiet\">{}</p>", say_statement(visit, renditions::statement::centres_of_origin));
  return view + citation(visit, record);
}

Result<renditions::Record> asked_record(Visit& visit) {
  const auto number = records::parse_public_number(visit.captures.find("number"));
  if (!number) return Problem{Problem::Kind::not_found, "record.not-found", {}};
  return visit.library.find(*number);
}

records::PublicNumber shown_number(const renditions::Record& record) {
  auto number = *record.entry().number;
  if (record.standing == renditions::Standing::superseded) number.revision = record.entry().revision;
  return number;
}

Page page_about(Visit& visit, const renditions::Record& record, std::string_view title_key) {
  const Reader& reader = visit.reader;
  const auto number = shown_number(record);
  Page page;
  page.title = reader.say(title_key) + ": " + records::to_text(number);
  page.is_demonstration = record.is_demonstration;
  page.body = html("<p class=\"kind\"><a href=\"{}\">{}</a> · <bdi dir=\"ltr\">{}</bdi></p><h1>{}</h1>",
                   renditions::record_address(reader.tag(), number),
                   title(reader, record.title, *record.entry().number), records::to_text(number),
                   reader.say(title_key));
  return page;
}

Result<Html> referring_view(Visit& visit, const records::RecordId& record) {
  auto of_any = newest_of(visit.reader, nullptr, {}, 0);
  of_any.refers_to = {record};
  of_any.counted = {std::string(search::facet::format)};
  const auto kinds = TRY(visit.ask(of_any));
  Html view;
  for (const formats::Format* format : visit.sources.formats.all()) {
    if (kinds.count(search::facet::format, format->id.value()) == 0) continue;
    auto question = newest_of(visit.reader, format, {}, referring_shown);
    question.refers_to = {record};
    const auto answer = TRY(visit.ask(question));
    view += html("<h3>{} <span class=\"quiet\">{}</span></h3>{}", label(visit.reader, format->plural),
                 visit.reader.catalogue.number(static_cast<std::int64_t>(answer.total)),
                 record_list(visit, answer.hits));
    if (answer.total > referring_shown) {
      view += html("<p><a href=\"{}\">{}</a></p>", renditions::search_address(visit.reader.tag(), question),
                   visit.reader.say("list.all"));
    }
  }
  return view.empty() ? view
                      : html("<section><h2>{}</h2>{}</section>", visit.reader.say("record.referring"), view);
}

}  // namespace bch::portal
