#include "languages/normal.h"

#include <gtest/gtest.h>

namespace bch::languages {
namespace {

TEST(Compatible, IsTheSameFromEveryKeyboard) {
  EXPECT_EQ(compatible("e\u0301"), "\u00e9");
  EXPECT_EQ(compatible("\uff21\uff11"), "A1");
  EXPECT_EQ(compatible("\ufb01"), "fi");
  EXPECT_EQ(compatible("Cartagena 2000"), "Cartagena 2000");
  EXPECT_EQ(compatible(""), "");
}

TEST(Compatible, RefusesWhatIsNotUtf8) {
  EXPECT_FALSE(compatible("a\xff"));
  EXPECT_FALSE(compatible("\xed\xa0\x80"));  // half of a surrogate pair
  EXPECT_FALSE(compatible("\xc0\x80"));
}

TEST(Characters, AreCodePoints) {
  EXPECT_EQ(characters(""), 0U);
  EXPECT_EQ(characters("abc"), 3U);
  EXPECT_EQ(characters("\u0645\u0631\u062d\u0628\u0627"), 5U);
  EXPECT_EQ(characters("\U0001f33d"), 1U);
}

}  // namespace
}  // namespace bch::languages
