#pragma once
// Workplace: what a serving node has beside the journal: the workspace, who may sign in, the secrets that lie
// apart from it. Joined here, like the rest of the node (node.h).
//
//   workspace.db    private state           workspace-key    the secret for what is encrypted or hashed
//   (0600)

#include "access/accounts.h"
#include "access/common_passwords.h"
#include "access/designations.h"
#include "access/passkeys.h"
#include "access/password.h"
#include "access/sessions.h"
#include "access/throttle.h"
#include "desk/visit.h"
#include "node/editions.h"
#include "node/ended.h"
#include "node/node.h"
#include "node/practice.h"
#include "notices/ledger.h"
#include "notices/notice.h"
#include "notices/saved_search.h"
#include "publication/aftermath.h"
#include "publication/announcing.h"
#include "publication/drafts.h"
#include "publication/publishing.h"
#include "publication/vault.h"
#include "workspace/store.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace bch::node {

class Workplace {
 public:
  // Opens the workspace of a node's folder; a folder without one gets it, and its key. The node outlives it.
  // Problems: node.bad-key (damaged), store.*.
  static Result<std::unique_ptr<Workplace>> open(Node& node);

  [[nodiscard]] const desk::Tools& tools() const { return *tools_; }
  // Who follows the journal for the workspace.
  [[nodiscard]] registry::Follower& aftermath() { return *aftermath_; }
  [[nodiscard]] access::Accounts& accounts() { return *accounts_; }

  // What ends the serving when somebody at the desk has done what needs it. Before anybody asks for pages.
  void set_end(std::function<void(Ended)> end);

 private:
  Workplace() = default;

  std::unique_ptr<Chance> chance_;
  std::unique_ptr<workspace::Store> store_;
  std::optional<access::Accounts> accounts_;
  std::optional<access::Designations> designations_;
  std::optional<access::Passkeys> passkeys_;
  std::optional<access::Sessions> sessions_;
  std::optional<access::Passwords> passwords_;
  std::optional<access::CommonPasswords> common_passwords_;
  std::optional<access::Throttle> throttle_;
  std::unique_ptr<records::Inspector> inspector_;
  std::optional<publication::Vault> vault_;
  std::optional<publication::Drafts> drafts_;
  std::optional<notices::Notices> notices_;
  std::optional<publication::Announcing> announcing_;
  std::optional<publication::Publishing> publishing_;
  std::optional<publication::Aftermath> aftermath_;
  std::optional<notices::Ledger> ledger_;
  std::optional<notices::SavedSearches> searches_;
  std::optional<NodeEditions> editions_;
  desk::Practice practice_;
  std::optional<desk::Tools> tools_;
};

// An invitation that the operator makes.
Result<access::NewInvitation> invite(Node& node, Workplace& place, const access::Proposal& proposal);

// That for the first to sign in on a new node, who may record designations and invite others.
Result<access::NewInvitation> invite_first(Node& node);

// Proves every line of the audit trail from its text: how many there are; 0 in a folder without a workspace.
// Works beside a serving process. Problems: workspace.bad-trail (damaged), store.*.
Result<std::uint64_t> prove_trail(const Node& node);

}  // namespace bch::node
