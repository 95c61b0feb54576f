#include "http/target.h"

#include "base/limits.h"

#include <gmock/gmock.h>

namespace bch::http {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

TEST(Target, IsDecodedIntoSegmentsAndParametersInOrder) {
  const auto target = read_target("/fr/record/Ma%C3%AFs%201?q=a+b%2Bc&facet=x&facet=y&empty");
  ASSERT_TRUE(target.ok());
  EXPECT_THAT(target->path, ElementsAre("fr", "record", "Maïs 1"));
  EXPECT_THAT(target->query.all(),
              ElementsAre(Pair("q", "a b+c"), Pair("facet", "x"), Pair("facet", "y"), Pair("empty", "")));
  EXPECT_THAT(target->query.values("facet"), ElementsAre("x", "y"));
  EXPECT_EQ(target->query.find("facet"), "x");
  EXPECT_EQ(target->query.find("missing"), "");
}

TEST(Target, KeepsAnEndingSlashAsAnEmptySegment) {
  EXPECT_THAT(read_target("/")->path, IsEmpty());
  EXPECT_THAT(read_target("/en/")->path, ElementsAre("en", ""));
  EXPECT_THAT(read_target("/en?")->path, ElementsAre("en"));
}

TEST(Target, InAbsoluteFormLosesItsAuthority) {
  EXPECT_THAT(read_target("http://bch.example:8080/en/lmo?x=1")->path, ElementsAre("en", "lmo"));
  EXPECT_THAT(read_target("HTTPS://bch.example")->path, IsEmpty());
}

class BadTarget : public testing::TestWithParam<const char*> {};

TEST_P(BadTarget, IsRefused) {
  const auto target = read_target(GetParam());
  ASSERT_FALSE(target.ok());
  EXPECT_EQ(target.problem().key, "http.target-invalid");
}

INSTANTIATE_TEST_SUITE_P(Kinds, BadTarget,
                         testing::Values("", "en", "*", "ftp://x/", "/a b", "/a\\b", "/a#b", "/\x01",
                                         "/caf\xC3\xA9", "/%", "/%2", "/%zz", "/..", "/en/../x", "/%2e%2E/x",
                                         "/.", "/a%2fb", "/a%5Cb", "/a%00b", "/a%0Ab", "/%FF", "/%C0%AF",
                                         "/%ED%A0%80", "/?q=%", "/?q=%00", "/?q=%C3", "/?%FF=1",
                                         "/%F4%90%80%80"));

TEST(Target, TakesTextOfEveryLengthOfUtf8) {
  EXPECT_THAT(read_target("/%D0%91%E4%B8%AD%F0%9F%8C%BD")->path, ElementsAre("Б中🌽"));
}

TEST(Target, OverItsLimitsIsTooLong) {
  const auto key = [](const std::string& text) {
    const auto target = read_target(text);
    return target.ok() ? std::string("read") : target.problem().key;
  };
  EXPECT_EQ(key("/" + std::string(limits::http_target_bytes - 1, 'a')), "read");
  EXPECT_EQ(key("/" + std::string(limits::http_target_bytes, 'a')), "http.target-too-long");
  std::string path;
  for (std::size_t i = 0; i < limits::http_path_segments; ++i) path += "/a";
  EXPECT_EQ(key(path), "read");
  EXPECT_EQ(key(path + "/a"), "http.target-too-long");
  std::string query = "/?";
  for (std::size_t i = 0; i < limits::http_query_parameters; ++i) query += "a=1&";
  EXPECT_EQ(key(query), "read");
  EXPECT_EQ(key(query + "a=1"), "http.target-too-long");
}

TEST(Headers, AreFoundWhateverTheirCase) {
  Headers headers;
  headers.add("Accept", "a");
  headers.add("ACCEPT", "b");
  EXPECT_EQ(headers.find("accept"), "a");
  EXPECT_EQ(headers.list("Accept"), "a, b");
  EXPECT_EQ(headers.find("Cookie"), "");
}

TEST(Method, IsReadByItsExactName) {
  EXPECT_EQ(read_method("DELETE"), Method::remove);
  EXPECT_EQ(name(Method::remove), "DELETE");
  EXPECT_EQ(read_method("get"), std::nullopt);
  EXPECT_EQ(read_method("TRACE"), std::nullopt);
}

TEST(Target, ThePlainVariantIsOneParameterMore) {
  EXPECT_EQ(plain_target("/en/"), "/en/?text");
  EXPECT_EQ(plain_target("/en/search?q=maize"), "/en/search?q=maize&text");
  EXPECT_EQ(plain_target("/en/search?text&q=maize"), "/en/search?q=maize&text");
  EXPECT_EQ(full_target("/en/search?q=maize&text="), "/en/search?q=maize");
  EXPECT_EQ(full_target("/en/?text"), "/en/");
}

}  // namespace
}  // namespace bch::http
