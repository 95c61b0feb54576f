#include "http/route.h"

#include "http/target.h"

#include <gtest/gtest.h>

namespace bch::http {
namespace {

constexpr Route<int> table[] = {
    {Method::get, "/", 1},
    {Method::get, "/tile/{rest*}", 2},
    {Method::get, "/{language}", 3},
    {Method::get, "/{language}/", 4},
    {Method::get, "/{language}/record/{number}", 5},
    {Method::post, "/{language}/record/{number}", 6},
    {Method::get, "/{language}/record/{number}.json", 7},
    {Method::get, "/{language}/search", 8},
    {Method::get, "/{language}/{anything}", 9},
};

Routing<int> find(Method method, std::string_view target) {
  return find_route<int>(table, method, read_target(target)->path);
}

int answered(Method method, std::string_view target) {
  const auto found = find(method, target);
  return found.route != nullptr ? found.route->handler : 0;
}

TEST(Route, TakesTheMostSpecificPattern) {
  EXPECT_EQ(answered(Method::get, "/"), 1);
  EXPECT_EQ(answered(Method::get, "/en"), 3);
  EXPECT_EQ(answered(Method::get, "/en/"), 4);
  EXPECT_EQ(answered(Method::get, "/en/search?q=x"), 8);
  EXPECT_EQ(answered(Method::get, "/en/countries"), 9);
  EXPECT_EQ(answered(Method::get, "/en/record/BCH-LAW-XA-1"), 5);
  EXPECT_EQ(answered(Method::get, "/en/record/BCH-LAW-XA-1.json"), 7);
  EXPECT_EQ(answered(Method::get, "/en/record/.json"), 5);
  EXPECT_EQ(answered(Method::get, "/tile/0/x001/067"), 2);
  EXPECT_EQ(answered(Method::get, "/tile"), 3);
}

TEST(Route, GivesWhatItsHolesTook) {
  const auto found = find(Method::get, "/ar/record/BCH-LAW-XA-1.json");
  EXPECT_EQ(found.captures.find("language"), "ar");
  EXPECT_EQ(found.captures.find("number"), "BCH-LAW-XA-1");
  EXPECT_EQ(found.captures.find("other"), "");
  EXPECT_EQ(find(Method::get, "/tile/0/x001/067").captures.find("rest"), "0/x001/067");
}

TEST(Route, ForGetAnswersHead) {
  EXPECT_EQ(answered(Method::head, "/en/search"), 8);
}

TEST(Route, ThatHasOtherMethodsSaysWhich) {
  const auto found = find(Method::remove, "/en/record/1");
  EXPECT_EQ(found.route, nullptr);
  EXPECT_EQ(found.allow, "GET, HEAD, POST");
  EXPECT_EQ(answered(Method::post, "/en/record/1"), 6);
}

TEST(Route, ThatIsNotThereAllowsNothing) {
  const auto found = find(Method::get, "/en/record/1/2");
  EXPECT_EQ(found.route, nullptr);
  EXPECT_EQ(found.allow, "");
  EXPECT_EQ(answered(Method::get, "//record"), 0);
}

}  // namespace
}  // namespace bch::http
