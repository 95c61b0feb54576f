#include "languages/direction.h"

#include <gtest/gtest.h>

namespace bch::languages {
namespace {

TEST(Direction, IsThatOfTheScript) {
  for (const char* tag : {"ar", "AR-eg", "fa", "he", "ur", "az-Arab", "dv"})
    EXPECT_EQ(direction_of_tag(tag), Direction::right_to_left) << tag;
  for (const char* tag : {"en", "zh-Hant", "ru", "pt-BR", "az-Latn", "", "??", "klingon-long-unknown"})
    EXPECT_EQ(direction_of_tag(tag), Direction::left_to_right) << tag;
  EXPECT_EQ(dir(Direction::right_to_left), "rtl");
  EXPECT_EQ(dir(Direction::left_to_right), "ltr");
}

TEST(Direction, IsolatesOnlyWhatRunsTheOtherWay) {
  EXPECT_EQ(isolated("Auralia", Direction::left_to_right), "Auralia");
  EXPECT_EQ(isolated("Auralia", Direction::right_to_left), "\u2068Auralia\u2069");
  EXPECT_EQ(isolated("أوراليا", Direction::right_to_left), "أوراليا");
  EXPECT_EQ(isolated("أوراليا", Direction::left_to_right), "\u2068أوراليا\u2069");
  EXPECT_EQ(isolated("17", Direction::right_to_left), "17") << "digits alone take the sentence's way";
  EXPECT_EQ(isolated("", Direction::right_to_left), "");
}

}  // namespace
}  // namespace bch::languages
