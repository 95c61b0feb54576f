#include "access/permission.h"

#include <algorithm>

namespace bch::access {
namespace {

bool extends_to(const Role& role, const Subject& subject) {
  if (subject.format.empty()) return true;
  return role.records == Records::all || (role.records == Records::national) == subject.is_national;
}

bool covers(const Role& role, const Appointment& appointment, const Subject& subject) {
  if (role.of_government && appointment.party != subject.party) return false;
  if (!extends_to(role, subject)) return false;
  return appointment.formats.empty() || subject.format.empty() ||
         std::ranges::find(appointment.formats, subject.format) != appointment.formats.end();
}

// Records of Governments are theirs: a role of the node writes one only on a Government's instruction.
bool is_theirs(const Role& role, Act act, const Subject& subject) {
  const bool writes = act == Act::draft || act == Act::request || act == Act::publish;
  return !role.of_government && subject.is_national && !subject.format.empty() && writes;
}

bool everybody_may(const Account& account, Act act, const Subject& subject) {
  const bool is_own = !account.id.empty() && subject.owner == account.id;
  return is_own && !subject.is_national && (act == Act::draft || act == Act::comment || act == Act::request);
}

}  // namespace

bool may(const Roles& roles, const Account& account, Act act, const Subject& subject, Instant now) {
  if (account.is_closed) return false;
  if (everybody_may(account, act, subject)) return true;
  return std::ranges::any_of(account.appointments, [&](const Appointment& appointment) {
    const Role* role = roles.find(appointment.role);
    if (role == nullptr || !appointment.holds(now) || !covers(*role, appointment, subject)) return false;
    if (is_theirs(*role, act, subject)) return role->may(Act::instruct);
    return role->may(act);
  });
}

bool may_somewhere(const Roles& roles, const Account& account, Act act, Instant now) {
  if (account.is_closed) return false;
  return std::ranges::any_of(account.appointments, [&](const Appointment& appointment) {
    const Role* role = roles.find(appointment.role);
    return role != nullptr && appointment.holds(now) && role->may(act);
  });
}

std::vector<records::PartyId> parties_of(const Account& account, Instant now) {
  std::vector<records::PartyId> parties;
  for (const auto& appointment : account.appointments) {
    const bool is_new = std::ranges::find(parties, appointment.party) == parties.end();
    if (!appointment.party.empty() && appointment.holds(now) && is_new) parties.push_back(appointment.party);
  }
  return parties;
}

}  // namespace bch::access
