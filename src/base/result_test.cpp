#include "base/result.h"

#include <gtest/gtest.h>

namespace bch {
namespace {

Result<int> half(int number) {
  if (number % 2 != 0)
    return Problem{Problem::Kind::invalid, "number.odd", {{"number", std::to_string(number)}}};
  return number / 2;
}

Result<int> quarter(int number) {
  const int once = TRY(half(number));
  return half(once);
}

TEST(Result, TryHandsTheValueOn) {
  EXPECT_EQ(quarter(12).value(), 3);
}

TEST(Result, TryReturnsTheProblemOfTheFirstStepThatFails) {
  const auto refused = quarter(6);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(describe(refused.problem()), "number.odd number=3");
}

TEST(Problem, EveryKindHasAStatusAnExitCodeAndAName) {
  EXPECT_EQ(http_status(Problem::Kind::too_large), 413);
  EXPECT_EQ(exit_code(Problem::Kind::invalid), 65);
  EXPECT_EQ(name(Problem::Kind::failed), "failed");
}

}  // namespace
}  // namespace bch
