#pragma once
// Envelope: content with a salt before it, so that the hash of content that was erased proves nothing to
// somebody who guesses it. docs/wire/envelope.md is the specification. Also how a store keeps envelopes:
// compressed, which is its own affair and not part of the hash. Pure functions; any thread.

#include "base/result.h"
#include "seals/hash.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace bch::seals {

using Salt = std::array<std::uint8_t, 16>;

struct Opened {
  std::string media;  // "application/json"
  std::string content;
};

// The envelope. `media` is at most 255 bytes.
std::string seal(std::string_view content, std::string_view media, const Salt& salt);

// What is inside, when the envelope has that hash. Problem damaged: envelope.wrong-hash, envelope.malformed.
Result<Opened> open(std::string_view envelope, const Hash& hash);

// The envelope made small for a store, and back. Problem damaged, "envelope.bad-packing", also when what
// comes out would be larger than limits::envelope_bytes.
std::string pack(std::string_view envelope);
Result<std::string> unpack(std::string_view packed);

}  // namespace bch::seals
