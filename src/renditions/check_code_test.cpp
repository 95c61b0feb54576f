#include "renditions/check_code.h"

#include <gtest/gtest.h>

namespace bch::renditions {
namespace {

TEST(CheckCode, IsTheBeginningOfTheHash) {
  const auto zero = *seals::Hash::from_hex(std::string(64, '0'));
  EXPECT_EQ(check_code(zero), "0000-0000");
  const auto full = *seals::Hash::from_hex("ffffffff0f" + std::string(54, '0'));
  EXPECT_EQ(check_code(full), "ZZZZ-ZZRF");
}

TEST(CheckCode, IsKnownHoweverItWasTyped) {
  const auto hash = *seals::Hash::from_hex("0084210842" + std::string(54, '0'));
  EXPECT_EQ(check_code(hash), "0222-2222");
  EXPECT_TRUE(is_check_code("o222 2222", hash));
  EXPECT_TRUE(is_check_code("0222-2222", hash));
  EXPECT_FALSE(is_check_code("0222-2223", hash));
  EXPECT_FALSE(is_check_code("0222", hash));
  EXPECT_FALSE(is_check_code("", hash));
}

}  // namespace
}  // namespace bch::renditions
