#pragma once
// Clock: the port through which the program learns what time it is. The real one is in engines/system; tests
// choose the day with FixedClock. Any thread.

#include "base/instant.h"

#include <atomic>

namespace bch {

class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual Instant now() = 0;
};

class FixedClock final : public Clock {
 public:
  explicit FixedClock(Instant now) : milliseconds_(now.milliseconds()) {}
  [[nodiscard]] Instant now() override { return Instant::from_milliseconds(milliseconds_); }
  void set(Instant now) { milliseconds_ = now.milliseconds(); }

 private:
  std::atomic<std::int64_t> milliseconds_;
};

}  // namespace bch
