#include "languages/message.h"

#include <gtest/gtest.h>

namespace bch::languages {
namespace {

TEST(Message, HasHolesOfSmallLettersOnly) {
  EXPECT_EQ(holes("{n} records of {country-name}, {n}"),
            (std::set<std::string, std::less<>>{"country-name", "n"}));
  EXPECT_TRUE(holes("{} {A} {a b} {a { a} plain").empty());
}

TEST(Message, IsFilledOnce) {
  EXPECT_EQ(fill("{a}{b}", {{"a", "{b}"}, {"b", "x"}}, Direction::left_to_right), "{b}x")
      << "what is put in is not read again";
  EXPECT_EQ(fill("{a} and {c}", {{"a", "1"}}, Direction::left_to_right), "1 and {c}");
  EXPECT_EQ(fill("{open", {{"open", "1"}}, Direction::left_to_right), "{open");
}

TEST(Message, BecomesLongerInThePseudoLanguageAndKeepsItsHoles) {
  const std::string text = "Records of {country}";
  const std::string said = pseudo(text);
  EXPECT_GT(said.size(), text.size() * 13 / 10);
  EXPECT_EQ(holes(said), holes(text));
  EXPECT_TRUE(said.starts_with('[') && said.ends_with(']')) << said;
  EXPECT_EQ(said.find("Records"), std::string::npos);
}

}  // namespace
}  // namespace bch::languages
