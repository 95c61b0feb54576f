#pragma once
// Progress: how far long work has come, on one line of standard error when a person looks at it. One thread.

#include <chrono>
#include <cstdint>

namespace bch::commands {

class Progress {
 public:
  // `total` in the same unit as show(); 0 when nobody knows.
  explicit Progress(std::uint64_t total);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // `done` of `total`; `count` things so far, for the rate. Draws at most ten times a second.
  void show(std::uint64_t done, std::uint64_t count);

 private:
  std::uint64_t total_;
  bool watched_;
  std::chrono::steady_clock::time_point began_;
  std::chrono::steady_clock::time_point drawn_;
};

}  // namespace bch::commands
