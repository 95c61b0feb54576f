#pragma once
// Permission: may(account, act, subject): the only place where it is decided who may do what. It looks at the
// appointments that hold at that moment, so what is taken away is gone with the next request. Pure; any
// thread.

#include "access/account.h"
#include "access/role.h"
#include "base/instant.h"

namespace bch::access {

// What an act is done to. A subject without format is a Government's affairs as a whole: its users, its desk.
struct Subject {
  records::PartyId party;    // that owns it, or for which it is written; empty: no Government
  records::FormatId format;  // of the record; may be empty
  bool is_national = true;   // a record that belongs to a Government
  AccountId owner;           // who wrote the draft; may be empty
};

// Everybody with an account may draft, comment on and send in records of no Government that are their own.
bool may(const Roles& roles, const Account& account, Act act, const Subject& subject, Instant now);

// Whether there is any subject for which it may: to show a way to it.
bool may_somewhere(const Roles& roles, const Account& account, Act act, Instant now);

// The Governments for which it holds an appointment, each once, in the order of the appointments.
std::vector<records::PartyId> parties_of(const Account& account, Instant now);

}  // namespace bch::access
