#include "languages/plural.h"

#include <string>

#include <gtest/gtest.h>

namespace bch::languages {
namespace {

std::string forms(int count, std::string_view expression, std::initializer_list<std::int64_t> numbers) {
  const auto rule = PluralRule::read(count, expression);
  EXPECT_TRUE(rule.ok()) << expression;
  std::string text;
  for (const auto n : numbers) text += std::to_string(rule->form(n));
  return text;
}

TEST(Plural, FollowsTheRuleOfTheLanguage) {
  EXPECT_EQ(forms(2, "n != 1", {0, 1, 2, 21}), "1011");
  EXPECT_EQ(forms(2, "n > 1", {0, 1, 2, 21}), "0011");
  EXPECT_EQ(forms(1, "0", {0, 1, 2}), "000");
  EXPECT_EQ(forms(3, "n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2",
                  {1, 2, 4, 5, 11, 12, 21, 22, 25, 101, 111}),
            "01122201202");
  EXPECT_EQ(forms(6, "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5",
                  {0, 1, 2, 3, 10, 11, 99, 100, 103}),
            "012334453");
}

TEST(Plural, CountsLikeC) {
  EXPECT_EQ(forms(6, "1 + 2 * 2 - 1", {0}), "4");
  EXPECT_EQ(forms(6, "(1 + 2) * 2 % 4", {0}), "2");
  EXPECT_EQ(forms(6, "7 / 2", {0}), "3");
  EXPECT_EQ(forms(2, "!n", {0, 5}), "10");
  EXPECT_EQ(forms(2, "n / 0 == 0 && n % 0 == 0", {3}), "1") << "nothing in a rule can fail";
  EXPECT_EQ(forms(2, "n != 1", {-1, -2}), "01") << "the form of the amount";
}

TEST(Plural, IsRefusedWhenItCannotBeRead) {
  for (const char* expression :
       {"", "n !", "n = 1", "m", "n == 1 ? 0", "(n", "n)", "1 2", "n;", "99999999999999999999"}) {
    const auto rule = PluralRule::read(2, expression);
    ASSERT_FALSE(rule.ok()) << expression;
    EXPECT_EQ(rule.problem().key, "plural.syntax") << expression;
  }
  EXPECT_FALSE(PluralRule::read(2, std::string(1'000, '(') + "n" + std::string(1'000, ')')).ok());
}

TEST(Plural, IsRefusedWhenItGivesAFormThatIsNotThere) {
  EXPECT_EQ(PluralRule::read(2, "n").problem().key, "plural.forms");
  EXPECT_EQ(PluralRule::read(2, "n == 1000 ? 2 : 0").problem().key, "plural.forms");
  EXPECT_FALSE(PluralRule::read(0, "0").ok());
  EXPECT_FALSE(PluralRule::read(7, "0").ok());
}

}  // namespace
}  // namespace bch::languages
