#pragma once
// The machine's own clock and randomness. Any thread.

#include "base/chance.h"
#include "base/clock.h"

namespace bch::engines::system {

class SystemClock final : public Clock {
 public:
  [[nodiscard]] Instant now() override;
};

// Bytes fit for keys (libsodium, from the kernel).
class SystemChance final : public Chance {
 public:
  SystemChance();
  void fill(std::span<std::uint8_t> bytes) override;
};

}  // namespace bch::engines::system
