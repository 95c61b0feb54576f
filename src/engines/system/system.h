#pragma once
// The machine's own clock and randomness. Any thread.

#include "base/chance.h"
#include "base/clock.h"
#include "base/result.h"

#include <filesystem>

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

// How much of the disk that holds a folder is free for us, from 0 to 1. Problem store.folder.
Result<double> free_share(const std::filesystem::path& folder);

// From now on this thread lets others go first: it runs when nobody else wants the processor, and now and
// then all the same. For work that nobody waits for; who waits for the disk (base/together.h) does not wait
// for it.
void let_others_go_first();

}  // namespace bch::engines::system
