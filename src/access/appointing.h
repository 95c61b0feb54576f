#pragma once
// Appointing: who may appoint whom to which role, end an appointment, renew somebody's access, close an
// account. Rules over what roles may do (role.h), never over one of them by its name:
//
// - A Government designates its focal points and authorities; who may record designations enters what its
//   letter says.
// - Other appointments for a Government are made by who manages its users; those of the node by who manages
//   users everywhere.
// - Who holds a designated role and manages users may delegate that role to somebody for a time; who holds it
//   by delegation may not pass it on.
// - Nobody gives more than she has: neither other kinds of record nor, by delegation, a later end.
// - Nobody does any of this to herself.
//
// Pure; any thread.

#include "access/account.h"
#include "access/role.h"
#include "base/instant.h"
#include "base/result.h"

#include <vector>

namespace bch::access {

// Problems (forbidden): appointing.not-yours, appointing.too-wide; (invalid): appointing.no-role,
// appointing.no-party, appointing.needs-end, appointing.dates, appointing.too-long.
Result<Done> may_appoint(const Roles& roles, const Account& by, const Appointment& to, Instant now);

// The roles to which she may appoint for that Government (of the empty Party: of the node), in the order of
// their file: by managing users; and those that she may delegate.
std::vector<const Role*> roles_to_give(const Roles& roles, const Account& by, const records::PartyId& party,
                                       Instant now);
std::vector<const Role*> roles_to_delegate(const Roles& roles, const Account& by,
                                           const records::PartyId& party, Instant now);

// Whether she may end that appointment of `whose`.
bool may_end(const Roles& roles, const Account& by, const Account& whose, const Appointment& appointment,
             Instant now);

// Whether she may have `whose` choose a new password: only who could take everything away that the account
// may do could also have given it.
bool may_renew(const Roles& roles, const Account& by, const Account& whose, Instant now);
bool may_close(const Roles& roles, const Account& by, const Account& whose, Instant now);

}  // namespace bch::access
