#pragma once
// Inclusion: that an entry stands in the journal that a checkpoint names, as others can check it (RFC 6962,
// section 2.1.1). Reads only; any thread.

#include "registry/registry.h"

#include <string>
#include <vector>

namespace bch::registry {

// The hashes beside the way from the entry up to the root of a tree of `size` entries. Position below size,
// size at most that of the journal. Problem journal.no-entry (not_found).
Result<std::vector<seals::Hash>> inclusion_of(const Registry& registry, Position position, Position size);

}  // namespace bch::registry
