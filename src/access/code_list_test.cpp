#include "access/code_list.h"

#include <set>

#include <gtest/gtest.h>

namespace bch::access {
namespace {

constexpr std::string_view key = "the key of a node, thirty-two byt";
const Instant now = *parse_instant("2026-03-01T09:30:00Z");

class OneTimeCodes : public testing::Test {
 protected:
  SeededChance chance_{1};
  PrintedCodes made_ = new_code_list(chance_, key, now);
};

TEST_F(OneTimeCodes, AreTwentyInGroupsThatCanBeRead) {
  EXPECT_EQ(made_.printed.size(), 20U);
  EXPECT_EQ(made_.kept.codes.size(), 20U);
  EXPECT_EQ(std::set<std::string>(made_.printed.begin(), made_.printed.end()).size(), 20U);
  for (const auto& code : made_.printed) {
    EXPECT_EQ(code.size(), 11U);
    EXPECT_EQ(code[5], '-');
    EXPECT_EQ(code.find_first_of("ILOU"), std::string::npos) << code;
  }
}

TEST_F(OneTimeCodes, AreTakenOnceEach) {
  CodeList list = made_.kept;
  for (std::size_t i = 0; i < made_.printed.size(); ++i) {
    const auto taken = take(list, made_.printed[i], key, now);
    ASSERT_TRUE(taken.ok()) << i;
    EXPECT_EQ(taken->number, i + 1);
    EXPECT_EQ(taken->left, made_.printed.size() - i - 1);
    EXPECT_EQ(taken->list.codes[i].used, now);
    list = taken->list;
    const auto again = take(list, made_.printed[i], key, now);
    ASSERT_FALSE(again.ok());
    EXPECT_EQ(again.problem(),
              (Problem{Problem::Kind::forbidden, "code.used", {{"number", std::to_string(i + 1)}}}));
  }
}

TEST_F(OneTimeCodes, AreReadAsPeopleTypeThem) {
  std::string typed = made_.printed[3];
  for (char& c : typed) {
    if (c == '0') c = 'o';
    if (c == '1') c = 'l';
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  EXPECT_EQ(take(made_.kept, typed, key, now)->number, 4U);
  std::string spread;
  for (const char c : typed) spread += std::string{c, ' '};
  EXPECT_EQ(take(made_.kept, spread, key, now)->number, 4U);
}

TEST_F(OneTimeCodes, AreRefusedWhenOneLetterIsWrong) {
  const std::string& code = made_.printed[0];
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (code[i] == '-') continue;
    std::string wrong = code;
    wrong[i] = wrong[i] == 'Z' ? 'Y' : 'Z';
    const auto taken = take(made_.kept, wrong, key, now);
    ASSERT_FALSE(taken.ok());
    EXPECT_EQ(taken.problem().key, "code.unknown");
  }
  for (const std::string& typed : {std::string(), code.substr(1), code + "0", std::string(300, '-') + code})
    EXPECT_EQ(take(made_.kept, typed, key, now).problem().key, "code.unknown");
}

TEST_F(OneTimeCodes, BelongToTheirListAndTheirNode) {
  const auto other = new_code_list(chance_, key, now);
  EXPECT_FALSE(take(other.kept, made_.printed[0], key, now).ok());
  EXPECT_FALSE(take(made_.kept, made_.printed[0], "another key", now).ok());
  EXPECT_NE(other.kept.salt, made_.kept.salt);
}

}  // namespace
}  // namespace bch::access
