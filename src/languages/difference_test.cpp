#include "languages/difference.h"

#include <gmock/gmock.h>

namespace bch::languages {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Kind = Stretch::Kind;

TEST(Difference, IsSaidWordByWord) {
  EXPECT_THAT(difference("may be sown in spring", "must be sown in autumn"),
              ElementsAre(Stretch{Kind::removed, "may "}, Stretch{Kind::added, "must "},
                          Stretch{Kind::same, "be sown in "}, Stretch{Kind::removed, "spring"},
                          Stretch{Kind::added, "autumn"}));
}

TEST(Difference, DoesNotCountWhiteSpace) {
  EXPECT_THAT(
      difference("at the point of sale.", "at the point of sale. Since 2025."),
      ElementsAre(Stretch{Kind::same, "at the point of sale. "}, Stretch{Kind::added, "Since 2025."}));
}

TEST(Difference, OfTheSameTextIsTheText) {
  EXPECT_THAT(difference("as it was", "as it was"), ElementsAre(Stretch{Kind::same, "as it was"}));
  EXPECT_THAT(difference("", ""), IsEmpty());
}

TEST(Difference, TakesEveryCharacterForAWordWhereWritingHasNoSpaces) {
  EXPECT_THAT(
      difference("允许进口", "禁止进口"),
      ElementsAre(Stretch{Kind::removed, "允许"}, Stretch{Kind::added, "禁止"}, Stretch{Kind::same, "进口"}));
}

TEST(Difference, OfWhatIsTooLongIsTheWhole) {
  std::string before = "begin ";
  std::string after = "begin ";
  for (int i = 0; i < 2'000; ++i)
    before += "a" + std::to_string(i) + " ", after += "b" + std::to_string(i) + " ";
  const auto found = difference(before, after);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0], (Stretch{Kind::same, "begin "}));
  EXPECT_EQ(found[1].kind, Kind::removed);
  EXPECT_EQ(found[2].kind, Kind::added);
}

}  // namespace
}  // namespace bch::languages
