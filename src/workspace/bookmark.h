#pragma once
// Bookmark: how far a follower of the journal has come that keeps what it does in the workspace: an item, to
// be put into the commit of what was done. Pure but for the store; any thread.

#include "workspace/store.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace bch::workspace {

// The next position that the follower of that name wants; nothing when it has not begun.
Result<std::optional<std::uint64_t>> bookmark(Store& store, std::string_view follower);

// The item that says so, over the one that is there.
Result<Item> bookmark_at(Store& store, std::string_view follower, std::uint64_t position);

}  // namespace bch::workspace
