#include "portal/rich.h"

#include <gtest/gtest.h>

namespace bch::portal {
namespace {

TEST(Rich, KeepsWhatGivesTextItsShape) {
  EXPECT_EQ(harmless("<p>One <b>two</b><br>&amp; <i>three</i></p>").text(),
            "<p>One <b>two</b><br>&amp; <i>three</i></p>");
  EXPECT_EQ(harmless("<h1>Title</h1>").text(), "<p><b>Title</b></p>");
}

TEST(Rich, DropsWhatCouldActAndKeepsItsWords) {
  EXPECT_EQ(harmless("a<script>alert(1)</script>b").text(), "ab");
  EXPECT_EQ(harmless("<table onclick=\"x\"><td>cell</td></table>").text(), "cell");
  EXPECT_EQ(harmless("<a href=\"javascript:alert(1)\">go</a>").text(), "go");
  EXPECT_EQ(harmless("<a href=\"https://example.org/?a=1&amp;b=2\">go</a>").text(),
            "<a href=\"https://example.org/?a=1&amp;b=2\" rel=\"nofollow noopener\">go</a>");
}

TEST(Rich, ClosesWhatIsLeftOpenAndIgnoresWhatNeverOpened) {
  EXPECT_EQ(harmless("<ul><li>one<li>two").text(), "<ul><li>one<li>two</li></li></ul>");
  EXPECT_EQ(harmless("a</b>b</>c<//b>d").text(), "abcd");
  EXPECT_EQ(harmless("cut <b").text(), "cut ");
}

}  // namespace
}  // namespace bch::portal
