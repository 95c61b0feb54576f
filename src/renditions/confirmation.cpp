#include "renditions/confirmation.h"

#include "formats/labels.h"
#include "renditions/addresses.h"
#include "renditions/format_text.h"
#include "renditions/statements.h"

#include <algorithm>
#include <chrono>

namespace bch::renditions {

CivilDate months_later(CivilDate day, int months) {
  namespace chrono = std::chrono;
  const auto month =
      chrono::year(day.year) / chrono::month(static_cast<unsigned>(day.month)) + chrono::months(months);
  const auto last = chrono::year_month_day(month / chrono::last).day();
  const auto kept = std::min(chrono::day(static_cast<unsigned>(day.day)), last);
  return {static_cast<int>(month.year()), static_cast<int>(static_cast<unsigned>(month.month())),
          static_cast<int>(static_cast<unsigned>(kept))};
}

Confirmation confirmation_of(const formats::Format& format, const records::Document& body, Instant confirmed,
                             CivilDate today) {
  using Stage = Confirmation::Stage;
  if (!format.confirm_after_months || !format.to_confirm.holds(body)) return {};
  const CivilDate asked = months_later(day_of(confirmed), *format.confirm_after_months);
  const CivilDate ended =
      months_later(day_of(confirmed), *format.confirm_after_months + format.confirm_within_months);
  if (today < asked) return {Stage::due, asked};
  if (today < ended) return {Stage::asked, asked};
  return {Stage::not_confirmed, ended};
}

Confirmation confirmation_of(const Record& record, CivilDate today) {
  if (record.format == nullptr || record.standing != Standing::current) return {};
  return confirmation_of(*record.format, record.body(), record.confirmed.value_or(record.entry().time),
                         today);
}

namespace {

std::string party_name(const Reader& reader, const Library& library, const records::PartyId& party) {
  const auto* known = library.formats().vocabularies().party(party);
  return known == nullptr ? country_code(party) : say_label(reader, formats::label_of(party, known));
}

std::string withdrawal_sentence(const Reader& reader, const Library& library, const Record& record) {
  const auto& party = record.entry().party;
  if (party.empty()) return reader.say("record.withdrawn");
  return say_statement(reader, library.formats().vocabularies(),
                       record.is_retired ? statement::retired : statement::withdrawn_by,
                       {{"party", party_name(reader, library, party)},
                        {"date", reader.dates.long_date(day_of(record.changed))},
                        {"revision", reader.catalogue.number(record.entry().revision)}});
}

}  // namespace

std::vector<std::string> standing_sentences(const Reader& reader, const Library& library,
                                            const Record& record, CivilDate today) {
  std::vector<std::string> sentences;
  if (record.standing == Standing::withdrawn)
    sentences.push_back(withdrawal_sentence(reader, library, record));
  const auto& party = record.entry().party;
  if (record.is_on_instruction && !party.empty()) {
    sentences.push_back(say_statement(reader, library.formats().vocabularies(), statement::on_behalf,
                                      {{"party", party_name(reader, library, party)}}));
  }
  if (record.is_pending) sentences.push_back(reader.say("record.pending"));
  if (record.confirmed)
    sentences.push_back(
        reader.say("record.confirmed-on", {{"date", reader.dates.long_date(day_of(*record.confirmed))}}));
  const auto confirmation = confirmation_of(record, today);
  if (confirmation.stage == Confirmation::Stage::not_confirmed)
    sentences.push_back(
        reader.say("record.not-confirmed", {{"date", reader.dates.long_date(confirmation.since)}}));
  return sentences;
}

}  // namespace bch::renditions
