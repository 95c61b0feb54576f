// What is read out of the papers of a consignment.

#include "search/papers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bch::search {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> codes(std::string_view text) {
  std::vector<std::string> found;
  for (const auto& code : read_papers(text).codes)
    found.push_back(code.digits + (code.is_certain ? "" : "?"));
  return found;
}

TEST(Papers, NameAnIdentifierInAnySpelling) {
  for (const char* written : {"XDM-10101-8", "xdm-1o1o1-8", "XDM-1Ø1Ø1-8", "XDM – 10101 – 8", "XDM 10101 8",
                              "XDM101018", "(XDM-10101-8)", "UI:XDM-10101-8.", "唯一标识：XDM-10101-8。"}) {
    const auto found = read_papers(written).identifiers;
    ASSERT_EQ(found.size(), 1U) << written;
    EXPECT_THAT(found.front(), testing::AnyOf("XDM-1Ø1Ø1-8", "XDM-1O1O1-8")) << written;
  }
}

TEST(Papers, KeepAStackTogether) {
  for (const char* written : {"XDM-10101-8 x XDM-19200-8", "XDM-1Ø1Ø1-8×XDM-192ØØ-8",
                              "XDM-10101-8xXDM-19200-8", "contains XDM-10101-8 X XDM-19200-8, in bulk"})
    EXPECT_THAT(read_papers(written).identifiers, ElementsAre("XDM-1Ø1Ø1-8 × XDM-192ØØ-8")) << written;
}

TEST(Papers, NameSeveralIdentifiersEachOnce) {
  EXPECT_THAT(read_papers("may contain XDM-10101-8, XDM-11112-2\nXDM-10101-8").identifiers,
              ElementsAre("XDM-1Ø1Ø1-8", "XDM-11112-2"));
}

TEST(Papers, WriteAnIdentifierWithAWrongCheckDigitAsItCame) {
  EXPECT_THAT(read_papers("XDM-10101-5").identifiers, ElementsAre("XDM-1Ø1Ø1-5"));
  EXPECT_THAT(read_papers("XDM 10101 5").identifiers, IsEmpty()) << "without dashes it may be anything";
}

TEST(Papers, NameCodesOfTheHarmonizedSystem) {
  EXPECT_THAT(codes("1005"), ElementsAre("1005?"));
  EXPECT_THAT(codes("HS 1005"), ElementsAre("1005"));
  EXPECT_THAT(codes("HS code: 1005.90"), ElementsAre("100590"));
  EXPECT_THAT(codes("1005.90.00.10"), ElementsAre("1005900010"));
  EXPECT_THAT(codes("12019000, 5201"), ElementsAre("12019000?", "5201?"));
}

TEST(Papers, TakeNoQuantityOrDateForACode) {
  EXPECT_THAT(codes("25000 kg; 1005 kg; 2026-11-25; 10,000; 1005.9; 10.05; BL1005; 123; 12345"), IsEmpty());
}

TEST(Papers, LeaveNamesLineByLine) {
  const auto papers = read_papers("Yellow maize, in bulk HS 1005.90\r\nXDM-10101-8\n  Demo10101 \n 25000\n");
  EXPECT_THAT(papers.names, ElementsAre("Yellow maize, in bulk HS", "Demo10101"));
  EXPECT_THAT(papers.identifiers, ElementsAre("XDM-1Ø1Ø1-8"));
  EXPECT_THAT(read_papers("الذرة; 玉米").names, ElementsAre("الذرة", "玉米"));
}

TEST(Papers, HaveALimit) {
  std::string many;
  for (int i = 0; i < 2'000; ++i) many += "a" + std::to_string(i) + ";";
  EXPECT_LE(read_papers(many).names.size(), 32U);
}

}  // namespace
}  // namespace bch::search
