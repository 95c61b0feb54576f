#pragma once
// Practice: a node for exercises. In its folder lies what it was when practice began, and it can be made so
// again: journal, accounts, drafts, all. Its accounts, one for each role, are open to everybody.
//
//   beginning/   the folder as it was, without what belongs to a running process
//
// One process at a time, while nobody serves the folder.

#include "access/accounts.h"
#include "access/password.h"
#include "access/role.h"
#include "base/chance.h"
#include "base/clock.h"
#include "desk/visit.h"
#include "node/treaty.h"
#include "vocabularies/vocabularies.h"

#include <filesystem>
#include <string>
#include <vector>

namespace bch::node {

// Makes the folder ready: an empty one becomes a new node, a demonstration node one for exercises, for good;
// what it is then, is kept as its beginning. Problems: practice.real-node (invalid) for any other node, and
// what opening it says.
Result<Done> prepare_practice(const std::filesystem::path& folder, const Treaty& treaty);

// Makes the folder what it was at the beginning. After a crash in between, prepare_practice() ends it.
Result<Done> begin_anew(const std::filesystem::path& folder);

// The accounts for exercises, which are made when they are not there: of each role of a Government one for
// each of two invented Governments, of each role of the node one.
struct TraineeParts {
  access::Accounts& accounts;
  access::Passwords& passwords;
  const access::Roles& roles;
  const vocabularies::Vocabularies& vocabularies;
  Clock& clock;
  Chance& chance;
  const std::string& codes_key;
  std::string language;
};
Result<std::vector<desk::Practice::Trainee>> trainees(const TraineeParts& parts);

}  // namespace bch::node
