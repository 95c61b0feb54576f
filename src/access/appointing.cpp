#include "access/appointing.h"

#include "access/permission.h"

#include <algorithm>

namespace bch::access {
namespace {

using Formats = std::vector<records::FormatId>;

// Whether what `given` is narrowed to lies within what `held` is narrowed to.
bool lies_within(const Formats& given, const Formats& held) {
  if (held.empty()) return true;
  return !given.empty() && std::ranges::all_of(given, [&](const records::FormatId& format) {
    return std::ranges::find(held, format) != held.end();
  });
}

bool is_for(const Role& role, const Appointment& appointment, const records::PartyId& party) {
  return !role.of_government || appointment.party == party;
}

// By which of her appointments she may do it for that Government; empty: by none.
std::vector<const Appointment*> by_which(const Roles& roles, const Account& account, Act act,
                                         const records::PartyId& party, Instant now) {
  std::vector<const Appointment*> held;
  for (const auto& appointment : account.appointments) {
    const Role* role = roles.find(appointment.role);
    if (role != nullptr && appointment.holds(now) && role->may(act) && is_for(*role, appointment, party))
      held.push_back(&appointment);
  }
  return held;
}

bool any_covers(const std::vector<const Appointment*>& held, const Formats& formats) {
  return std::ranges::any_of(
      held, [&](const Appointment* appointment) { return lies_within(formats, appointment->formats); });
}

// Her own appointment to that role, made by designation; nullptr when there is none.
const Appointment* held_herself(const Account& account, std::string_view role, const records::PartyId& party,
                                Instant now) {
  const auto found = std::ranges::find_if(account.appointments, [&](const Appointment& appointment) {
    return appointment.role == role && appointment.party == party && appointment.holds(now) &&
           !appointment.is_delegated;
  });
  return found == account.appointments.end() ? nullptr : &*found;
}

bool may_delegate(const Role& role) {
  return role.is_designated && role.may(Act::manage_users);
}

Problem refused(std::string key) {
  return {Problem::Kind::forbidden, std::move(key), {}};
}

Problem invalid(std::string key) {
  return {Problem::Kind::invalid, std::move(key), {}};
}

Result<Done> may_delegate_to(const Role& role, const Account& by, const Appointment& to, Instant now) {
  const Appointment* own = held_herself(by, to.role, to.party, now);
  if (!may_delegate(role) || own == nullptr) return refused("appointing.not-yours");
  if (!lies_within(to.formats, own->formats)) return refused("appointing.too-wide");
  if (!to.until) return invalid("appointing.needs-end");
  if (own->until && *own->until < *to.until) return invalid("appointing.too-long");
  return Done{};
}

}  // namespace

Result<Done> may_appoint(const Roles& roles, const Account& by, const Appointment& to, Instant now) {
  const Role* role = roles.find(to.role);
  if (role == nullptr) return invalid("appointing.no-role");
  if (role->of_government == to.party.empty()) return invalid("appointing.no-party");
  if (to.until && *to.until <= to.from) return invalid("appointing.dates");
  if (role->needs_end && !to.until) return invalid("appointing.needs-end");
  if (by.is_closed) return refused("appointing.not-yours");
  if (to.is_delegated) return may_delegate_to(*role, by, to, now);
  const Act act = role->is_designated ? Act::designate : Act::manage_users;
  const auto held = by_which(roles, by, act, to.party, now);
  if (held.empty()) return refused("appointing.not-yours");
  if (!any_covers(held, to.formats)) return refused("appointing.too-wide");
  return Done{};
}

std::vector<const Role*> roles_to_give(const Roles& roles, const Account& by, const records::PartyId& party,
                                       Instant now) {
  std::vector<const Role*> given;
  if (by.is_closed || by_which(roles, by, Act::manage_users, party, now).empty()) return given;
  for (const Role& role : roles.all()) {
    if (!role.is_designated && role.of_government != party.empty()) given.push_back(&role);
  }
  return given;
}

std::vector<const Role*> roles_to_delegate(const Roles& roles, const Account& by,
                                           const records::PartyId& party, Instant now) {
  std::vector<const Role*> given;
  if (by.is_closed) return given;
  for (const Role& role : roles.all()) {
    if (may_delegate(role) && held_herself(by, role.id, party, now) != nullptr) given.push_back(&role);
  }
  return given;
}

bool may_end(const Roles& roles, const Account& by, const Account& whose, const Appointment& appointment,
             Instant now) {
  if (by.is_closed || by.id == whose.id || appointment.has_ended(now)) return false;
  if (!by_which(roles, by, Act::designate, appointment.party, now).empty()) return true;
  if (appointment.is_delegated) return held_herself(by, appointment.role, appointment.party, now) != nullptr;
  const Role* role = roles.find(appointment.role);
  if (role != nullptr && role->is_designated) return false;
  return any_covers(by_which(roles, by, Act::manage_users, appointment.party, now), appointment.formats);
}

bool may_renew(const Roles& roles, const Account& by, const Account& whose, Instant now) {
  if (by.is_closed || by.id == whose.id || whose.is_closed) return false;
  if (may(roles, by, Act::manage_users, {}, now)) return true;
  bool has_any = false;
  for (const auto& appointment : whose.appointments) {
    if (appointment.has_ended(now)) continue;
    if (!may_end(roles, by, whose, appointment, now)) return false;
    has_any = true;
  }
  return has_any;
}

bool may_close(const Roles& roles, const Account& by, const Account& whose, Instant now) {
  return by.id != whose.id && !whose.is_closed && may(roles, by, Act::manage_users, {}, now);
}

}  // namespace bch::access
