#include "desk/appointments.h"

#include "desk/typed.h"
#include "portal/parts.h"

namespace bch::desk {

std::string role_name(const Visit& visit, std::string_view role) {
  const auto* known = visit.tools.roles.find(role);
  return known == nullptr ? std::string(role)
                          : portal::label(visit.reader(), {known->context(), known->english});
}

std::string first_day(const Visit& visit, const access::Appointment& appointment) {
  return visit.reader().dates.long_date(day_for(visit, appointment.from, appointment.party));
}

std::string last_day(const Visit& visit, const access::Appointment& appointment) {
  if (!appointment.until) return {};
  const auto last = Instant::from_milliseconds(appointment.until->milliseconds() - 1);
  return visit.reader().dates.long_date(day_for(visit, last, appointment.party));
}

Html appointed_to(Visit& visit, const access::Appointment& appointment) {
  Html said = html("{}", role_name(visit, appointment.role));
  if (!appointment.party.empty()) said += html(" · {}", portal::party_name(visit.reading, appointment.party));
  for (const auto& format : appointment.formats) {
    const auto* known = visit.reading.sources.formats.find(format);
    said += html(" · {}", known == nullptr ? format.value() : portal::label(visit.reader(), known->plural));
  }
  return said;
}

Html appointment_list(Visit& visit, const std::vector<access::Appointment>& appointments) {
  Html items;
  for (const auto& appointment : appointments) {
    if (appointment.has_ended(visit.now)) continue;
    Html said = appointed_to(visit, appointment);
    if (appointment.until)
      said += html(" · {}", visit.say("appointment.until", {{"date", last_day(visit, appointment)}}));
    if (visit.now < appointment.from)
      said += html(" · {}", visit.say("appointment.from", {{"date", first_day(visit, appointment)}}));
    if (appointment.is_delegated) said += html(" · {}", visit.say("appointment.delegated"));
    items += html("<li>{}</li>", said);
  }
  return items.empty() ? items : html("<ul class=\"appointments\">{}</ul>", items);
}

Html ended_appointments(Visit& visit, const std::vector<access::Appointment>& appointments) {
  Html items;
  for (const auto& appointment : appointments) {
    if (!appointment.has_ended(visit.now)) continue;
    items += html("<li>{} · {}</li>", appointed_to(visit, appointment),
                  visit.say("appointment.ended", {{"from", first_day(visit, appointment)},
                                                  {"until", last_day(visit, appointment)}}));
  }
  if (items.empty()) return items;
  return html("<details><summary>{}</summary><ul class=\"appointments\">{}</ul></details>",
              visit.say("appointment.ended-ones"), items);
}

}  // namespace bch::desk
