#pragma once
// Together: work that costs as much for one as for many, as writing to the disk does. Whoever comes while it
// is being done waits, and is done with all who wait then. Any thread.

#include <condition_variable>
#include <deque>
#include <mutex>
#include <utility>
#include <vector>

namespace bch {

template <typename Task>
class Together {
 public:
  using Tasks = std::vector<Task*>;

  // Returns when `task` is done: by this thread, in `work(tasks)`, with those that wait with it, or by
  // another thread with its own. `joins(tasks, next)` says whether `next` may be done with those; first come,
  // first taken. Neither may throw.
  template <typename Joins, typename Work>
  void run(Task& task, Joins joins, Work work) {
    Place mine{task, {}, State::waiting};
    std::unique_lock lock(mutex_);
    waiting_.push_back(&mine);
    if (is_working_) {
      mine.told.wait(lock, [&] { return mine.state != State::waiting; });
      if (mine.state == State::done) return;
    }
    is_working_ = true;
    const auto places = take(joins);
    lock.unlock();
    Tasks tasks;
    for (const Place* place : places) tasks.push_back(&place->task);
    work(std::as_const(tasks));
    lock.lock();
    for (Place* place : places) tell(*place, State::done);
    // One of those who have come meanwhile goes on; nobody else is woken for nothing.
    is_working_ = !waiting_.empty();
    if (is_working_) tell(*waiting_.front(), State::leading);
  }

 private:
  enum class State { waiting, leading, done };
  struct Place {
    Task& task;
    std::condition_variable told;
    State state;
  };

  static void tell(Place& place, State state) {
    place.state = state;
    place.told.notify_one();
  }

  template <typename Joins>
  std::vector<Place*> take(Joins& joins) {
    std::vector<Place*> places;
    Tasks tasks;
    std::deque<Place*> later;
    for (Place* place : waiting_) {
      if (!tasks.empty() && !joins(std::as_const(tasks), std::as_const(place->task))) {
        later.push_back(place);
        continue;
      }
      places.push_back(place);
      tasks.push_back(&place->task);
    }
    waiting_ = std::move(later);
    return places;
  }

  std::mutex mutex_;
  std::deque<Place*> waiting_;
  bool is_working_ = false;
};

}  // namespace bch
