#include "desk/typed.h"

#include "base/limits.h"
#include "desk/civil_days.h"

namespace bch::desk {
namespace {

std::string_view zone_of(const Visit& visit, const records::PartyId& party) {
  const auto* known = visit.reading.sources.formats.vocabularies().party(party);
  return known == nullptr ? std::string_view() : std::string_view(known->time_zone);
}

std::string_view without_spaces_around(std::string_view text) {
  constexpr std::string_view spaces = " \t\r\n";
  const auto from = text.find_first_not_of(spaces);
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(spaces) - from + 1);
}

}  // namespace

Result<std::string> typed_text(const Visit& visit, std::string_view name, std::string_view label,
                               std::size_t at_most) {
  const auto text = without_spaces_around(visit.form.find(name));
  if (text.size() <= at_most) return std::string(text);
  return Problem{Problem::Kind::invalid,
                 "desk.too-long",
                 {{"field", visit.say(label)}, {"limit", std::to_string(at_most)}}};
}

Result<std::string> typed_email(const Visit& visit, std::string_view name) {
  auto email = TRY(typed_text(visit, name, "account.email", limits::name_bytes));
  if (email.empty() || Url::mailbox(email)) return email;
  return Problem{Problem::Kind::invalid, "account.bad-email", {}};
}

Result<std::optional<CivilDate>> typed_date(const Visit& visit, std::string_view name,
                                            std::string_view label) {
  const auto text = without_spaces_around(visit.form.find(name));
  if (text.empty()) return std::optional<CivilDate>();
  const auto date = parse_civil_date(text);
  if (date && date->day != 0) return date;
  return Problem{Problem::Kind::invalid, "desk.bad-date", {{"field", visit.say(label)}}};
}

Result<const vocabularies::Party*> typed_party(const Visit& visit, std::string_view text) {
  if (text.empty()) return nullptr;
  const auto* party = visit.reading.sources.formats.vocabularies().with_code(text);
  if (party != nullptr) return party;
  return Problem{Problem::Kind::invalid, "desk.no-such-country", {}};
}

CivilDate day_for(const Visit& visit, Instant instant, const records::PartyId& party) {
  return day_at(instant, zone_of(visit, party));
}

Instant begin_of(const Visit& visit, const CivilDate& day, const records::PartyId& party) {
  return begin_of_day(day, zone_of(visit, party));
}

Instant end_of(const Visit& visit, const CivilDate& day, const records::PartyId& party) {
  return begin_of_day(day_after(day), zone_of(visit, party));
}

}  // namespace bch::desk
