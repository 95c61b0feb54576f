#pragma once
// Accounts: who may sign in, kept in the workspace: finding them, changing them, inviting people and offices,
// and what an invitation becomes when it is taken. Nobody's password is known to anybody else: an invitation
// lets its receiver choose one. Any thread. Who may invite whom is decided by permission.h.

#include "access/account.h"
#include "access/invitation.h"
#include "access/role.h"
#include "base/chance.h"
#include "base/clock.h"
#include "workspace/store.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bch::access {

// Who is invited, and to what; or whose password is renewed.
struct Proposal {
  std::optional<AccountId> renews;  // an account that exists: its owner chooses a new password
  std::string name;
  std::string post;
  bool is_office = false;
  std::string email;
  std::string language;
  std::vector<Appointment> appointments;
};

// An invitation that nobody has taken yet.
struct Waiting {
  std::string id;
  std::uint64_t version = 0;
  Proposal proposal;
  AccountId by;  // empty: the operator
  Instant made;
  Instant expires;
};

// What whoever takes an invitation has chosen.
struct Choice {
  std::string login;          // not asked when it renews
  std::string password_hash;  // of Passwords
  records::Document codes;    // the new printed list, as it is kept
};

inline constexpr std::int64_t invitation_days = 14;

class Accounts {
 public:
  // All outlive the accounts.
  Accounts(workspace::Store& store, Clock& clock, Chance& chance)
      : store_(store), clock_(clock), chance_(chance) {}

  Result<std::optional<Account>> find(const AccountId& id);
  Result<std::optional<Account>> with_login(std::string_view login);

  // Those that were ever appointed for a Government, newest first; of the empty Party those of the node.
  Result<std::vector<Account>> of(const records::PartyId& party);
  // All, newest first, after that place.
  Result<std::vector<Account>> all(std::size_t at_most, const std::optional<workspace::Place>& after = {});
  Result<bool> is_anybody_here();

  // Keeps a changed account, with what else belongs to the same deed. Problem workspace.changed.
  Result<Done> save(Account& account, const workspace::Deed& deed, workspace::Commit with = {});

  Result<NewInvitation> invite(const Proposal& proposal, const AccountId& by, workspace::Deed deed);
  // The same, to be kept by the caller together with other changes.
  struct Prepared {
    NewInvitation invitation;
    workspace::Item item;
  };
  [[nodiscard]] Prepared prepare(const Proposal& proposal, const AccountId& by);
  // Those for a Government that nobody has taken; of the empty Party those of the node.
  Result<std::vector<Waiting>> invitations(const records::PartyId& party);
  Result<std::optional<Waiting>> invitation(std::string_view id);
  Result<Done> revoke(const Waiting& invitation, const workspace::Deed& deed);
  static workspace::Removal removal_of(const Waiting& invitation);

  // The invitation of a link or printed code. Problems (forbidden): invitation.unknown, invitation.expired.
  Result<Waiting> invited(std::string_view typed);

  // Takes it: makes the account, or renews it, which takes away every other way in (passkeys, the code by the
  // clock): they may be somebody else's by now. `along` adds what is kept in the same moment: the first
  // session, without which nobody would ever see the list of codes. Problems: account.login-taken (conflict),
  // account.login-unfit (invalid: 3 to 64 letters, digits, dots and hyphens).
  using Along = std::function<Result<Done>(const Account& account, workspace::Commit& commit)>;
  Result<Account> join(const Waiting& invitation, const Choice& choice, workspace::Deed deed,
                       const Along& along = {});

 private:
  Result<Account> renewed(const Waiting& invitation, workspace::Commit& commit);
  [[nodiscard]] Account made(const Waiting& invitation, const Choice& choice, workspace::Commit& commit);

  workspace::Store& store_;
  Clock& clock_;
  Chance& chance_;
};

}  // namespace bch::access
