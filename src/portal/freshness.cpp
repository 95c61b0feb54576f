#include "portal/freshness.h"

#include "portal/categories.h"
#include "portal/lists.h"
#include "renditions/confirmation.h"

namespace bch::portal {
namespace {

using renditions::Confirmation;

// The content is read only where the journal alone does not tell.
Result<Confirmation::Stage> stage_of(Visit& visit, const formats::Format& format,
                                     const records::RecordId& record) {
  const auto latest = TRY(visit.sources.registry.latest(record));
  if (!latest) return Confirmation::Stage::none;
  const auto asked = renditions::months_later(day_of(latest->entry.time), *format.confirm_after_months);
  if (visit.today() < asked) return Confirmation::Stage::due;
  const auto found = visit.library.find(record);
  if (!found.ok()) return Confirmation::Stage::none;
  return renditions::confirmation_of(*found, visit.today()).stage;
}

}  // namespace

Result<Freshness> freshness_of(Visit& visit, const formats::Format& format, const records::PartyId& party,
                               std::size_t count) {
  const auto answer =
      TRY(visit.ask(newest_of(visit.reader, &format, party, format.confirm_after_months ? count : 1)));
  Freshness freshness;
  if (!answer.hits.empty()) freshness.newest = date_of(visit, answer.hits.front());
  if (!format.confirm_after_months) return freshness;
  for (const auto& hit : answer.hits) {
    switch (TRY(stage_of(visit, format, hit))) {
      case Confirmation::Stage::asked:
        ++freshness.asked;
        break;
      case Confirmation::Stage::not_confirmed:
        ++freshness.not_confirmed;
        break;
      default:
        ++freshness.current;
    }
  }
  return freshness;
}

std::string freshness_line(const Reader& reader, const formats::Format& format, const Freshness& freshness) {
  std::string line;
  const auto add = [&](const std::string& said) { line += (line.empty() ? "" : " · ") + said; };
  const auto number = [&](std::size_t count) {
    return reader.catalogue.number(static_cast<std::int64_t>(count));
  };
  if (freshness.newest)
    add(reader.say("freshness.newest", {{"date", reader.dates.short_date(*freshness.newest)}}));
  if (freshness.current > 0 && format.confirm_after_months)
    add(reader.say("freshness.current",
                   {{"months", number(static_cast<std::size_t>(*format.confirm_after_months))},
                    {"count", number(freshness.current)}}));
  if (freshness.asked > 0) add(reader.say("freshness.asked", {{"count", number(freshness.asked)}}));
  if (freshness.not_confirmed > 0)
    add(reader.say("freshness.not-confirmed", {{"count", number(freshness.not_confirmed)}}));
  return line;
}

}  // namespace bch::portal
