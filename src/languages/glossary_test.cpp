#include "languages/glossary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bch::languages {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view text = R"toml(
[[term]]
english = "risk assessment"
[term.in]
fr = ["évaluation des risques", "évaluations des risques"]
[[term]]
english = "Party"
[term.in]
fr = ["Partie"]
[[term]]
english = "Protocol"
[term.in]
fr = ["Protocole"]
[[term]]
english = "Supplementary Protocol"
[term.in]
fr = ["Protocole additionnel"]
)toml";

class GlossaryTerms : public testing::Test {
 protected:
  static Result<Glossary> read(std::string_view toml) {
    const NamedText file{"glossary.toml", toml};
    return Glossary::read({&file, 1});
  }
  Result<Glossary> glossary_ = read(text);
};

TEST_F(GlossaryTerms, AreMissedWhereATranslationSaysThemOtherwise) {
  EXPECT_THAT(glossary_->missing("fr", "A risk assessment by a Party", "Analyse des dangers par une Partie"),
              ElementsAre("risk assessment"));
  EXPECT_THAT(glossary_->missing("fr", "Risk assessments", "évaluations des risques"), IsEmpty());
  EXPECT_THAT(glossary_->missing("es", "Risk assessments", "nada"), IsEmpty())
      << "nothing is known of Spanish";
}

TEST_F(GlossaryTerms, AreWordsOfTheirOwn) {
  EXPECT_THAT(glossary_->missing("fr", "a Partyless party", "rien"), IsEmpty());
  EXPECT_THAT(glossary_->missing("fr", "Party.", "rien"), ElementsAre("Party"));
  EXPECT_THAT(glossary_->missing("fr", "multi-Party", "rien"), IsEmpty());
}

TEST_F(GlossaryTerms, WithinLongerOnesDoNotCount) {
  EXPECT_THAT(glossary_->missing("fr", "the Supplementary Protocol", "rien"),
              ElementsAre("Supplementary Protocol"));
  EXPECT_THAT(
      glossary_->missing("fr", "the Protocol and the Supplementary Protocol", "le Protocole additionnel"),
      IsEmpty());
}

TEST_F(GlossaryTerms, AreShownWithTheirArticles) {
  const auto glossary = read(
      "[[term]]\nenglish = \"Party export\"\narticles = [3, 10]\nnote = \"n\"\n"
      "[[term]]\nenglish = \"Party\"\n[term.in]\nfr = [\"Partie\"]\n");
  ASSERT_TRUE(glossary.ok());
  ASSERT_EQ(glossary->terms().size(), 2U);
  EXPECT_THAT(glossary->terms().front().articles, ElementsAre(3, 10));
  EXPECT_EQ(glossary->terms().front().note, "n");
  EXPECT_THAT(glossary->missing("fr", "Party export", "rien"), ElementsAre("Party"))
      << "only shown: not compared";
}

TEST_F(GlossaryTerms, AreRefusedWithTheLineWhereTheyAreWrong) {
  for (const std::string_view wrong :
       {"[[term]]\nenglish = 1\n", "[[term]]\nenglish = \"a\"\n[term.in]\nfr = []\n", "[[term]\n",
        "[[term]]\nenglish = \"a\"\nmore = 1\n[term.in]\nfr = [\"b\"]\n", "[[term]]\nenglish = \"a\"\n",
        "[[term]]\nenglish = \"a\"\narticles = [\"3\"]\n"}) {
    EXPECT_EQ(read(wrong).problem().key, "glossary.syntax") << wrong;
  }
  EXPECT_TRUE(Glossary::read({}).ok());
}

}  // namespace
}  // namespace bch::languages
