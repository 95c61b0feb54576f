#pragma once
// Proving a journal: everything that it claims of itself, recomputed from its bytes alone. What `bch verify`
// does. Reads only; may run beside a writer, and proves what was there when it began.

#include "registry/registry.h"
#include "seals/checkpoint.h"

#include <functional>

namespace bch::registry {

struct Proof {
  Position entries = 0;
  std::uint64_t contents = 0;  // envelopes opened and found right
  std::uint64_t erased = 0;    // envelopes that an entry has erased, and that are gone
  seals::Hash root;
};

// Proves the first `head.size` entries: each is canonical JSON and has its leaf hash; times do not go back;
// each follows the one before it about the same record; a number belongs to one record; contents open under
// their hash, or have been erased; the indexes of the store agree; the tree's root is that of the frontier
// and, when a checkpoint is given, of the checkpoint. Stops at the first fault: Problem damaged, with the
// position where there is one. `progress` hears how many entries are proven, now and then.
Result<Proof> prove(Store& store, const std::optional<seals::Checkpoint>& checkpoint,
                    const std::function<void(Position)>& progress = {});

}  // namespace bch::registry
