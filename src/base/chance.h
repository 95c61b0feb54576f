#pragma once
// Chance: the port through which the program gets random bytes. The real one, from the kernel, is in
// engines/system; with SeededChance the same seed gives the same run, so it is for tests and measurements
// only. Any thread.

#include <cstdint>
#include <mutex>
#include <random>
#include <span>

namespace bch {

class Chance {
 public:
  virtual ~Chance() = default;
  virtual void fill(std::span<std::uint8_t> bytes) = 0;
};

class SeededChance final : public Chance {
 public:
  explicit SeededChance(std::uint64_t seed) : engine_(seed) {}
  void fill(std::span<std::uint8_t> bytes) override {
    const std::lock_guard lock(mutex_);
    for (auto& byte : bytes) byte = static_cast<std::uint8_t>(engine_());
  }

 private:
  std::mutex mutex_;
  std::mt19937_64 engine_;
};

}  // namespace bch
