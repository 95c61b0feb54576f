#include "engines/system/system.h"

#include <chrono>
#include <cstdlib>

#include <sched.h>
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

Result<double> free_share(const std::filesystem::path& folder) {
  std::error_code failed;
  const auto space = std::filesystem::space(folder, failed);
  if (failed || space.capacity == 0)
    return Problem{Problem::Kind::failed, "store.folder", {{"folder", folder.string()}}};
  return static_cast<double>(space.available) / static_cast<double>(space.capacity);
}

void let_others_go_first() {
  const sched_param none{};  // has no meaning under this policy
  // Of Linux: 0 is the calling thread, not the process. Where that is refused it only costs speed.
  static_cast<void>(sched_setscheduler(0, SCHED_IDLE, &none));
}

}  // namespace bch::engines::system
