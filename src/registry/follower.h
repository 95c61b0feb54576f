#pragma once
// Follower: what comes after publication: a search index, a notice, an edition. It reads the journal from its
// own remembered position, may be late, and can forget everything and begin again. Nobody waits for one.
//
// Followers: one thread for each follower, woken when the journal grows. While it grows quickly each follower
// rests between its steps, a tenth of a second at least, half a second at most.

#include "registry/registry.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace bch::registry {

class Follower {
 public:
  virtual ~Follower() = default;

  [[nodiscard]] virtual std::string_view name() const = 0;

  // Up to where it has followed: the next position it wants. Problem damaged: what it kept is unusable.
  [[nodiscard]] virtual Result<Position> position() = 0;

  // Takes the next entries. Stores versions.back().position + 1 in the same commit as its effect, so that
  // doing it twice or losing it does no harm.
  [[nodiscard]] virtual Result<Done> follow(std::span<const Version> versions) = 0;

  // Throws everything away and stands at position 0.
  [[nodiscard]] virtual Result<Done> forget() = 0;

  // Has come to the end of the journal, for now: what it held back until then may be seen.
  [[nodiscard]] virtual Result<Done> settle() { return Done{}; }
};

// Brings one follower to the end of the journal, in steps of at most `step` entries. A follower that is
// damaged, or ahead of the journal, forgets first. `progress` (may be empty) hears each new position and ends
// the work early by saying false.
Result<Position> catch_up(const Registry& registry, Follower& follower, std::uint64_t step,
                          const std::function<bool(Position)>& progress = {});

class Followers {
 public:
  // Begins to follow at once. `report` hears the problems, on the follower's thread; the follower tries again
  // when the journal grows next, or after a while. `begin` (may be empty) is called first on each of the
  // threads. All outlive this object, which ends its threads when it goes.
  Followers(Registry& registry, const std::vector<Follower*>& followers,
            std::function<void(const Follower&, const Problem&)> report, std::function<void()> begin = {});
  ~Followers();

  Followers(const Followers&) = delete;
  Followers& operator=(const Followers&) = delete;

 private:
  void run(Follower& follower);

  Registry& registry_;
  std::function<void(const Follower&, const Problem&)> report_;
  std::function<void()> begin_;
  std::mutex mutex_;
  std::condition_variable grown_, ended_;
  Position size_ = 0;
  bool ending_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace bch::registry
