#pragma once
// Nearest: what somebody probably meant who wrote a name wrongly. Pure; any thread.

#include <span>
#include <string_view>

namespace bch::commands {

// Of these names the one nearest to what was written, if at most two letters have to be changed, added or
// left out (Levenshtein's distance); the first of several; empty when there is none.
std::string_view nearest(std::string_view written, std::span<const std::string_view> names);

}  // namespace bch::commands
