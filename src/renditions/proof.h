#pragma once
// Proof: that a version stands in the journal, as a file that anybody's program can check without us (C2SP
// tlog-proof). Pure; any thread.

#include "seals/hash.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace bch::renditions {

// `checkpoint` is the signed note of the tree that `path` leads up to.
std::string proof_text(std::uint64_t position, std::span<const seals::Hash> path,
                       std::string_view checkpoint);

}  // namespace bch::renditions
