#include "seals/alphabets.h"

#include "seals/hash.h"

#include <gtest/gtest.h>

namespace bch::seals {
namespace {

// The test vectors of RFC 4648, section 10, without their padding.
TEST(Base32, FollowsTheVectorsOfTheRfc) {
  EXPECT_EQ(to_base32(""), "");
  EXPECT_EQ(to_base32("f"), "MY");
  EXPECT_EQ(to_base32("fo"), "MZXQ");
  EXPECT_EQ(to_base32("foo"), "MZXW6");
  EXPECT_EQ(to_base32("foob"), "MZXW6YQ");
  EXPECT_EQ(to_base32("fooba"), "MZXW6YTB");
  EXPECT_EQ(to_base32("foobar"), "MZXW6YTBOI");
}

TEST(Base32, IsReadInOneWayOnly) {
  EXPECT_EQ(from_base32("MZXW6YTBOI"), "foobar");
  EXPECT_EQ(from_base32(""), "");
  EXPECT_FALSE(from_base32("mzxw6ytboi"));
  EXPECT_FALSE(from_base32("MZXW6YTBOI======"));
  EXPECT_FALSE(from_base32("MZ"));      // bits left over that are not zero
  EXPECT_FALSE(from_base32("MZXW6A"));  // a letter too many
  EXPECT_FALSE(from_base32("M1"));
}

TEST(Base64Url, IsReadInOneWayOnly) {
  const std::string bytes("\xfb\xff\xfe\x00", 4);
  EXPECT_EQ(to_base64url(bytes), "-__-AA");
  EXPECT_EQ(from_base64url("-__-AA"), bytes);
  EXPECT_EQ(from_base64url(""), "");
  EXPECT_FALSE(from_base64url("-__-AA=="));
  EXPECT_FALSE(from_base64url("-__-AB"));  // bits left over that are not zero
  EXPECT_FALSE(from_base64url("+//+AA"));
  EXPECT_FALSE(from_base64url("-__- AA"));
  EXPECT_FALSE(from_base64url("-__-A"));
}

// What libsodium reads as letters of the alphabet although they are none.
TEST(Base64Url, HasNoLettersBeyondAscii) {
  for (int high = 0x80; high < 0x100; ++high) {
    const std::string text{static_cast<char>(high), 'A', 'A', 'A'};
    EXPECT_FALSE(from_base64url(text)) << high;
    EXPECT_FALSE(from_base64(text)) << high;
  }
}

TEST(Crockford, HasNoLettersThatLookAlike) {
  std::string all;
  for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
  EXPECT_EQ(to_crockford(all).find_first_of("ILOUilou"), std::string::npos);
  EXPECT_EQ(to_crockford(std::string(5, '\xff')), "ZZZZZZZZ");
  EXPECT_EQ(to_crockford("f"), "CR");
}

TEST(Crockford, IsReadAsPeopleTypeIt) {
  EXPECT_EQ(tidy_crockford("01abc-defgh"), "01ABCDEFGH");
  EXPECT_EQ(tidy_crockford(" oil0 ABCD\t"), "0110ABCD");
  EXPECT_EQ(tidy_crockford("ab\u2011cd\u00a0ef"), "ABCDEF");
  EXPECT_FALSE(tidy_crockford("ABCU"));
  EXPECT_FALSE(tidy_crockford("ABC\u2020"));
  EXPECT_FALSE(tidy_crockford("AB\xe2\x80"));
}

}  // namespace
}  // namespace bch::seals
