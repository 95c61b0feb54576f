#include "languages/lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bch::languages {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Language language(std::string locale, Direction direction = Direction::left_to_right) {
  Language made;
  made.locale = std::move(locale);
  made.direction = direction;
  return made;
}

TEST(Lines, CountsColumnsAsATerminalDoes) {
  EXPECT_EQ(columns("journal"), 7U);
  EXPECT_EQ(columns("日志"), 4U);
  EXPECT_EQ(columns("مُحي"), 3U) << "a vowel sign stands above its letter";
  EXPECT_EQ(columns("\u2068a\u2069"), 1U);
  EXPECT_EQ(columns(""), 0U);
}

TEST(Lines, BreakAtSpaces) {
  EXPECT_THAT(lines("one two three", language("en"), 7), ElementsAre("one two", "three"));
  EXPECT_THAT(lines("one two three", language("en"), 100), ElementsAre("one two three"));
  EXPECT_THAT(lines("", language("en"), 7), IsEmpty());
}

TEST(Lines, LeaveOptionsAndNamesOfFilesWhole) {
  EXPECT_THAT(lines("with --dry-run or a/long/path.json", language("en"), 8),
              ElementsAre("with", "--dry-run", "or", "a/long/path.json"));
}

TEST(Lines, KeepAFrenchColonWithItsWord) {
  EXPECT_THAT(lines("un dossier\u202f: oui", language("fr"), 10), ElementsAre("un", "dossier\u202f:", "oui"));
}

TEST(Lines, BreakBetweenIdeographsButNotBeforeTheirStops) {
  EXPECT_THAT(lines("重建索引。完成", language("zh-Hans"), 8), ElementsAre("重建索", "引。完成"));
  EXPECT_THAT(lines("用 bch import 导入", language("zh-Hans"), 14), ElementsAre("用 bch import", "导入"));
}

TEST(Lines, OfRightToLeftKeepTheirOrderBesideOtherNames) {
  EXPECT_THAT(lines("سجل bch", language("ar", Direction::right_to_left), 4),
              ElementsAre("\u2067سجل\u2069", "\u2067bch\u2069"));
}

}  // namespace
}  // namespace bch::languages
