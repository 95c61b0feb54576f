#include "search/question.h"

#include "search/snippet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bch::search {
namespace {

const std::vector<std::string> facets{"format", "party"};

TEST(Question, IsReadFromAnAddressAndWrittenBack) {
  const Parameters parameters{{"q", "maize grain"}, {"format", "contact"}, {"party", "xa"}, {"party", "xb"},
                              {"order", "newest"},  {"size", "50"},        {"page", "3"}};
  const Question question = read_question(parameters, facets, "en");
  EXPECT_EQ(question.words, "maize grain");
  EXPECT_EQ(question.page, 3U);
  EXPECT_EQ(question.page_size, 50U);
  EXPECT_EQ(parameters_of(question), parameters);
  EXPECT_EQ(parameters_of(question.without({"party", "xb"})), (Parameters{{"q", "maize grain"},
                                                                          {"format", "contact"},
                                                                          {"party", "xa"},
                                                                          {"order", "newest"},
                                                                          {"size", "50"}}));
  EXPECT_TRUE(question.with({"party", "xc"}).has({"party", "xc"}));
}

TEST(Question, LeavesOutWhatItDoesNotKnow) {
  const Question question = read_question({{"colour", "red"},
                                           {"page", "-1"},
                                           {"order", "x"},
                                           {"party", ""},
                                           {"refers-to", "x"},
                                           {"size", "1000000"}},
                                          facets, "en");
  EXPECT_EQ(parameters_of(question), Parameters{});
  EXPECT_EQ(read_question({{"page", "99999999999999999999"}}, facets, "en").page, 1U);
  EXPECT_EQ(read_question({{"q", std::string(10'000, 'x') + "é"}}, facets, "en").words.size(), 1'024U);
}

TEST(Snippet, ShowsWhereAWordStands) {
  EXPECT_EQ(snippet("A decision on maize was taken.", {"maize"}, 200),
            (std::vector<Piece>{{"A decision on ", false}, {"maize", true}, {" was taken.", false}}));
  EXPECT_EQ(snippet("Décisions", {"decision"}, 200), (std::vector<Piece>{{"Décisions", true}}));
  EXPECT_EQ(snippet("关于玉米的决定", {"玉米"}, 200),
            (std::vector<Piece>{{"关于", false}, {"玉米", true}, {"的决定", false}}));
  EXPECT_TRUE(snippet("", {"maize"}, 200).empty());
  std::string longer;
  for (int i = 0; i < 500; ++i) longer += "слово ";
  longer += "кукуруза ";
  for (int i = 0; i < 500; ++i) longer += "слово ";
  const auto pieces = snippet(longer, {"кукуруза"}, 200);
  EXPECT_THAT(pieces, testing::Contains(Piece{"кукуруза", true}));
  EXPECT_EQ(pieces.front().text.substr(0, 3), "…");
  EXPECT_TRUE(pieces.back().text.ends_with("…"));
}

}  // namespace
}  // namespace bch::search
