#pragma once
// What everything that keeps a secret needs: random bytes as text, a keyed hash (HMAC, RFC 2104), and a
// comparison that takes as long for a near guess as for a wild one. Pure functions; any thread.

#include "base/chance.h"
#include "seals/hash.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace bch::seals {

// `count` bytes from `chance`.
std::string random_bytes(Chance& chance, std::size_t count);

// HMAC-SHA-256 of the pieces put together.
Hash keyed_hash(std::string_view key, std::string_view first, std::string_view second = {},
                std::string_view third = {});

// Whether both are equal. The time that it takes tells their lengths at most.
bool same_secret(std::string_view left, std::string_view right);

// Overwrites a text that was secret, so that it is in no memory dump.
void wipe(std::string& text);

}  // namespace bch::seals
