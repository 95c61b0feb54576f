#pragma once
// Together: work that costs as much for one as for many, as writing to the disk does. A thread of its own
// does it; whoever comes meanwhile waits, and is done with all who wait then. The thread has the priority of
// who has made it: those who let others go first hold up nobody. Any thread.

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace bch {

template <typename Task>
class Together {
 public:
  using Tasks = std::vector<Task*>;
  // Whether the next may be done with those; first come, first taken.
  using Joins = std::function<bool(const Tasks&, const Task&)>;
  using Work = std::function<void(const Tasks&)>;

  // Neither may throw.
  Together(Joins joins, Work work)
      : joins_(std::move(joins)), work_(std::move(work)), thread_([this] { go_on(); }) {}
  ~Together() {
    {
      const std::lock_guard lock(mutex_);
      is_ending_ = true;
    }
    come_.notify_one();
    thread_.join();
  }
  Together(const Together&) = delete;
  Together& operator=(const Together&) = delete;

  // Returns when `task` is done.
  void run(Task& task) {
    const auto mine = std::make_shared<Place>(task);
    {
      const std::lock_guard lock(mutex_);
      waiting_.push_back(mine);
    }
    come_.notify_one();
    std::unique_lock lock(mutex_);
    mine->told.wait(lock, [&] { return mine->is_done; });
  }

 private:
  // Shared, so that it is there until both are through with it.
  struct Place {
    explicit Place(Task& of) : task(of) {}
    Task& task;
    std::condition_variable told;
    bool is_done = false;
  };
  using Places = std::vector<std::shared_ptr<Place>>;

  void go_on() {
    for (Places places = take(); !places.empty(); places = take()) {
      Tasks tasks;
      for (const auto& place : places) tasks.push_back(&place->task);
      work_(tasks);
      {
        const std::lock_guard lock(mutex_);
        for (const auto& place : places) place->is_done = true;
      }
      for (const auto& place : places) place->told.notify_one();
    }
  }

  // Waits for somebody; nobody when all is over.
  Places take() {
    std::unique_lock lock(mutex_);
    come_.wait(lock, [this] { return is_ending_ || !waiting_.empty(); });
    Places places;
    Tasks tasks;
    Places later;
    for (auto& place : waiting_) {
      if (!tasks.empty() && !joins_(tasks, place->task)) {
        later.push_back(place);
        continue;
      }
      places.push_back(place);
      tasks.push_back(&place->task);
    }
    waiting_ = std::move(later);
    return places;
  }

  Joins joins_;
  Work work_;
  std::mutex mutex_;
  std::condition_variable come_;
  Places waiting_;
  bool is_ending_ = false;
  std::thread thread_;
};

}  // namespace bch
