#pragma once
// Boxes: a short secret kept encrypted in a store that others may come to read: XSalsa20 with Poly1305, by
// libsodium's secretbox, under a key of the node that lies apart from the store. A box opens only for the
// purpose and owner that it was made for, so that it cannot be moved to another place. Pure functions; any
// thread.

#include "base/chance.h"

#include <optional>
#include <string>
#include <string_view>

namespace bch::seals {

// As base64. `key` may have any length; `owner` says whose it is and what for.
std::string in_box(std::string_view key, std::string_view owner, std::string_view secret, Chance& chance);

// Nothing when it was changed, made with another key or for another owner, or is none.
std::optional<std::string> out_of_box(std::string_view key, std::string_view owner, std::string_view box);

}  // namespace bch::seals
