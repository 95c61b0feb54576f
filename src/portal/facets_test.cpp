#include "portal/facets.h"

#include "search/facets.h"
#include "treaty/edition_0.h"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

namespace bch::portal {
namespace {

class Facets : public testing::Test {
 protected:
  [[nodiscard]] bool counts(const search::Question& question, const std::string& name) const {
    const auto names = facets_for(*formats_, question);
    return std::ranges::find(names, name) != names.end();
  }
  // A facet that only one kind of record has, and that kind.
  [[nodiscard]] search::FacetValue own_facet() const {
    for (const auto* format : formats_->all()) {
      search::Question of_kind;
      of_kind = of_kind.with({std::string(search::facet::format), format->id.value()});
      for (const auto& name : facets_for(*formats_, of_kind)) {
        if (!counts({}, name)) return {name, format->id.value()};
      }
    }
    return {};
  }

  Result<vocabularies::Vocabularies> vocabularies_ = vocabularies::Vocabularies::read(treaty::edition_0());
  Result<formats::Formats> formats_ = formats::Formats::read(treaty::edition_0(), *vocabularies_);
};

TEST_F(Facets, EachIsNamedOnce) {
  const auto names = search::facet_names(*formats_);
  EXPECT_EQ(std::set<std::string>(names.begin(), names.end()).size(), names.size());
}

TEST_F(Facets, OfOneKindAreCountedWhenThatKindIsChosen) {
  const auto [name, kind] = own_facet();
  ASSERT_FALSE(name.empty());
  EXPECT_FALSE(counts({}, name));
  const auto of_kind = search::Question().with({std::string(search::facet::format), kind});
  EXPECT_TRUE(counts(of_kind, name));
  EXPECT_TRUE(is_first_facet(*formats_, of_kind, name));
}

TEST_F(Facets, AreCountedWhenTheyAreChosen) {
  const auto [name, kind] = own_facet();
  EXPECT_TRUE(counts(search::Question().with({name, "any"}), name));
}

TEST_F(Facets, OfEveryRecordAreAlwaysCounted) {
  for (const auto name : {search::facet::format, search::facet::party, search::facet::group,
                          search::facet::year, search::facet::language, search::facet::standing})
    EXPECT_TRUE(counts({}, std::string(name))) << name;
}

}  // namespace
}  // namespace bch::portal
