// What a typed question is taken to mean, with the treaty's own labels.

#include "search/query.h"

#include "search_fixture.h"

#include <gmock/gmock.h>

namespace bch::search {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

Query reading(std::string words) {
  static Analysis analysis(tongues());
  Question question;
  question.words = std::move(words);
  return read_query(question, lexicon(), analysis);
}

std::vector<std::string> folded(const std::vector<Wanted>& all) {
  std::vector<std::string> words;
  for (const Wanted& wanted : all) words.push_back(wanted.typed.folded);
  return words;
}

std::vector<std::string> meant(const Wanted& wanted) {
  std::vector<std::string> values;
  for (const auto& met : wanted.concepts) values.push_back(met.means.value);
  return values;
}

TEST(Query, TakesWordsPhrasesExclusionsAndBeginnings) {
  const auto query = reading("Maize \"in the field\" -cotton biosaf*");
  ASSERT_EQ(query.all.size(), 3U);
  EXPECT_THAT(query.all[1].phrase, ElementsAre("in", "the", "field"));
  EXPECT_THAT(query.all[2].beginnings, ElementsAre("biosaf"));
  EXPECT_THAT(folded(query.none), ElementsAre("cotton"));
}

TEST(Query, ReadsFieldsInAnyLanguage) {
  for (const char* typed :
       {"country:XA", "pays : xa", "страна:xa", "国家：XA", "البلد:XA", "país:\"Auralia\""}) {
    const auto query = reading(typed);
    EXPECT_THAT(query.choices, ElementsAre(FacetValue{"party", "xa"})) << typed;
    EXPECT_THAT(query.all, IsEmpty()) << typed;
  }
  EXPECT_THAT(reading("سنة:٢٠٢٤").choices, Contains(FacetValue{"year", "2024"}));
  EXPECT_THAT(reading("язык:русский").choices, ElementsAre(FacetValue{"language", "ru"}));
  EXPECT_THAT(reading("-type:law").not_chosen, Contains(FacetValue{"format", "biosafetyLaw"}));
  EXPECT_EQ(reading("from:2019-03 to:2020").from, 20'190'300);
  EXPECT_EQ(reading("from:2019-03 to:2020").to, 20'209'999);
  EXPECT_TRUE(reading("title:maize").all.front().in_names);
}

TEST(Query, LeavesWhatIsNoFieldToBeWords) {
  EXPECT_THAT(folded(reading("https://bch.example/x").all), ElementsAre("https", "bch", "example", "x"));
  EXPECT_THAT(folded(reading("colour:red country:").all), ElementsAre("colour", "red", "country"));
}

TEST(Query, DoesNotInsistOnSmallWordsUnlessThereAreNoOthers) {
  const auto query = reading("law on the import");
  EXPECT_FALSE(query.all[0].is_small);
  EXPECT_TRUE(query.all[1].is_small);
  EXPECT_FALSE(reading("on the").all.front().is_small);
}

TEST(Query, KnowsWhichPairsOfCharactersLieAcrossTwoWords) {
  const auto query = reading("玉米进口");
  ASSERT_EQ(query.all.size(), 3U);
  EXPECT_FALSE(query.all[0].is_small);
  EXPECT_TRUE(query.all[1].is_small) << "米进";
  EXPECT_FALSE(query.all[2].is_small);
}

TEST(Query, MeetsLabelsInAnyLanguage) {
  EXPECT_THAT(meant(reading("laws").all.front()), Contains("biosafetyLaw"));
  EXPECT_THAT(meant(reading("законы").all.front()), Contains("biosafetyLaw"));
  EXPECT_THAT(meant(reading("tolerance to drought").all.back()), Contains("BCH-TRAIT-DROUGHT-TOLERANCE"));
  EXPECT_THAT(meant(reading("засухе устойчивость").all.front()), Contains("BCH-TRAIT-DROUGHT-TOLERANCE"));
}

TEST(Query, KnowsIdentifiersHoweverTheyAreWritten) {
  for (const char* typed : {"MON-ØØ81Ø-6", "mon–00810–6"})
    EXPECT_THAT(reading(typed).all.front().keys, Contains("M0N008106")) << typed;
  std::vector<std::string> together;
  for (const auto& named : reading("mon 00810 6").names)
    together.insert(together.end(), named.keys.begin(), named.keys.end());
  EXPECT_THAT(together, Contains("M0N008106"));
}

TEST(Analysis, KeepsStemsOfOneLanguageAndFindsThemUnaccented) {
  Analysis analysis(tongues());
  const auto kept = analysis.kept("es", "evaluación", "evaluacion").forms;
  EXPECT_THAT(analysis.sought("evaluaciones", "evaluaciones"), Contains(kept.front()));
  EXPECT_THAT(analysis.sought("evaluacion", "evaluacion"), testing::Contains(testing::AnyOfArray(kept)));
  EXPECT_THAT(analysis.kept("fr", "pays", "pays").forms,
              testing::Not(Contains(analysis.kept("en", "pay", "pay").forms.front())));
  EXPECT_THAT(analysis.kept("pt", "sementes", "sementes").forms, ElementsAre("sementes"));
  EXPECT_THAT(analysis.kept("en", "Demo10101", "demo10101").forms, ElementsAre("demo10101"));
}

}  // namespace
}  // namespace bch::search
