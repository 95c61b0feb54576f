#include "http/metrics.h"

#include <thread>

#include <gmock/gmock.h>

namespace bch::http {
namespace {

using testing::HasSubstr;

TEST(Metrics, AreWrittenAsFamilies) {
  Metrics metrics;
  metrics.counter("requests_total", "Requests answered.", "status=\"200\"").add(2);
  metrics.counter("bytes_total", "Bytes.").add(7);
  metrics.counter("requests_total", "Requests answered.", "status=\"404\"").add();
  metrics.gauge("position", "Last position.", [] { return 12.5; });
  EXPECT_EQ(metrics.text(),
            "# HELP requests_total Requests answered.\n# TYPE requests_total counter\n"
            "requests_total{status=\"200\"} 2\nrequests_total{status=\"404\"} 1\n"
            "# HELP bytes_total Bytes.\n# TYPE bytes_total counter\nbytes_total 7\n"
            "# HELP position Last position.\n# TYPE position gauge\nposition 12.5\n");
}

TEST(Metrics, GiveTheSameCounterForTheSameName) {
  Metrics metrics;
  EXPECT_EQ(&metrics.counter("a", "A.", "x=\"1\""), &metrics.counter("a", "A.", "x=\"1\""));
  EXPECT_NE(&metrics.counter("a", "A.", "x=\"1\""), &metrics.counter("a", "A."));
}

TEST(Histogram, CountsWhatIsAtMostEachBound) {
  Metrics metrics;
  auto& histogram = metrics.histogram("seconds", "Time.", "kind=\"x\"");
  for (const std::uint64_t microseconds : {50, 51, 20'000'000}) histogram.observe(microseconds);
  const auto text = metrics.text();
  EXPECT_THAT(
      text,
      HasSubstr("seconds_bucket{kind=\"x\",le=\"5e-05\"} 1\nseconds_bucket{kind=\"x\",le=\"0.0001\"} 2\n"));
  EXPECT_THAT(
      text,
      HasSubstr(
          "le=\"10\"} 2\nseconds_bucket{kind=\"x\",le=\"+Inf\"} 3\nseconds_sum{kind=\"x\"} 20.000101\n"));
  EXPECT_THAT(text, HasSubstr("seconds_count{kind=\"x\"} 3\n"));
}

TEST(Counter, LosesNothingBetweenThreads) {
  Counter counter;
  std::vector<std::thread> threads;
  threads.reserve(4);
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int n = 0; n < 10'000; ++n) counter.add();
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(counter.value(), 40'000U);
}

}  // namespace
}  // namespace bch::http
