#pragma once
// Designations: who holds the posts of a Government (the roles that are designated, role.h), as its letters
// say; whoever records them neither chooses nor judges. A new designation ends the one before it at the
// moment at which it begins, in the same commit, with everything that was delegated by the holder before and
// with invitations to the post that nobody has taken. A post may be marked as vacant or under review; that is
// said without comment. Owned by the node; any thread. Who may record is decided in appointing.h.

#include "access/accounts.h"
#include "access/letter.h"
#include "base/chance.h"
#include "base/clock.h"
#include "workspace/store.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace bch::access {

enum class PostStanding { vacant, under_review };
std::string_view name(PostStanding standing);
std::optional<PostStanding> standing_named(std::string_view word);

// What is said of a post beside who holds it.
struct Post {
  records::PartyId party;
  std::string role;
  PostStanding standing = PostStanding::vacant;
  Instant since;
  AccountId by;
  std::string letter;  // may be empty
  std::uint64_t version = 0;
};

// What a letter says of one post.
struct Designation {
  Appointment appointment;                   // its evidence is the letter
  std::variant<AccountId, Proposal> holder;  // an account that is here, or who is to be invited
  std::optional<AccountId> replaces = {};    // of a role that several may hold; otherwise everybody is
};

// What there is to tell somebody about an appointment of hers.
enum class Told { designated, ended };

// Gives what is to be kept in the same commit, so that who is concerned is told of what was done, and of
// nothing else.
using Telling =
    std::function<Result<std::vector<workspace::Item>>(const AccountId&, Told, const Appointment&)>;

class Designations {
 public:
  // All outlive this. Without `telling` nobody is told.
  Designations(workspace::Store& store, Accounts& accounts, const Roles& roles, Clock& clock, Chance& chance,
               Telling telling = {})
      : store_(store),
        accounts_(accounts),
        roles_(roles),
        clock_(clock),
        chance_(chance),
        telling_(std::move(telling)) {}

  // Takes a letter in, with its scan when there is one. Problems: letter.no-scan (invalid: the file is none).
  Result<Letter> take_in(Letter letter, std::string_view scan, workspace::Deed deed);
  Result<std::vector<Letter>> waiting();  // the longest first
  Result<std::vector<Letter>> of(const records::PartyId& party);
  Result<std::optional<Letter>> letter(std::string_view id);
  Result<std::string> scan(const Letter& letter);
  Result<Done> close(Letter letter, workspace::Deed deed);  // all that it says has been recorded

  // Records it. Who is not here yet is invited. Problems: designation.held (conflict: she holds it already),
  // account.unknown (not_found).
  Result<std::optional<NewInvitation>> record(const Designation& designation, workspace::Deed deed);

  // Ends the appointment of that place among the account's at `end`, and with it what its holder has
  // delegated of it. Closes an account: all of its appointments end so, now. The account comes back as it is
  // kept.
  Result<Done> end(Account& account, std::size_t which, Instant end, workspace::Deed deed);
  Result<Done> close_account(Account& account, workspace::Deed deed, workspace::Commit with = {});

  Result<std::vector<Post>> marked();  // of all Governments, the newest first
  Result<std::optional<Post>> marked(const records::PartyId& party, std::string_view role);
  // Vacant ends the appointments of who holds the post; under review leaves them.
  Result<Done> mark(Post post, workspace::Deed deed);
  Result<Done> unmark(const Post& post, workspace::Deed deed);

 private:
  Result<Done> tell(const AccountId& account, Told what, const Appointment& appointment,
                    workspace::Commit& commit);
  // Puts the account as it is after one of its appointments has ended.
  Result<Done> put_ended(const Account& account, const Appointment& ended, workspace::Commit& commit);
  Result<Done> end_delegated(const AccountId& by, std::span<const Appointment> held, Instant end,
                             workspace::Commit& commit);
  // Ends what those hold of that role and Government who go, at the moment at which `to` begins.
  Result<Done> end_holders(const Appointment& to, const std::function<bool(const AccountId&)>& goes,
                           workspace::Commit& commit);
  Result<Done> end_invitations(const Appointment& appointment, workspace::Commit& commit);
  Result<Done> appoint(const AccountId& holder, const Appointment& appointment, workspace::Commit& commit);

  workspace::Store& store_;
  Accounts& accounts_;
  const Roles& roles_;
  Clock& clock_;
  Chance& chance_;
  Telling telling_;
};

}  // namespace bch::access
