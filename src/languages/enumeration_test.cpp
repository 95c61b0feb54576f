#include "languages/enumeration.h"

#include "treaty/edition_0.h"

#include <gtest/gtest.h>

namespace bch::languages {
namespace {

TEST(Enumeration, FollowsTheLanguage) {
  const auto languages = Languages::read(treaty::edition_0());
  ASSERT_TRUE(languages.ok());
  const auto said = [&](std::string_view tag, std::vector<std::string> things) {
    return enumeration(things, languages->negotiate(tag));
  };
  EXPECT_EQ(said("en", {"A", "B"}), "A and B");
  EXPECT_EQ(said("fr", {"A", "B", "C"}), "A, B et C");
  EXPECT_EQ(said("zh", {"甲", "乙", "丙"}), "甲、乙和丙");
  EXPECT_EQ(said("ar", {"أ", "ب", "ج"}), "أ وب وج");
  EXPECT_EQ(said("en", {"A"}), "A");
  EXPECT_EQ(said("en", {}), "");
}

}  // namespace
}  // namespace bch::languages
