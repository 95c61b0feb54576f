#include "http/negotiation.h"

#include "http/conditional.h"

#include <array>

#include <gtest/gtest.h>

namespace bch::http {
namespace {

constexpr std::array<std::string_view, 3> offered = {"text/html", "application/json", "text/csv"};

TEST(Accept, ChoosesTheFirstWhenNothingIsAsked) {
  EXPECT_EQ(choose_media_type("", offered), 0U);
  EXPECT_EQ(choose_media_type("*/*", offered), 0U);
}

TEST(Accept, ChoosesByWeightAndByTheMostExactRange) {
  EXPECT_EQ(choose_media_type("application/json", offered), 1U);
  EXPECT_EQ(choose_media_type("text/*;q=0.5, Application/JSON ; q=0.7", offered), 1U);
  EXPECT_EQ(choose_media_type("text/html;q=0.2, text/*;q=0.8", offered), 2U);
  EXPECT_EQ(choose_media_type("text/html;q=0, */*;q=0.1", offered), 1U);
}

TEST(Accept, ChoosesNothingWhenNothingIsAcceptable) {
  EXPECT_EQ(choose_media_type("image/png", offered), std::nullopt);
  EXPECT_EQ(choose_media_type("text/html;q=0", offered), std::nullopt);
}

TEST(AcceptEncoding, LetsUsCompressOnlyWhenItSaysSo) {
  EXPECT_TRUE(prefers_coding("gzip, deflate, br", "gzip"));
  EXPECT_TRUE(prefers_coding("GZIP;q=0.3", "gzip"));
  EXPECT_TRUE(prefers_coding("*", "gzip"));
  EXPECT_FALSE(prefers_coding("", "gzip"));
  EXPECT_FALSE(prefers_coding("br", "gzip"));
  EXPECT_FALSE(prefers_coding("gzip;q=0, *;q=1", "gzip"));
  EXPECT_FALSE(prefers_coding("gzip;q=0.5, identity", "gzip"));
}

TEST(IfNoneMatch, ComparesWeakly) {
  EXPECT_TRUE(matches_none_match("\"a\"", "\"a\""));
  EXPECT_TRUE(matches_none_match("\"b\" , W/\"a\"", "\"a\""));
  EXPECT_TRUE(matches_none_match("\"a\"", "W/\"a\""));
  EXPECT_TRUE(matches_none_match("\"x,\" , ,\"a\"", "\"a\""));
  EXPECT_TRUE(matches_none_match("*", "\"a\""));
  EXPECT_FALSE(matches_none_match("\"b\"", "\"a\""));
  EXPECT_FALSE(matches_none_match("\"A\"", "\"a\""));
  EXPECT_FALSE(matches_none_match("", "\"a\""));
}

TEST(IfNoneMatch, ThatIsNotWellFormedMatchesNothing) {
  EXPECT_FALSE(matches_none_match("a, \"a\"", "\"a\""));
  EXPECT_FALSE(matches_none_match("\"a\"\"b\"", "\"a\""));
  EXPECT_FALSE(matches_none_match("\"a\", \"b", "\"a\""));
  EXPECT_FALSE(matches_none_match("*", ""));
}

}  // namespace
}  // namespace bch::http
