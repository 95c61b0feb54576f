#include "desk/withheld.h"

#include "desk/typed.h"
#include "formats/withholding.h"
#include "portal/parts.h"

#include <algorithm>

namespace bch::desk {

bool sees_withheld(const Visit& visit, const records::PartyId& party, const records::FormatId& format) {
  const access::Subject subject{party, format, true, {}};
  return visit.is_of(party) &&
         (visit.may(access::Act::draft, subject) || visit.may(access::Act::publish, subject));
}

bool sees_withheld(const Visit& visit, const Draft& draft) {
  if (!visit.person) return false;
  const bool is_hers = draft.purpose == publication::Purpose::publish &&
                       draft.owner == visit.person->account.id;  // nothing of before comes back in it
  return is_hers || !draft.is_national || sees_withheld(visit, draft.party, draft.format);
}

bool sees_some_withheld(const Visit& visit, const records::PartyId& party) {
  return visit.is_of(party) &&
         std::ranges::any_of(visit.reading.sources.formats.all(), [&](const formats::Format* format) {
           return publication::is_national(*format) && sees_withheld(visit, party, format->id);
         });
}

records::Document seen(const Visit& visit, const Draft& draft, records::Document body) {
  return sees_withheld(visit, draft) ? std::move(body) : formats::parted(std::move(body)).body;
}

Result<std::vector<publication::WithheldAnswer>> withheld_by(const Visit& visit,
                                                             const records::PartyId& party) {
  std::vector<publication::WithheldAnswer> in_force;
  for (auto& answer : TRY(visit.tools.vault.of_party(party))) {
    if (!sees_withheld(visit, party, answer.format)) continue;
    const auto latest = TRY(visit.reading.sources.registry.latest(answer.record));
    const bool is_newest =
        latest && latest->entry.revision == answer.revision && latest->entry.known() != registry::Kind::erase;
    if (is_newest) in_force.push_back(std::move(answer));
  }
  return in_force;
}

bool is_due(const Visit& visit, const publication::WithheldAnswer& answer) {
  const auto until = parse_civil_date(answer.until);
  return until && *until <= day_for(visit, visit.now, answer.party);
}

std::string field_name(const Visit& visit, const formats::Format* format, const std::string& path) {
  const auto* field = format == nullptr ? nullptr : format->field(path);
  return field == nullptr ? path : portal::label(visit.reader(), field->label);
}

}  // namespace bch::desk
