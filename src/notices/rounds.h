#pragma once
// Rounds: somebody who looks after a piece of work again and again: at once, whenever woken, and every few
// seconds, because the clock and other processes make work too. A look that finds nothing is one read of the
// workspace. One thread, ended with the object; waking from any thread.

#include "base/result.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace bch::notices {

class Rounds {
 public:
  // `round` does what there is to do; `report` hears its Problems. Both are called on the own thread.
  Rounds(std::function<Result<Done>()> round, std::function<void(const Problem&)> report,
         std::chrono::milliseconds between);
  ~Rounds();

  Rounds(const Rounds&) = delete;
  Rounds& operator=(const Rounds&) = delete;

  void wake();

 private:
  void run();

  std::function<Result<Done>()> round_;
  std::function<void(const Problem&)> report_;
  std::chrono::milliseconds between_;
  std::mutex mutex_;  // guards what follows
  std::condition_variable woken_;
  bool is_woken_ = false;
  bool is_ending_ = false;
  std::thread thread_;
};

}  // namespace bch::notices
