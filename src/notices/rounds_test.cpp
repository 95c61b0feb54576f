#include "notices/rounds.h"

#include <future>

#include <gtest/gtest.h>

namespace bch::notices {
namespace {

constexpr std::chrono::hours never{1};

TEST(RoundsOfWork, AreMadeAtOnceAndWhenWoken) {
  std::promise<void> first;
  std::promise<void> second;
  int count = 0;
  Rounds rounds(
      [&]() -> Result<Done> {
        if (++count == 1) first.set_value();
        if (count == 2) second.set_value();
        return Done{};
      },
      [](const Problem&) {}, never);
  first.get_future().wait();
  rounds.wake();
  second.get_future().wait();
}

TEST(RoundsOfWork, AreMadeByTimeAndTellProblems) {
  std::promise<std::string> told;
  int count = 0;
  const Rounds rounds(
      [&]() -> Result<Done> {
        if (++count < 3) return Done{};
        return Problem{Problem::Kind::failed, "store.failed", {}};
      },
      [&](const Problem& problem) {
        if (count == 3) told.set_value(problem.key);
      },
      std::chrono::milliseconds(1));
  EXPECT_EQ(told.get_future().get(), "store.failed");
}

}  // namespace
}  // namespace bch::notices
