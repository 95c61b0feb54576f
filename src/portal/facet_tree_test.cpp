#include "portal/facet_tree.h"

#include <map>

#include <gtest/gtest.h>

namespace bch::portal {
namespace {

// Crops: maize (sweet maize, popcorn), cotton. "a" to "h" have nothing above them.
std::string broader(const std::string& value) {
  static const std::map<std::string, std::string> above{
      {"maize", "crops"}, {"cotton", "crops"}, {"sweet maize", "maize"}, {"popcorn", "maize"}};
  const auto found = above.find(value);
  return found == above.end() ? std::string() : found->second;
}

const std::vector<search::Counted> many{{"crops", 20}, {"maize", 12},  {"cotton", 8}, {"sweet maize", 7},
                                        {"a", 6},      {"popcorn", 5}, {"b", 4},      {"c", 3},
                                        {"d", 3},      {"e", 2},       {"f", 1}};

// "crops(maize,cotton) a b": what is shown, with a star where it is chosen.
std::string shown(const std::vector<FacetBranch>& branches) {
  std::string all;
  for (const auto& branch : branches) {
    if (!all.empty()) all += ' ';
    all += branch.value + (branch.is_chosen ? "*" : "");
    if (!branch.narrower.empty()) all += "(" + shown(branch.narrower) + ")";
  }
  return all;
}

std::string shown(const std::vector<search::Counted>& counted, const std::vector<std::string>& chosen,
                  bool whole = false) {
  return shown(facet_tree(counted, chosen, broader, whole).top);
}

TEST(FacetTree, ShowsTheMostFrequentAtTheTop) {
  EXPECT_EQ(shown(many, {}), "crops a b c d e");
}

TEST(FacetTree, UnfoldsWhatIsChosenAndTheWayThere) {
  EXPECT_EQ(shown(many, {"crops"}), "crops*(maize cotton) a b c d e");
  EXPECT_EQ(shown(many, {"popcorn"}), "crops(maize(sweet maize popcorn*) cotton) a b c d e");
}

TEST(FacetTree, AlwaysShowsWhatIsChosen) {
  EXPECT_EQ(shown(many, {"f"}), "crops a b c d f*");
  EXPECT_EQ(shown(many, {"nobody has it"}), "crops a b c d nobody has it*");
}

TEST(FacetTree, ShowsAllOfFew) {
  EXPECT_EQ(shown({{"crops", 3}, {"maize", 2}, {"a", 1}}, {}), "crops(maize) a");
}

TEST(FacetTree, UnfoldsTheOnlyOneAtTheTop) {
  EXPECT_EQ(shown({{"crops", 9}, {"maize", 3}, {"cotton", 2}, {"sweet maize", 2}, {"popcorn", 1}}, {}),
            "crops(maize(sweet maize popcorn) cotton)");
}

TEST(FacetTree, ShowsEverythingWhenAsked) {
  const auto tree = facet_tree(many, {}, broader, true);
  EXPECT_EQ(shown(tree.top), "crops(maize(sweet maize popcorn) cotton) a b c d e f");
  EXPECT_EQ(tree.shown, tree.values);
}

TEST(FacetTree, SaysHowManyThereAre) {
  const auto tree = facet_tree(many, {}, broader, false);
  EXPECT_EQ(tree.values, 11U);
  EXPECT_EQ(tree.shown, 6U);
}

TEST(FacetTree, KeepsOnlyTheNewerOfATermAndABroaderOne) {
  const auto question = search::Question().with({"crop", "maize"}).with({"crop", "a"});
  EXPECT_TRUE(narrowed(question, {"crop", "popcorn"}, broader).has({"crop", "a"}));
  EXPECT_FALSE(narrowed(question, {"crop", "popcorn"}, broader).has({"crop", "maize"}));
  EXPECT_FALSE(narrowed(question, {"crop", "crops"}, broader).has({"crop", "maize"}));
  EXPECT_TRUE(narrowed(question, {"use", "popcorn"}, broader).has({"crop", "maize"}));
}

}  // namespace
}  // namespace bch::portal
