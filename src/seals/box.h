#pragma once
// Boxes: what is kept encrypted in a store that others may come to read: XSalsa20 with Poly1305, by
// libsodium's secretbox, under a key of the node that lies apart from the store. A box opens only for the
// purpose and owner that it was made for, so that it cannot be moved to another place. Pure functions; any
// thread.

#include "base/chance.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bch::seals {

// `key` may have any length; `owner` says whose it is and what for. The first gives base64, the second bytes.
std::string in_box(std::string_view key, std::string_view owner, std::string_view secret, Chance& chance);
std::string in_binary_box(std::string_view key, std::string_view owner, std::string_view secret,
                          Chance& chance);

// Nothing when it was changed, made with another key or for another owner, or is none.
std::optional<std::string> out_of_box(std::string_view key, std::string_view owner, std::string_view box);
std::optional<std::string> out_of_binary_box(std::string_view key, std::string_view owner,
                                             std::string_view box);

// Bytes of something that comes piece by piece and has to keep its length, made unreadable, or readable
// again: XORed with the key stream of that owner from place `at` on. Nothing tells whether they were changed,
// and an owner must not have two different things: only for what soon goes into a box.
std::string disguised(std::string_view key, std::string_view owner, std::uint64_t at, std::string_view bytes);

}  // namespace bch::seals
