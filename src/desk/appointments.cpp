#include "desk/appointments.h"

#include "portal/parts.h"

namespace bch::desk {

std::string role_name(const Visit& visit, std::string_view role) {
  const auto* known = visit.tools.roles.find(role);
  return known == nullptr ? std::string(role)
                          : portal::label(visit.reader(), {known->context(), known->english});
}

Html appointment_list(Visit& visit, const std::vector<access::Appointment>& appointments) {
  Html items;
  for (const auto& appointment : appointments) {
    if (appointment.until && *appointment.until <= visit.now) continue;
    Html said = html("{}", role_name(visit, appointment.role));
    if (!appointment.party.empty())
      said += html(" · {}", portal::party_name(visit.reading, appointment.party));
    for (const auto& format : appointment.formats) {
      const auto* known = visit.reading.sources.formats.find(format);
      said += html(" · {}", known == nullptr ? format.value() : portal::label(visit.reader(), known->plural));
    }
    const auto date = [&](Instant instant) { return visit.reader().dates.long_date(day_of(instant)); };
    if (appointment.until)
      said += html(" · {}", visit.say("appointment.until", {{"date", date(*appointment.until)}}));
    if (visit.now < appointment.from)
      said += html(" · {}", visit.say("appointment.from", {{"date", date(appointment.from)}}));
    items += html("<li>{}</li>", said);
  }
  return items.empty() ? items : html("<ul class=\"appointments\">{}</ul>", items);
}

}  // namespace bch::desk
