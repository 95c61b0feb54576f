#include "access/throttle.h"

#include <random>

#include <gtest/gtest.h>

namespace bch::access {
namespace {

constexpr std::int64_t minute = 60;
constexpr std::int64_t day = 24 * 60 * minute;

class ThrottleTest : public testing::Test {
 protected:
  // Seconds to wait; 0: the try was let in.
  int enter(const Try& attempt) {
    const auto entered = throttle_.enter(attempt, Instant::from_milliseconds(now_ * 1'000));
    if (entered.ok()) return 0;
    EXPECT_EQ(entered.problem().kind, Problem::Kind::busy);
    EXPECT_EQ(entered.problem().key, "throttle.wait");
    return std::stoi(entered.problem().arguments.at(0).second);
  }
  // How many of `count` tries, one a second, are let in.
  int let_in(const Try& attempt, std::int64_t count) {
    int tries = 0;
    for (std::int64_t i = 0; i < count; ++i, ++now_) tries += enter(attempt) == 0 ? 1 : 0;
    return tries;
  }

  std::int64_t now_ = 1'772'000'000;
  SeededChance chance_{1};
  Throttle throttle_{"a secret of the node", chance_, 64};
  const Try owner_{"ana", "192.0.2.1", ""};
  const Try attacker_{"ana", "198.51.100.7", ""};
};

TEST_F(ThrottleTest, LetsAPersonMistypeAndThenDoublesTheWait) {
  for (int i = 0; i < 5; ++i) EXPECT_EQ(enter(owner_), 0);
  std::vector<int> waits;
  for (int i = 0; i < 10; ++i) {
    waits.push_back(enter(owner_));
    now_ += waits.back();
    EXPECT_EQ(enter(owner_), 0);
  }
  EXPECT_EQ(waits, (std::vector<int>{5, 10, 20, 40, 80, 160, 320, 640, 900, 900}));
}

TEST_F(ThrottleTest, LeavesFewTriesToWhoeverGoesOn) {
  EXPECT_LT(let_in(attacker_, day), 120);
}

TEST_F(ThrottleTest, ChargesNothingForATryThatHasToWait) {
  for (int i = 0; i < 5; ++i) EXPECT_EQ(enter(owner_), 0);
  for (int i = 0; i < 100; ++i) EXPECT_EQ(enter(owner_), 5);
  now_ += 5;
  EXPECT_EQ(enter(owner_), 0);
}

TEST_F(ThrottleTest, ForgetsAfterARightPassword) {
  for (int i = 0; i < 5; ++i) EXPECT_EQ(enter(owner_), 0);
  throttle_.succeeded(owner_);
  for (int i = 0; i < 5; ++i) EXPECT_EQ(enter(owner_), 0);
  EXPECT_EQ(enter(owner_), 5);
}

TEST_F(ThrottleTest, TakesBackATryThatWasNotJudged) {
  const Try known{"ana", owner_.source, throttle_.device_token("ana", chance_)};
  for (const Try& attempt : {owner_, known}) {
    for (int i = 0; i < 100; ++i) {
      EXPECT_EQ(enter(attempt), 0);
      throttle_.was_not_judged(attempt);
    }
    EXPECT_EQ(enter(attempt), 0);
  }
  EXPECT_LT(let_in(owner_, minute), 10) << "other tries count as before";
}

TEST_F(ThrottleTest, ForgetsWithTime) {
  for (int i = 0; i < 5; ++i) EXPECT_EQ(enter(owner_), 0);
  now_ += 5 * 15 * minute;
  for (int i = 0; i < 5; ++i) EXPECT_EQ(enter(owner_), 0);
}

TEST_F(ThrottleTest, SlowsASourceThatGoesFromAccountToAccount) {
  int tries = 0;
  for (int i = 0; i < 1'000; ++i, ++now_)
    tries += enter({"person " + std::to_string(i), attacker_.source, ""}) == 0 ? 1 : 0;
  EXPECT_LT(tries, 60);
  EXPECT_EQ(enter(owner_), 0) << "another source does not wait";
}

TEST_F(ThrottleTest, DoesNotLetASourceHideItsGuessesBehindItsOwnAccount) {
  const Try own{"mallory", attacker_.source, ""};
  int tries = 0;
  for (int i = 0; i < 2'000; ++i, ++now_) {
    if (enter(own) == 0) throttle_.succeeded(own);
    tries += enter(attacker_) == 0 ? 1 : 0;
  }
  EXPECT_LT(tries, 20);
}

// The property that matters: whatever is tried elsewhere, the owner with her own device does not wait.
TEST_F(ThrottleTest, NeverDelaysTheOwnerWithHerOwnDevice) {
  const std::string token = throttle_.device_token("ana", chance_);
  const std::string of_mallory = throttle_.device_token("mallory", chance_);
  std::mt19937 random(1);
  const auto any = [&](unsigned below) { return std::to_string(random() % below); };
  for (int i = 0; i < 20'000; ++i) {
    const std::string source = "203.0.113." + any(40);
    const std::string device = i % 3 == 0 ? of_mallory : i % 3 == 1 ? "forged " + any(1'000) : "";
    static_cast<void>(enter({i % 2 == 0 ? "ana" : "mallory", source, device}));
    if (i % 500 == 0) {
      const Try own{"ana", i % 1'000 == 0 ? source : owner_.source, token};
      ASSERT_EQ(enter(own), 0) << i;
      throttle_.succeeded(own);
    }
    now_ += i % 7 == 0 ? 1 : 0;
  }
}

TEST_F(ThrottleTest, SlowsADeviceThatGuesses) {
  const Try stolen{"ana", owner_.source, throttle_.device_token("ana", chance_)};
  EXPECT_LT(let_in(stolen, day), 400);
}

TEST_F(ThrottleTest, KnowsADeviceByATokenForThatAccountOnly) {
  const std::string token = throttle_.device_token("ana", chance_);
  EXPECT_TRUE(throttle_.is_device_token(token, "ana"));
  EXPECT_FALSE(throttle_.is_device_token(token, "mallory"));
  EXPECT_FALSE(throttle_.is_device_token("", "ana"));
  EXPECT_FALSE(throttle_.is_device_token(std::string(1'000, 'A'), "ana"));
  for (std::size_t i = 0; i < token.size(); ++i) {
    std::string forged = token;
    forged[i] = forged[i] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(throttle_.is_device_token(forged, "ana"));
  }
  const Throttle after_a_start("a secret of the node", chance_);
  EXPECT_TRUE(after_a_start.is_device_token(token, "ana"));
  const Throttle another_node("another secret", chance_);
  EXPECT_FALSE(another_node.is_device_token(token, "ana"));
}

// Somebody guesses from thousands of addresses: each has one try, and then waits; nobody is shut out.
TEST_F(ThrottleTest, IsStricterWhileAllTogetherTryTooMuch) {
  for (int i = 0; i < 2'000; ++i)
    EXPECT_EQ(enter({"ana", "2001:db8:0:" + std::to_string(i) + "::/64", ""}), 0);
  EXPECT_EQ(enter(owner_), 0) << "the first try from a new place is judged";
  EXPECT_EQ(enter(owner_), 5) << "the second has to wait";
  now_ += 2'000;
  EXPECT_EQ(enter(owner_), 0) << "until it is over";
  EXPECT_EQ(enter(owner_), 0);
}

TEST_F(ThrottleTest, IsNotWashedOutByAFloodOfSources) {
  for (int i = 0; i < 5; ++i) EXPECT_EQ(enter(attacker_), 0);
  ASSERT_GT(enter(attacker_), 0);
  for (int i = 0; i < 5'000; ++i) static_cast<void>(enter({"ana", "source " + std::to_string(i), ""}));
  EXPECT_GT(enter(attacker_), 0);
}

TEST_F(ThrottleTest, MakesNobodyWaitLongerWhenTheClockIsSetBack) {
  for (int i = 0; i < 5; ++i) EXPECT_EQ(enter(owner_), 0);
  now_ -= 100 * day;
  EXPECT_EQ(enter(owner_), 5);
}

}  // namespace
}  // namespace bch::access
