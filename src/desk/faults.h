#pragma once
// Faults: what readers say is wrong in a record, kept in the workspace until whoever answers for the record,
// or the Secretariat, has answered. Nobody needs an account to tell. Any thread.

#include "access/account.h"
#include "base/chance.h"
#include "records/identity.h"
#include "workspace/store.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bch::desk {

struct Fault {
  std::string id;
  std::uint64_t version = 0;
  records::RecordId record;
  records::PartyId party;  // that owns the record; empty: nobody
  Instant time;
  std::string text;
  std::string reach;  // how to reach who told it; may be empty
  std::string answer;
  access::AccountId answered_by;  // empty: open
};

enum class FaultState { open, answered };

class Faults {
 public:
  Faults(workspace::Store& store, Chance& chance) : store_(store), chance_(chance) {}

  // With the notices that go with it.
  Result<Done> tell(Fault fault, workspace::Commit with);
  Result<std::optional<Fault>> find(std::string_view id);
  // Newest first; of one Party's records, or (nothing) of all.
  Result<std::vector<Fault>> of(const std::optional<records::PartyId>& party, FaultState state,
                                std::size_t at_most);
  Result<Done> answer(const Fault& fault, workspace::Commit with);

 private:
  workspace::Store& store_;
  Chance& chance_;
};

}  // namespace bch::desk
