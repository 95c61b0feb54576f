#include "engines/xapian/spelled_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bch::engines::xapian {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> words(const std::vector<SpelledWords::Near>& found) {
  std::vector<std::string> words;
  for (const auto& near : found) words.push_back(near.word);
  return words;
}

SpelledWords loaded() {
  SpelledWords spelled;
  for (const auto& piece : SpelledWords::write(
           {{"en:maize", 9}, {"en:maze", 2}, {"en:mazes", 5}, {"es:maíz", 7}, {"ru:рисков", 3}}))
    EXPECT_TRUE(spelled.read(piece));
  return spelled;
}

TEST(SpelledWords, FindsTheNearestFirstThenTheReadersLanguageThenTheMostFrequent) {
  const auto spelled = loaded();
  EXPECT_THAT(words(spelled.near("en", "mazie", 2)), ElementsAre("maize", "maze", "mazes"));
  EXPECT_THAT(words(spelled.near("en", "mazie", 1)), ElementsAre("maize", "maze"));
  EXPECT_THAT(words(spelled.near("es", "maiz", 1)), ElementsAre("maíz", "maize"));
  EXPECT_THAT(words(spelled.near("ru", "рискав", 1)), ElementsAre("рисков"));
}

TEST(SpelledWords, LeavesOutTheWordItselfAndWhatIsFar) {
  const auto spelled = loaded();
  EXPECT_THAT(words(spelled.near("en", "maze", 1)), ElementsAre("maize", "mazes"));
  EXPECT_THAT(spelled.near("en", "organism", 2), IsEmpty());
  EXPECT_THAT(spelled.near("en", "", 1), IsEmpty());
}

TEST(SpelledWords, IsWrittenInPiecesAndReadAgain) {
  std::map<std::string, std::uint32_t> many;
  for (int i = 0; i < 10'000; ++i) many["en:word" + std::to_string(i)] = 1;
  const auto pieces = SpelledWords::write(many);
  EXPECT_GT(pieces.size(), 2U);
  SpelledWords spelled;
  for (const auto& piece : pieces) ASSERT_TRUE(spelled.read(piece));
  for (const auto& [word, count] : many) ASSERT_TRUE(spelled.knows(word));
  EXPECT_FALSE(spelled.knows("en:word"));
  for (const char* damaged : {"en:maize", "en:maize\n", "en:maize x\n", "en:maize 1\nen"})
    EXPECT_FALSE(SpelledWords().read(damaged)) << damaged;
}

TEST(SpelledWords, LearnsWordsOnce) {
  auto spelled = loaded();
  spelled.add("en:maize");
  spelled.add("en:mazer");
  spelled.add("en:mazer");
  EXPECT_THAT(words(spelled.near("en", "mazzr", 1)), ElementsAre("mazer"));
  EXPECT_THAT(words(spelled.near("en", "maizs", 1)), ElementsAre("maize"));
}

}  // namespace
}  // namespace bch::engines::xapian
