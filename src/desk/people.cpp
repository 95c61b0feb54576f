#include "desk/people.h"

#include "desk/addresses.h"
#include "portal/parts.h"
#include "renditions/addresses.h"

#include <algorithm>

namespace bch::desk {

bool manages_users(const Visit& visit, const records::PartyId& party) {
  return visit.may(access::Act::manage_users, {party, {}, true, {}});
}

bool designates(const Visit& visit) {
  return visit.may(access::Act::designate, {});
}

bool sees_account(const Visit& visit, const access::Account& account) {
  if (manages_users(visit, {})) return true;
  return std::ranges::any_of(account.appointments, [&](const access::Appointment& appointment) {
    return !appointment.party.empty() && manages_users(visit, appointment.party);
  });
}

std::string place_name(Visit& visit, const records::PartyId& party) {
  return party.empty() ? visit.reading.sources.node.name : portal::party_name(visit.reading, party);
}

Result<std::string> account_name(const Visit& visit, const access::AccountId& account) {
  if (account.empty()) return visit.say("people.operator");
  const auto found = TRY(visit.tools.accounts.find(account));
  return found ? found->name : visit.say("people.unknown");
}

Html account_link(const Visit& visit, const access::Account& account) {
  return html("<a href=\"{}\">{}</a>", desk_address(visit.reader().tag(), "users", account.id.value()),
              account.name);
}

Result<std::optional<Instant>> last_sign_in(const Visit& visit, const access::AccountId& account) {
  workspace::DeedFilter filter;
  filter.who = account.value();
  filter.act = "sign-in";
  const auto deeds = TRY(visit.tools.store.deeds(filter, 0, 1));
  return deeds.empty() ? std::nullopt : std::optional(deeds.front().deed.time);
}

Url with_party(const Url& address, const records::PartyId& party) {
  return party.empty() ? address : address.with("party", renditions::country_code(party));
}

Problem not_yours() {
  return {Problem::Kind::forbidden, "desk.not-yours", {}};
}

}  // namespace bch::desk
