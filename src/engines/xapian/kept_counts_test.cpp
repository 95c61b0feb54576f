#include "engines/xapian/kept_counts.h"

#include <gtest/gtest.h>

namespace bch::engines::xapian {
namespace {

TEST(KeptCounts, CountsAgainOnlyForAnotherQuestionOrWhenTheIndexHasChanged) {
  KeptCounts kept;
  std::size_t counted = 0;
  const auto count = [&] { return KeptCounts::Facets{{"format", {{"law", ++counted}}}}; };
  const auto get = [&](const search::Question& question, registry::Position position) {
    return kept.get(question, position, count).at("format").front().count;
  };
  search::Question question;
  question.words = "maize";
  EXPECT_EQ(get(question, 5), 1U);
  auto next_page = question;
  next_page.page = 2;
  next_page.language = "fr";
  next_page.order = search::Order::newest;
  EXPECT_EQ(get(next_page, 5), 1U);
  EXPECT_EQ(get(question.with({"party", "xa"}), 5), 2U);
  EXPECT_EQ(get(question, 6), 3U);
  EXPECT_EQ(get(question, 6), 3U);
}

}  // namespace
}  // namespace bch::engines::xapian
