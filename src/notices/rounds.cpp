#include "notices/rounds.h"

#include <utility>

namespace bch::notices {

Rounds::Rounds(std::function<Result<Done>()> round, std::function<void(const Problem&)> report,
               std::chrono::milliseconds between)
    : round_(std::move(round)), report_(std::move(report)), between_(between), thread_([this] { run(); }) {}

Rounds::~Rounds() {
  {
    const std::lock_guard lock(mutex_);
    is_ending_ = true;
  }
  woken_.notify_all();
  thread_.join();
}

void Rounds::wake() {
  {
    const std::lock_guard lock(mutex_);
    is_woken_ = true;
  }
  woken_.notify_all();
}

void Rounds::run() {
  for (;;) {
    const auto done = round_();
    if (!done.ok()) report_(done.problem());
    std::unique_lock lock(mutex_);
    woken_.wait_for(lock, between_, [&] { return is_ending_ || is_woken_; });
    if (is_ending_) return;
    is_woken_ = false;
  }
}

}  // namespace bch::notices
