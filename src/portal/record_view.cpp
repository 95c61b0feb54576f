#include "portal/record_view.h"

#include "languages/enumeration.h"
#include "portal/lists.h"
#include "portal/parts.h"
#include "renditions/addresses.h"

namespace bch::portal {
namespace {

constexpr std::size_t referring_shown = 20;

// What a reader has to know before reading: demonstration, old revision, withdrawn.
Html notices(Visit& visit, const renditions::Record& record) {
  const Reader& reader = visit.reader;
  Html notices;
  if (record.is_demonstration) {
    notices += html("<p class=\"notice\">{}</p>", say_statement(visit, renditions::statement::demonstration));
  }
  if (record.standing == renditions::Standing::withdrawn) {
    const auto& party = record.entry().party;
    notices +=
        html("<p class=\"notice\">{}</p>",
             party.empty() ? reader.say("record.withdrawn")
                           : say_statement(visit, renditions::statement::withdrawn_by,
                                           {{"party", party_name(visit, party)},
                                            {"date", reader.dates.long_date(day_of(record.changed))},
                                            {"revision", reader.catalogue.number(record.entry().revision)}}));
  }
  if (record.standing == renditions::Standing::superseded) {
    notices +=
        html("<p class=\"notice\">{} <a href=\"{}\">{}</a></p>", reader.say("record.superseded"),
             renditions::record_address(reader.tag(), *record.entry().number), reader.say("record.newest"));
  }
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
  if (record.format != nullptr)
    facts += html("<dt>{}</dt><dd>{}</dd>", reader.say("record.kind"), label(reader, record.format->title));
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

Html downloads(const Reader& reader, const records::PublicNumber& number) {
  const Url address = renditions::record_address(reader.tag(), number);
  return html(
      "<p class=\"quiet\">{} <a href=\"{}\" type=\"application/json\">JSON</a> · <a href=\"{}\" "
      "type=\"text/plain\">{}</a></p>",
      reader.say("record.also-as"), address.suffixed(".json"), address.suffixed(".txt"),
      reader.say("record.plain-text"));
}

}  // namespace

Html record_view(Visit& visit, const renditions::Record& record) {
  const Reader& reader = visit.reader;
  const registry::Entry& entry = record.entry();
  Html view = html("<h1>{}</h1>", record.title.empty() ? html("{}", records::to_text(*entry.number))
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
  auto number = *entry.number;
  if (record.standing == renditions::Standing::superseded) number.revision = entry.revision;
  view += downloads(reader, number);
  view += fields(visit, formats::read_out(record.format, visit.sources.formats.vocabularies(), record.body));
  if (record.format != nullptr && record.format->has(formats::Aspect::is_species))
    view += html("<p class=\"quiet\">{}</p>", say_statement(visit, renditions::statement::centres_of_origin));
  return view;
}

Result<Html> referring_view(Visit& visit, const records::RecordId& record) {
  Html view;
  for (const formats::Format* format : visit.sources.formats.all()) {
    auto question = newest_of(visit.reader, format, {}, referring_shown);
    question.refers_to = {record};
    const auto answer = TRY(visit.ask(question));
    if (answer.total == 0) continue;
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
