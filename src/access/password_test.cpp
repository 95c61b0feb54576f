#include "access/password.h"

#include <atomic>
#include <ctime>
#include <functional>
#include <thread>
#include <vector>

#include <gtest/gtest.h>
#include <sodium.h>

namespace bch::access {
namespace {

constexpr const char* long_password = "four mangoes on a tin roof";

TEST(Passwords, AreKnownAgain) {
  Passwords passwords;
  SeededChance chance(1);
  const auto hash = passwords.hash_of(long_password, chance);
  ASSERT_TRUE(hash.ok());
  EXPECT_TRUE(*passwords.is_password(*hash, long_password));
  EXPECT_FALSE(*passwords.is_password(*hash, "four mangoes on a tin roog"));
  EXPECT_FALSE(*passwords.is_password(*hash, ""));
  EXPECT_FALSE(*passwords.is_password(*hash, std::string(2'000, 'x')));
  EXPECT_FALSE(*passwords.is_password(*hash, "\xff\xff"));
}

TEST(Passwords, AreTheSameFromEveryKeyboard) {
  Passwords passwords;
  SeededChance chance(1);
  const auto hash = passwords.hash_of("le café est fermé", chance);
  ASSERT_TRUE(hash.ok());
  EXPECT_TRUE(*passwords.is_password(*hash, "le cafe\u0301 est ferme\u0301"));
  EXPECT_FALSE(*passwords.is_password(*hash, "le cafe est ferme"));
  EXPECT_FALSE(*passwords.is_password(*hash, "Le café est fermé"));
}

TEST(Passwords, AreKeptAsLibsodiumWritesThem) {
  Passwords passwords;
  SeededChance chance(1);
  const auto hash = passwords.hash_of(long_password, chance);
  ASSERT_TRUE(hash.ok());
  EXPECT_TRUE(hash->starts_with("$argon2id$v=19$m=65536,t=2,p=1$"));
  EXPECT_EQ(crypto_pwhash_str_verify(hash->c_str(), long_password, std::string(long_password).size()), 0);
  EXPECT_FALSE(is_dated(*hash));
  EXPECT_NE(*hash, *passwords.hash_of(long_password, chance)) << "each has a salt of its own";
}

TEST(Passwords, SayWhenAHashIsDatedOrDamaged) {
  std::string weak(crypto_pwhash_STRBYTES, '\0');
  ASSERT_EQ(crypto_pwhash_str(weak.data(), long_password, std::string(long_password).size(), 1, 1 << 20), 0);
  weak.resize(weak.find('\0'));
  EXPECT_TRUE(is_dated(weak));
  Passwords passwords;
  EXPECT_TRUE(*passwords.is_password(weak, long_password));
  const auto damaged = passwords.is_password("$argon2id$v=19$m=65536", long_password);
  ASSERT_FALSE(damaged.ok());
  EXPECT_EQ(damaged.problem().key, "password.damaged");
}

// Measured with the thread's own processor time, so that a busy machine does not matter.
double milliseconds_of(const std::function<void()>& work) {
  timespec from{};
  timespec to{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &from);
  work();
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &to);
  return static_cast<double>(to.tv_sec - from.tv_sec) * 1e3 +
         static_cast<double>(to.tv_nsec - from.tv_nsec) / 1e6;
}

TEST(Passwords, TakeAsLongWhenThereIsNoSuchAccount) {
  Passwords passwords;
  SeededChance chance(1);
  const auto hash = passwords.hash_of(long_password, chance);
  ASSERT_TRUE(hash.ok());
  const double known =
      milliseconds_of([&] { EXPECT_FALSE(*passwords.is_password(*hash, "some other words")); });
  const double unknown =
      milliseconds_of([&] { EXPECT_FALSE(*passwords.is_password(std::nullopt, "some other words")); });
  EXPECT_GT(unknown, known / 3);
  EXPECT_LT(unknown, known * 3);
}

TEST(Passwords, MakeOthersWaitAndTurnTooManyAway) {
  Passwords passwords(1, 2);
  SeededChance chance(1);
  std::atomic<int> done = 0;
  std::atomic<int> busy = 0;
  std::vector<std::thread> people;
  for (int i = 0; i < 8; ++i) {
    people.emplace_back([&] {
      const auto hash = passwords.hash_of(long_password, chance);
      if (hash.ok())
        ++done;
      else if (hash.problem() == Problem{Problem::Kind::busy, "password.busy", {}})
        ++busy;
    });
  }
  for (auto& person : people) person.join();
  EXPECT_EQ(done + busy, 8);
  EXPECT_GE(done, 3) << "one that runs and two that wait";
  EXPECT_TRUE(passwords.hash_of(long_password, chance).ok()) << "every turn has been given back";
}

TEST(Passwords, TurnEverybodyAwayWhenNobodyMayRunOrWait) {
  Passwords closed(0, 0);
  SeededChance chance(1);
  EXPECT_EQ(closed.hash_of(long_password, chance).problem().key, "password.busy");
  EXPECT_EQ(closed.is_password(std::nullopt, long_password).problem().key, "password.busy");
}

TEST(Passwords, AreRefusedWhenTheyCannotBeKept) {
  Passwords passwords;
  SeededChance chance(1);
  EXPECT_EQ(passwords.hash_of(std::string(1'025, 'x'), chance).problem().key, "password.too-long");
  EXPECT_EQ(passwords.hash_of("\xff is no UTF-8", chance).problem().key, "password.malformed");
}

}  // namespace
}  // namespace bch::access
