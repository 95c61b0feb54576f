#include "registry/follower.h"

#include "registry/in_memory.h"

#include <atomic>
#include <chrono>
#include <thread>

#include <gtest/gtest.h>

namespace bch::registry {
namespace {

class Followed : public testing::Test {
 protected:
  // From this record to that.
  void publish(int first, int last) {
    Batch batch;
    for (int number = first; number <= last; ++number) {
      char id[40];
      std::snprintf(id, sizeof id, "00000000-0000-4000-8000-%012d", number);
      Act& act = batch.acts.emplace_back();
      act.record = *records::parse_record_id(id);
      act.code = "LAW";
      act.place = "XA";
      act.format = records::FormatId("biosafetyLaw");
      act.content = records::Document::members();
    }
    const auto receipt = registry.append(batch);
    EXPECT_TRUE(receipt.ok()) << describe(receipt.problem());
  }
  void publish(int number) { publish(number, number); }

  MemoryStore store;
  FixedClock clock{*parse_instant("2026-03-01T12:00:00Z")};
  SeededChance chance{1};
  Registry registry{store, clock, chance, {0}};
};

// Counts what it is told, and can be told to stand elsewhere.
class Counter : public Follower {
 public:
  [[nodiscard]] std::string_view name() const override { return "counter"; }
  [[nodiscard]] Result<Position> position() override {
    if (breaks_at != 0 && position_ == breaks_at) return Problem{Problem::Kind::damaged, "broken", {}};
    return position_.load();
  }
  [[nodiscard]] Result<Done> follow(std::span<const Version> versions) override {
    if (failures > 0) {
      --failures;
      return Problem{Problem::Kind::failed, "store.disk-full", {}};
    }
    position_ = versions.back().position + 1;
    return Done{};
  }
  [[nodiscard]] Result<Done> forget() override {
    position_ = 0;
    breaks_at = 0;
    ++forgotten;
    return Done{};
  }
  std::atomic<Position> position_{0};
  Position breaks_at = 0;  // once
  int failures = 0;        // so many steps cannot be kept
  int forgotten = 0;
};

TEST_F(Followed, GoesOnFromTheRememberedPosition) {
  publish(1, 3);
  Counter counter;
  EXPECT_EQ(*catch_up(registry, counter, 2), 3U);
  counter.position_ = 99;
  EXPECT_EQ(*catch_up(registry, counter, 2), 3U);
  EXPECT_EQ(counter.forgotten, 1) << "a follower ahead of the journal begins again";
}

TEST_F(Followed, LetsAFollowerBeginAgainThatAStepHasMadeUnusable) {
  publish(1, 3);
  Counter counter;
  counter.breaks_at = 3;
  EXPECT_EQ(*catch_up(registry, counter, 1), 3U);
  EXPECT_EQ(counter.forgotten, 1);
}

TEST_F(Followed, WakesItsFollowers) {
  Counter counter;
  Followers followers(registry, {&counter}, [](const Follower&, const Problem&) { FAIL(); });
  publish(1);
  publish(2);
  while (counter.position_ < 2) std::this_thread::yield();
}

TEST_F(Followed, IsReadToItsEndThoughADiskWasFullAndNobodyPublishesAnyMore) {
  publish(1);
  Counter counter;
  counter.failures = 1;
  std::atomic<int> reported{0};
  const Followers followers(registry, {&counter}, [&](const Follower&, const Problem&) { ++reported; });
  while (counter.position_ < 1) std::this_thread::yield();
  EXPECT_EQ(reported, 1);
}

TEST_F(Followed, GrowsQuicklyWhileItsFollowersTakeManyEntriesAtATime) {
  struct Slow final : Counter {
    [[nodiscard]] Result<Done> follow(std::span<const Version> versions) override {
      ++steps;
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
      return Counter::follow(versions);
    }
    std::atomic<int> steps{0};
  } slow;
  Followers followers(registry, {&slow}, [](const Follower&, const Problem&) { FAIL(); });
  constexpr int entries = 100;
  for (int i = 1; i <= entries; ++i) {
    publish(i);
    std::this_thread::sleep_for(std::chrono::milliseconds(4));  // it could follow each alone
  }
  while (slow.position_ < entries) std::this_thread::yield();
  EXPECT_LT(slow.steps, entries / 2) << "it rests between its steps";
}

}  // namespace
}  // namespace bch::registry
