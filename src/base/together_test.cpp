#include "base/together.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace bch {
namespace {

struct Task {
  int number = 0;
  int times_done = 0;
};

constexpr auto all_join = [](const auto&, const Task&) { return true; };

void run_at_once(int tasks, const std::function<void(Task&)>& run) {
  std::vector<Task> all(static_cast<std::size_t>(tasks));
  std::vector<std::thread> threads;
  for (auto& task : all) {
    task.number = static_cast<int>(&task - all.data());
    threads.emplace_back([&run, &task] { run(task); });
  }
  for (auto& thread : threads) thread.join();
  for (const auto& task : all) EXPECT_EQ(task.times_done, 1);
}

TEST(Together, DoesAtOnceWhatComesWhileItWorks) {
  std::atomic<int> come = 0;
  int rounds = 0;  // only one works at a time
  constexpr int tasks = 8;
  Together<Task> together(all_join, [&](const std::vector<Task*>& now) {
    if (rounds++ == 0) {
      while (come < tasks) std::this_thread::yield();
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    for (Task* each : now) ++each->times_done;
  });
  run_at_once(tasks, [&](Task& task) {
    ++come;
    together.run(task);
  });
  EXPECT_LT(rounds, tasks) << "the first, those who came meanwhile, and who was only just coming";
}

TEST(Together, KeepsApartWhatDoesNotJoin) {
  const auto alone = [](const auto&, const Task&) { return false; };
  std::atomic<int> working = 0;
  Together<Task> together(alone, [&](const std::vector<Task*>& now) {
    EXPECT_EQ(++working, 1);
    EXPECT_EQ(now.size(), 1U);
    ++now.front()->times_done;
    --working;
  });
  run_at_once(8, [&](Task& task) { together.run(task); });
}

TEST(Together, DoesEverythingOnceUnderLoad) {
  const auto even_with_even = [](const std::vector<Task*>& now, const Task& next) {
    return now.front()->number % 2 == next.number % 2;
  };
  Together<Task> together(even_with_even, [](const std::vector<Task*>& now) {
    for (Task* each : now) {
      EXPECT_EQ(each->number % 2, now.front()->number % 2);
      ++each->times_done;
    }
  });
  for (int round = 0; round < 200; ++round) run_at_once(6, [&](Task& task) { together.run(task); });
}

}  // namespace
}  // namespace bch
