#pragma once
// Which formats records that are made up have: how many of each, and which come first. Pure; any thread.

#include "formats/format.h"

#include <cstdint>
#include <vector>

namespace bch::commands {

// How many records have that format, in proportion to others. Follows from its aspects.
std::uint64_t share_of(const formats::Format& format);

// The same formats; those to which others have to refer come before them, where that can be.
std::vector<const formats::Format*> in_order_of_need(std::vector<const formats::Format*> formats);

}  // namespace bch::commands
