#pragma once
// Checkpoint: what a log says of itself at one size (C2SP tlog-checkpoint), signed as a note. Values; any
// thread.

#include "base/result.h"
#include "seals/hash.h"
#include "seals/note.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace bch::seals {

struct Checkpoint {
  std::string origin;  // the log's name, which is also its key's
  std::uint64_t size = 0;
  Hash root;
  friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

std::string sign_checkpoint(const Checkpoint& checkpoint, const SigningKey& key);

// What the first lines of a note say, whoever signed it. Problem checkpoint.malformed (invalid).
Result<Checkpoint> read_checkpoint(std::string_view note);

// The problems of open_note, and checkpoint.malformed (invalid), checkpoint.wrong-origin (forbidden).
Result<Checkpoint> open_checkpoint(std::string_view note, std::string_view origin,
                                   std::span<const VerifierKey> keys);

}  // namespace bch::seals
