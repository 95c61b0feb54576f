#include "formats/thesaurus.h"

#include "records/json.h"
#include "vocabularies/vocabulary_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bch::formats {
namespace {

using records::TermId;
using vocabularies::Term;
using vocabularies::Vocabularies;

constexpr std::string_view ours = R"toml(# Seeds.
# Two lines of them.
title = "Traits"
domain = "D"

[[term]]
id = "OURS-PEST"
key = "pest"
title = "Resistance to pests"
own = true

[[term]]
id = "OURS-INSECT"
key = "insect"
title = "Resistance to insects"
note = "Beetles \"too\"."
broader = "OURS-PEST"
own = true

[[term]]
id = "KNOWN"
title = "Colour"
)toml";

constexpr std::string_view theirs = R"json([
  {"identifier": "THEIRS-BEETLE", "name": "Resistance to beetles", "title": {"fr": "Résistance aux coléoptères"}, "broaderTerms": ["THEIRS-PEST"]},
  {"identifier": "THEIRS-PEST", "name": "RESISTANCE TO PÉSTS", "description": "Any pest", "broaderTerms": ["ELSEWHERE"]},
  {"identifier": "KNOWN", "name": "Colours", "broaderTerms": []},
  {"identifier": "EMPTY", "name": "[no title]"},
  {"name": "No identifier"}])json";

class Thesaurus : public testing::Test {
 protected:
  static Result<Vocabularies> read(std::string_view text) {
    const NamedText file{"vocabularies/traits.toml", text};
    return Vocabularies::read({&file, 1});
  }
  static Result<std::vector<ThesaurusTerm>> terms(std::string_view json) {
    return read_thesaurus(*records::read_json(json));
  }
  Result<Vocabularies> vocabularies_ = read(ours);
  const vocabularies::Vocabulary* traits_ = vocabularies_->find("traits");
};

TEST_F(Thesaurus, GivesItsIdentifiersToOurTermsAndKeepsOursAsFormerOnes) {
  const auto merged = merge_thesaurus(traits_->terms, *terms(theirs));
  EXPECT_EQ(merged.known, 1U);
  EXPECT_THAT(merged.renamed, testing::ElementsAre(std::pair(TermId("OURS-PEST"), TermId("THEIRS-PEST"))));
  EXPECT_THAT(merged.added, testing::ElementsAre(TermId("THEIRS-BEETLE")));
  const std::string file =
      vocabularies::write_vocabulary(*traits_, merged.terms, vocabularies::leading_comment(ours));
  EXPECT_TRUE(file.starts_with("# Seeds.\n# Two lines of them.\ntitle = \"Traits\"\n")) << file;
  const auto again = read(file);
  ASSERT_TRUE(again.ok()) << describe(again.problem());
  const auto* traits = again->find("traits");
  ASSERT_EQ(traits->terms.size(), 4U);
  EXPECT_EQ(traits->find(TermId("OURS-PEST")), traits->find(TermId("THEIRS-PEST")));
  EXPECT_EQ(traits->with_key("pest")->id, TermId("THEIRS-PEST"));
  EXPECT_FALSE(traits->with_key("pest")->own);
  EXPECT_EQ(traits->find(TermId("OURS-INSECT"))->broader, TermId("THEIRS-PEST")) << "our tree follows";
  EXPECT_EQ(traits->find(TermId("OURS-INSECT"))->note, "Beetles \"too\".");
  EXPECT_EQ(traits->find(TermId("THEIRS-BEETLE"))->broader, TermId("THEIRS-PEST"));
  EXPECT_EQ(traits->find(TermId("KNOWN"))->english, "Colours") << "the name of the thesaurus counts";
}

TEST_F(Thesaurus, MergedTwiceChangesNothing) {
  const auto once = merge_thesaurus(traits_->terms, *terms(theirs));
  const auto twice = merge_thesaurus(once.terms, *terms(theirs));
  EXPECT_EQ(twice.known, 3U);
  EXPECT_THAT(twice.added, testing::IsEmpty());
  EXPECT_EQ(vocabularies::write_vocabulary(*traits_, once.terms, {}),
            vocabularies::write_vocabulary(*traits_, twice.terms, {}));
}

TEST_F(Thesaurus, SurvivesTermsThatGoRoundInACircle) {
  const auto merged = merge_thesaurus({}, *terms(R"json([
    {"identifier": "A", "name": "a", "broaderTerms": ["B"]}, {"identifier": "B", "name": "b", "broaderTerms": ["A"]}])json"));
  ASSERT_EQ(merged.terms.size(), 2U);
  EXPECT_TRUE(merged.terms[0].broader.empty());
}

TEST_F(Thesaurus, IsRefusedWhenItHoldsNoTerms) {
  for (const std::string_view wrong : {"{}", "[]", "1", R"json([{"identifier": 1}])json"})
    EXPECT_EQ(terms(wrong).problem().key, "thesaurus.not-terms") << wrong;
}

}  // namespace
}  // namespace bch::formats
