#pragma once
// How bytes are written so that people, links and programs carry them unharmed: base64url, base32, and the
// base 32 of Douglas Crockford, which is made to be read aloud and typed. Pure functions; any thread. Plain
// base64 is in seals/hash.h.

#include <optional>
#include <string>
#include <string_view>

namespace bch::seals {

// RFC 4648, section 5, without padding. Reading takes exactly what writing gives: no padding, no white space,
// no bits left over.
std::string to_base64url(std::string_view bytes);
std::optional<std::string> from_base64url(std::string_view text);

// RFC 4648, section 6, in capitals and without padding. Reading is as strict as of base64url.
std::string to_base32(std::string_view bytes);
std::optional<std::string> from_base32(std::string_view text);

// In Crockford's alphabet, which has no I, L, O and U. The last letter is filled up with zero bits.
std::string to_crockford(std::string_view bytes);

// What somebody typed, as to_crockford writes it: capitals, O read as 0, I and L as 1, without spaces and
// signs that set groups apart. Nothing when there is any other character.
std::optional<std::string> tidy_crockford(std::string_view typed);

}  // namespace bch::seals
