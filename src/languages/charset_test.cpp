#include "languages/charset.h"

#include <gtest/gtest.h>

namespace bch::languages {
namespace {

TEST(Charset, TakesUtf8AsItIs) {
  const auto decoded = decode("Décision 决定");
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->text, "Décision 决定");
  EXPECT_EQ(decoded->charset, "UTF-8");
  EXPECT_EQ(decode("\xef\xbb\xbf"
                   "a")
                ->text,
            "a");
}

TEST(Charset, BelievesAByteOrderMark) {
  EXPECT_EQ(decode(std::string_view("\xff\xfe\x16\x04\x18\x04", 6))->text, "ЖИ");
  EXPECT_EQ(decode(std::string_view("\xfe\xff\x04\x16", 4))->text, "Ж");
}

TEST(Charset, GuessesOldEncodings) {
  // "Закон о биобезопасности принят в первом чтении и вступает в силу" in windows-1251
  const std::string text =
      "\xc7\xe0\xea\xee\xed \xee \xe1\xe8\xee\xe1\xe5\xe7\xee\xef\xe0\xf1\xed\xee\xf1\xf2\xe8 "
      "\xef\xf0\xe8\xed\xff\xf2 \xe2 \xef\xe5\xf0\xe2\xee\xec \xf7\xf2\xe5\xed\xe8\xe8 \xe8 "
      "\xe2\xf1\xf2\xf3\xef\xe0\xe5\xf2 \xe2 \xf1\xe8\xeb\xf3";
  const auto decoded = decode(text);
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->charset, "windows-1251");
  EXPECT_EQ(decoded->text, "Закон о биобезопасности принят в первом чтении и вступает в силу");
}

TEST(Charset, TakesNoBinaryForText) {
  EXPECT_FALSE(decode(std::string_view("GIF\0\1", 5)));
}

TEST(Charset, CutsBetweenCharacters) {
  EXPECT_EQ(beginning("aé", 2), "a");
  EXPECT_EQ(beginning("aé", 3), "aé");
  EXPECT_EQ(beginning("决", 2), "");
}

}  // namespace
}  // namespace bch::languages
