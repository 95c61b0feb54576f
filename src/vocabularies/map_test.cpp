#include "vocabularies/map.h"

#include "treaty/edition_0.h"
#include "vocabularies/vocabularies.h"

#include <algorithm>
#include <set>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bch::vocabularies {
namespace {

using testing::HasSubstr;

std::vector<Party> parties() {
  std::vector<Party> all(3);
  all[0].id = PartyId("aa");
  all[1].id = PartyId("bb");
  all[2].id = PartyId("xa");
  all[2].demonstration = true;
  return all;
}

Result<std::vector<Tile>> read(const std::string& rows) {
  const std::string text = "rows = [" + rows + "]\n";
  return read_map({"map.toml", text}, parties());
}

std::string fault(const std::string& rows) {
  const auto read_back = read(rows);
  if (read_back.ok()) return {};
  std::string said;
  for (const auto& [name, value] : read_back.problem().arguments) said += value + " ";
  return said;
}

TEST(Map, SaysWhereEachTileStands) {
  const auto tiles = read(R"(".. bb", "aa", "", ".. .. xa")");
  ASSERT_TRUE(tiles.ok());
  ASSERT_EQ(tiles->size(), 3U);
  EXPECT_EQ((*tiles)[0].party.value(), "bb");
  EXPECT_EQ((*tiles)[0].column, 1);
  EXPECT_EQ((*tiles)[0].row, 0);
  EXPECT_EQ((*tiles)[2].column, 2);
  EXPECT_EQ((*tiles)[2].row, 3);
}

TEST(Map, HasOneTileForEachGovernment) {
  EXPECT_THAT(fault(R"("aa", "xa")"), HasSubstr("no tile"));
  EXPECT_THAT(fault(R"("aa bb aa", "xa")"), HasSubstr("more than one tile"));
  EXPECT_THAT(fault(R"("aa bb cc", "xa")"), HasSubstr("no Government \"cc\""));
}

TEST(Map, KeepsInventedGovernmentsApart) {
  EXPECT_THAT(fault(R"("aa bb xa")"), HasSubstr("does not stand apart"));
}

TEST(Map, OfTheTreatyIsWholeAndHasNoTwoTilesInOnePlace) {
  const auto vocabularies = Vocabularies::read(treaty::edition_0());
  ASSERT_TRUE(vocabularies.ok());
  EXPECT_EQ(vocabularies->tiles().size(), vocabularies->parties().size());
  std::set<std::pair<int, int>> places;
  for (const Tile& tile : vocabularies->tiles()) places.emplace(tile.column, tile.row);
  EXPECT_EQ(places.size(), vocabularies->tiles().size());
}

}  // namespace
}  // namespace bch::vocabularies
