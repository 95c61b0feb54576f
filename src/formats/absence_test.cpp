#include "formats/absence.h"

#include "formats/formats.h"
#include "records/json.h"
#include "treaty/edition_0.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace bch::formats {
namespace {

class NothingToReport : public testing::Test {
 protected:
  [[nodiscard]] Absence read(const std::string& json) const {
    const auto all = formats_->all();
    const auto found =
        std::ranges::find_if(all, [](const auto* each) { return each->has(Aspect::declares_nothing); });
    return read_absence(read_out(*found, *vocabularies_, *records::read_json(json)));
  }

  Result<vocabularies::Vocabularies> vocabularies_ = vocabularies::Vocabularies::read(treaty::edition_0());
  Result<Formats> formats_ = Formats::read(treaty::edition_0(), *vocabularies_);
};

TEST_F(NothingToReport, IsDeclaredOfCategoriesForATime) {
  const auto absence = read(R"({"categories":["transit","illegal"],"from":"2026-03-01","until":"2026-12"})");
  EXPECT_TRUE(absence.is_of("illegal"));
  EXPECT_FALSE(absence.is_of("laws"));
  EXPECT_FALSE(absence.holds({2026, 2, 28}));
  EXPECT_TRUE(absence.holds({2026, 3, 1}));
  EXPECT_TRUE(absence.holds({2026, 12, 31}));
  EXPECT_FALSE(absence.holds({2027, 1, 1}));
}

TEST_F(NothingToReport, HoldsWithoutAnEndUntilItIsChanged) {
  EXPECT_TRUE(read(R"({"categories":["transit"],"from":"2020"})").holds({2030, 1, 1}));
  EXPECT_FALSE(read("{}").is_of("transit"));
}

}  // namespace
}  // namespace bch::formats
