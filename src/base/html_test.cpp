#include "base/html.h"

#include <gtest/gtest.h>

namespace bch {
namespace {

TEST(Html, EscapesTextAndKeepsMarkup) {
  const Html inner = html("<b>{}</b>", "a < b & \"c\"");
  EXPECT_EQ(html("<p title=\"{}\">{} {}</p>", "x\"y", inner, 7).text(),
            "<p title=\"x&quot;y\"><b>a &lt; b &amp; &quot;c&quot;</b> 7</p>");
}

TEST(Html, LinksTakeOnlyAUrl) {
  EXPECT_EQ(html("<a href=\"{}\">{}</a>", Url::local("en", "record", "A/B"), "t").text(),
            "<a href=\"/en/record/A%2FB\">t</a>");
}

TEST(Url, RefusesForeignAddressesThatCouldRunCode) {
  EXPECT_FALSE(Url::foreign("javascript:alert(1)"));
  EXPECT_FALSE(Url::foreign("data:text/html,x"));
  EXPECT_FALSE(Url::foreign("https://example.org/a b"));
  EXPECT_FALSE(Url::foreign("//example.org"));
  EXPECT_EQ(Url::telephone("+27 (12) 319-6000")->text(), "tel:+27123196000");
  EXPECT_FALSE(Url::telephone("12"));
  EXPECT_FALSE(Url::telephone("+27 12 319 6000 ext. 4"));
  EXPECT_EQ(Url::mailbox("office+bch@example.org")->text(), "mailto:office%2Bbch@example.org");
  EXPECT_FALSE(Url::mailbox("office"));
  EXPECT_FALSE(Url::mailbox("a@b@example.org"));
  EXPECT_FALSE(Url::mailbox("a@example.org,b@example.org"));
  EXPECT_EQ(Url::foreign("HTTPS://example.org/a?b=c")->text(), "HTTPS://example.org/a?b=c");
}

TEST(Url, EncodesSegmentsParametersAndFragments) {
  EXPECT_EQ(Url::local("ar", "search").with("q", "ذرة &").at("r1").text(),
            "/ar/search?q=%D8%B0%D8%B1%D8%A9%20%26#r1");
  EXPECT_EQ(Url::local().text(), "/");
}

TEST(Url, DecodingRefusesHalfAnEscape) {
  EXPECT_EQ(percent_decode("a%20b"), "a b");
  EXPECT_FALSE(percent_decode("a%2"));
  EXPECT_FALSE(percent_decode("%zz"));
}

}  // namespace
}  // namespace bch
