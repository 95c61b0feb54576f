#include "registry/follower.h"

#include <algorithm>
#include <chrono>

namespace bch::registry {

namespace {

// Where it stands; at the beginning, if what it kept is unusable.
Result<Position> standing(Follower& follower) {
  auto position = follower.position();
  if (position.ok() || position.problem().kind != Problem::Kind::damaged) return position;
  TRY(follower.forget());
  return follower.position();
}

}  // namespace

Result<Position> catch_up(const Registry& registry, Follower& follower, std::uint64_t step,
                          const std::function<bool(Position)>& progress) {
  const auto size = TRY(registry.size());
  const auto remembered = TRY(standing(follower));
  if (remembered > size) TRY(follower.forget());
  for (;;) {
    const auto from = TRY(standing(follower));  // a step may make it unusable: something was erased
    const auto versions = TRY(registry.after(from, step));
    if (versions.empty()) {
      TRY(follower.settle());
      return from;
    }
    TRY(follower.follow(versions));
    if (progress && !progress(versions.back().position + 1)) return versions.back().position + 1;
  }
}

namespace {
constexpr std::uint64_t entries_a_step = 500;
constexpr std::chrono::milliseconds first_pause{500};
constexpr std::chrono::milliseconds longest_pause{30'000};

constexpr int rest_times = 6;
constexpr std::chrono::milliseconds shortest_rest{100};
constexpr std::chrono::milliseconds longest_rest{500};

// A step of few entries costs a follower nearly as much as one of many. It rests after each, longer than it
// took, so that those who publish have the machine, and the next step has more to take; but not while it is
// far behind.
class Pace {
  using Clock = std::chrono::steady_clock;

 public:
  // How long it rests when so many entries are left.
  [[nodiscard]] Clock::duration rest(Position left) const {
    if (left >= entries_a_step) return {};
    return std::clamp<Clock::duration>(rest_times * (Clock::now() - began_), shortest_rest, longest_rest);
  }

  void go_on() { began_ = Clock::now(); }

 private:
  Clock::time_point began_ = Clock::now();
};

}  // namespace

Followers::Followers(Registry& registry, const std::vector<Follower*>& followers,
                     std::function<void(const Follower&, const Problem&)> report, std::function<void()> begin)
    : registry_(registry), report_(std::move(report)), begin_(std::move(begin)) {
  registry_.when_grown([this](Position size) {
    {
      const std::lock_guard lock(mutex_);
      size_ = size;
    }
    grown_.notify_all();
  });
  for (Follower* follower : followers) threads_.emplace_back([this, follower] { run(*follower); });
}

Followers::~Followers() {
  registry_.when_grown({});
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  grown_.notify_all();
  ended_.notify_all();
  for (auto& thread : threads_) thread.join();
}

void Followers::run(Follower& follower) {
  if (begin_) begin_();
  auto pause = first_pause;
  for (;;) {
    Position seen = 0;
    {
      const std::lock_guard lock(mutex_);
      seen = size_;
    }
    Pace pace;
    const auto reached = catch_up(registry_, follower, entries_a_step, [&](Position position) {
      const auto size = registry_.size();
      const auto rest = pace.rest(size.ok() ? *size - std::min(*size, position) : 0);
      std::unique_lock lock(mutex_);
      ended_.wait_for(lock, rest, [this] { return ending_; });
      pace.go_on();
      return !ending_;
    });
    if (!reached.ok()) report_(follower, reached.problem());
    std::unique_lock lock(mutex_);
    const auto has_news = [&] { return ending_ || size_ > seen; };
    if (reached.ok()) {
      pause = first_pause;
      grown_.wait(lock, has_news);
    } else {  // a disk that was full may be well again though nobody publishes
      grown_.wait_for(lock, pause, has_news);
      pause = std::min(2 * pause, longest_pause);
    }
    if (ending_) return;
  }
}

}  // namespace bch::registry
