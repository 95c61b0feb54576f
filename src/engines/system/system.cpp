#include "engines/system/system.h"

#include <chrono>
#include <cstdlib>

#include <sodium.h>

namespace bch::engines::system {

Instant SystemClock::now() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return Instant::from_milliseconds(std::chrono::duration_cast<std::chrono::milliseconds>(since).count());
}

SystemChance::SystemChance() {
  if (sodium_init() < 0)
    std::abort();  // the kernel gives no randomness: nothing that follows could be trusted
}

void SystemChance::fill(std::span<std::uint8_t> bytes) {
  randombytes_buf(bytes.data(), bytes.size());
}

}  // namespace bch::engines::system
