#pragma once
// Tokens: random bytes as text, for names that nobody may guess, and UUIDs that nobody has to agree on. Pure
// but for Chance; any thread.

#include "base/chance.h"

#include <cstddef>
#include <string>

namespace bch::seals {

// So many random bytes in hexadecimal, lower case.
std::string random_token(Chance& chance, std::size_t bytes);

// A random UUID (version 4 of RFC 9562) in capitals, as GUIDs of records are written.
std::string random_uuid(Chance& chance);

}  // namespace bch::seals
