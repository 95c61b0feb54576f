// Goods by their codes of the Harmonized System.

#include "treaty/edition_0.h"
#include "vocabularies/vocabularies.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bch::vocabularies {
namespace {

Result<Vocabularies> read(std::string_view text) {
  const NamedText file{"commodities.toml", text};
  return Vocabularies::read({&file, 1});
}

TEST(Commodities, AreFoundByTheNarrowestCodeUnderWhichGoodsCome) {
  const auto vocabularies = Vocabularies::read(treaty::edition_0());
  ASSERT_TRUE(vocabularies.ok());
  EXPECT_EQ(vocabularies->commodity("1005")->code, "1005");
  EXPECT_EQ(vocabularies->commodity("10051000")->code, "100510") << "national codes have more digits";
  EXPECT_EQ(vocabularies->commodity("1005900000")->code, "1005");
  EXPECT_EQ(vocabularies->commodity("10"), nullptr) << "a chapter is not enough";
  EXPECT_EQ(vocabularies->commodity("8471"), nullptr);
}

TEST(Commodities, AreWrittenWithADot) {
  EXPECT_EQ(dotted("1005"), "1005");
  EXPECT_EQ(dotted("100510"), "1005.10");
}

TEST(Commodities, MustHaveACodeAndAnOrganism) {
  EXPECT_TRUE(read("[[commodity]]\ncode = \"1005\"\ntitle = \"Maize\"\norganisms = [\"Zea mays\"]\n").ok());
  EXPECT_FALSE(read("[[commodity]]\ncode = \"105\"\ntitle = \"Maize\"\norganisms = [\"Zea mays\"]\n").ok());
  EXPECT_FALSE(read("[[commodity]]\ncode = \"1005\"\ntitle = \"Maize\"\n").ok());
}

}  // namespace
}  // namespace bch::vocabularies
