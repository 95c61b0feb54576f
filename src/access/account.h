#pragma once
// Account: a person or an office that may sign in, with its credentials and appointments. A value; it lives
// in the workspace and is never published. Its codes and keys are read by code_list.h and passkey.h.

#include "access/role.h"
#include "base/id.h"
#include "base/instant.h"
#include "base/result.h"
#include "records/document.h"
#include "records/identity.h"
#include "workspace/store.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace bch::access {

using AccountId = Id<struct AccountTag>;

// To a role, from a day, perhaps to a day: for a Government where the role is of one.
struct Appointment {
  std::string role;
  records::PartyId party;                  // empty for roles of the node
  std::vector<records::FormatId> formats;  // narrowed to these kinds of record; empty: all
  Instant from;
  std::optional<Instant> until;  // the first moment at which it no longer holds
  AccountId by;                  // who appointed or recorded it; empty: the operator
  std::string evidence;          // the letter, by its id; may be empty
  bool is_delegated = false;     // by whoever holds the role herself, for a time

  [[nodiscard]] bool holds(Instant now) const { return from <= now && (!until || now < *until); }
  [[nodiscard]] bool has_ended(Instant now) const { return until && *until <= now; }
  friend bool operator==(const Appointment&, const Appointment&) = default;
};

struct Credentials {
  std::string password;         // argon2id, encoded; empty: none was chosen yet
  std::string totp_secret;      // base32, in a box (seals/box.h); empty: none
  std::uint64_t totp_step = 0;  // the last that was accepted
  records::Document codes;      // the printed list, hashed
  records::Document passkeys;   // a list
  friend bool operator==(const Credentials&, const Credentials&) = default;
};

struct Account {
  AccountId id;
  std::uint64_t version = 0;  // of the item that it was read from
  std::string login;          // by which it signs in; unique, whatever its case
  std::string name;           // of the person, or of the office
  std::string post;           // what she is there; may be empty
  bool is_office = false;
  std::string email;     // may be empty: nobody needs one
  std::string language;  // of messages
  bool is_closed = false;
  Instant created;
  std::vector<Appointment> appointments;  // also those that have ended
  Credentials credentials;
  records::Document preferences;
};

workspace::Item to_item(const Account& account);
// Problem damaged, store.damaged.
Result<Account> to_account(const workspace::Item& item);

records::Document to_document(const Appointment& appointment);
Appointment to_appointment(const records::Document& document);

inline constexpr std::string_view account_kind = "account";
// The label by which all accounts are found, and that of each Government to which one was ever appointed.
inline const workspace::Label every_account{"all", ""};
workspace::Label accounts_of(const records::PartyId& party);
workspace::Label account_with(std::string_view login);

}  // namespace bch::access
