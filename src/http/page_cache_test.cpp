#include "http/page_cache.h"

#include <gtest/gtest.h>

namespace bch::http {
namespace {

KeptPage page_of(const std::string& text) {
  return {write_plain_answer(page(media::html, text)), write_plain_answer(page(media::html, "gzip " + text)),
          false};
}

std::string found(PageCache& cache, std::string_view target, Coding coding = Coding::identity) {
  const auto answer = cache.find(target, coding);
  return answer ? std::string(answer->body()) : "nothing";
}

TEST(PageCache, KeepsAPageInBothCodings) {
  PageCache cache;
  cache.store("/en", page_of("home"), {{"index"}, 0}, cache.mark());
  EXPECT_EQ(found(cache, "/en"), "home");
  EXPECT_EQ(found(cache, "/en", Coding::gzip), "gzip home");
  EXPECT_EQ(found(cache, "/fr"), "nothing");
}

TEST(PageCache, GivesThePlainFormOnlyWhereGzipIsPointless) {
  PageCache cache;
  auto page = page_of("small");
  page.gzip = nullptr;
  cache.store("/a", page, {}, cache.mark());
  page.gzip_is_pointless = true;
  cache.store("/b", page, {}, cache.mark());
  EXPECT_EQ(found(cache, "/a", Coding::gzip), "nothing");
  EXPECT_EQ(found(cache, "/b", Coding::gzip), "small");
}

TEST(PageCache, DropsWhatHasReadAChangedRecord) {
  PageCache cache;
  cache.store("/one", page_of("1"), {{"record:1", "index"}, 0}, cache.mark());
  cache.store("/two", page_of("2"), {{"record:2", "index", "index"}, 0}, cache.mark());
  const std::string first[] = {"record:1", "record:9"};
  cache.drop(first);
  EXPECT_EQ(found(cache, "/one"), "nothing");
  EXPECT_EQ(found(cache, "/two"), "2");
  const std::string index[] = {"index"};
  cache.drop(index);
  EXPECT_EQ(found(cache, "/two"), "nothing");
  EXPECT_EQ(cache.bytes(), 0U);
}

TEST(PageCache, DoesNotKeepAPageBegunBeforeADrop) {
  PageCache cache;
  const auto mark = cache.mark();
  cache.drop_all();
  cache.store("/one", page_of("stale"), {}, mark);
  EXPECT_EQ(found(cache, "/one"), "nothing");
}

TEST(PageCache, FindsNothingOfAnotherDay) {
  PageCache cache;
  cache.turn_to(20'000);
  cache.store("/one", page_of("1"), {{}, 20'000}, cache.mark());
  EXPECT_EQ(found(cache, "/one"), "1");
  cache.turn_to(20'001);
  EXPECT_EQ(found(cache, "/one"), "nothing");
}

TEST(PageCache, StaysWithinItsBytesAndForgetsTheLeastRecentlyUsed) {
  constexpr std::size_t bytes = 16 * 64 * 1024;
  PageCache cache(bytes);
  const auto page = page_of(std::string(8'000, 'x'));
  cache.store("/used", page, {{"tag"}, 0}, cache.mark());
  for (int i = 0; i < 1'000; ++i) {
    EXPECT_NE(found(cache, "/used"), "nothing");
    cache.store("/page/" + std::to_string(i), page, {{"tag"}, 0}, cache.mark());
    ASSERT_LE(cache.bytes(), bytes);
  }
  EXPECT_EQ(found(cache, "/page/0"), "nothing");
  EXPECT_NE(found(cache, "/page/999"), "nothing");
  cache.store("/huge", page_of(std::string(70'000, 'x')), {}, cache.mark());
  EXPECT_EQ(found(cache, "/huge"), "nothing");
}

TEST(PageCache, ReplacesAPage) {
  PageCache cache;
  cache.store("/one", page_of("old"), {{"a"}, 0}, cache.mark());
  cache.store("/one", page_of("new"), {{"b"}, 0}, cache.mark());
  const std::string a[] = {"a"};
  cache.drop(a);
  EXPECT_EQ(found(cache, "/one"), "new");
  cache.drop_all();
  EXPECT_EQ(found(cache, "/one"), "nothing");
}

}  // namespace
}  // namespace bch::http
