#include "desk/markdown.h"

#include <gtest/gtest.h>

namespace bch::desk {
namespace {

TEST(Markdown, BecomesTheSimpleHtmlOfRecords) {
  EXPECT_EQ(rich_of("One *two* **three**\nfour\n\nfive"),
            "<p>One <i>two</i> <b>three</b><br>four</p><p>five</p>");
  EXPECT_EQ(rich_of("- a\n- b\n\n1. c"), "<ul><li>a</li><li>b</li></ul><ol><li>c</li></ol>");
  EXPECT_EQ(rich_of("[act](https://a.example/?b=1&c)"),
            "<p><a href=\"https://a.example/?b=1&amp;c\">act</a></p>");
  EXPECT_EQ(rich_of("H<sub>2</sub>O > 3 & <b>"), "<p>H<sub>2</sub>O &gt; 3 &amp; &lt;b&gt;</p>");
  EXPECT_EQ(rich_of("# Head\n> said"), "<p><b>Head</b></p><blockquote><p>said</p></blockquote>");
}

TEST(Markdown, LetsNothingAct) {
  EXPECT_EQ(rich_of("<script>alert(1)</script>"), "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>");
  EXPECT_EQ(rich_of("[go](javascript:alert(1))"), "<p>go</p>");
  EXPECT_EQ(rich_of("<sub>never closed"), "<p>&lt;sub&gt;never closed</p>");
}

TEST(Markdown, ComesBackFromWhatRecordsHold) {
  for (const auto* rich :
       {"<p>Plain words.</p>", "<p>One</p><p>Two</p>", "<p>a<br>b</p>", "<ul><li>one</li><li>two</li></ul>",
        "<p>Before:</p><ul><li>one <i>x</i></li><li>two<ul><li>deep</li></ul></li></ul><p>After</p>",
        "<ol><li>one</li><li>two</li></ol>", "<ul><li><p>one</p></li><li><p>two</p></li></ul>",
        "<p>CO<sub>2</sub> and <b>bold</b> <i>slanted</i></p>",
        "<p><a href=\"https://a.example/?b=1&amp;c\">act</a></p>", "<p>1. is no list, * no star, a_b_c</p>",
        "<p># no head</p>", "<p>-</p>", "<p>&lt;b&gt; &amp;amp;</p>",
        "<blockquote><p>a</p><p>b</p></blockquote>"}) {
    const auto markdown = markdown_of(rich);
    ASSERT_TRUE(markdown) << rich;
    EXPECT_EQ(rich_of(*markdown), rich) << *markdown;
  }
  EXPECT_EQ(markdown_of("<p>One <strong>two</strong>\n three</p>\n<ul>\n<li>four</li></ul>"),
            "One **two** three\n\n- four");
  EXPECT_EQ(markdown_of("bare words"), "bare words");
  EXPECT_EQ(markdown_of("<p>a-b (c) d.</p>"), "a-b (c) d.");
}

TEST(Markdown, IsNotMadeOfWhatItCannotSay) {
  for (const auto* rich : {"<table><tr><td>a</td></tr></table>", "<p><img src=\"https://a.example\"></p>",
                           "<p>a</b>", "<div>a</div>", "<ul><li>a</li></ul><ul><li>b</li></ul>"})
    EXPECT_FALSE(markdown_of(rich)) << rich;
}

}  // namespace
}  // namespace bch::desk
