#include "seals/secret.h"

#include <gtest/gtest.h>

namespace bch::seals {
namespace {

// Test cases 1, 2 and 6 of RFC 4231.
TEST(KeyedHash, FollowsTheCasesOfTheRfc) {
  EXPECT_EQ(keyed_hash(std::string(20, '\x0b'), "Hi There").hex(),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  EXPECT_EQ(keyed_hash("Jefe", "what do ya ", "want for", " nothing?").hex(),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(
      keyed_hash(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First").hex(),
      "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST(SameSecret, SeesEveryDifference) {
  EXPECT_TRUE(same_secret("", ""));
  EXPECT_TRUE(same_secret("abc", "abc"));
  EXPECT_FALSE(same_secret("abc", "abd"));
  EXPECT_FALSE(same_secret("abc", "abcd"));
  EXPECT_FALSE(same_secret("abc", std::string("abc\0", 4)));
}

TEST(RandomBytes, ComeFromChance) {
  SeededChance one(7);
  SeededChance same(7);
  SeededChance other(8);
  const auto bytes = random_bytes(one, 32);
  EXPECT_EQ(bytes.size(), 32U);
  EXPECT_EQ(bytes, random_bytes(same, 32));
  EXPECT_NE(bytes, random_bytes(other, 32));
}

TEST(Wipe, LeavesNothing) {
  std::string secret = "secret";
  wipe(secret);
  EXPECT_TRUE(secret.empty());
}

}  // namespace
}  // namespace bch::seals
