#pragma once
// Metrics: counters, histograms and gauges in Prometheus's text form (version 0.0.4).
//
// The node owns one Metrics; parts register what they count when they are built, which takes a lock, and then
// count without one: relaxed atomics in slots of a cache line each, spread over threads. References stay
// valid as long as the Metrics. text() may be called at any time and by any thread. Names and labels are
// given by code, never by a request.

#include <array>
#include <atomic>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bch::http {

class Counter {
 public:
  void add(std::uint64_t amount = 1);
  [[nodiscard]] std::uint64_t value() const;

 private:
  struct alignas(64) Slot {
    std::atomic<std::uint64_t> count{0};
  };
  std::array<Slot, 8> slots_;
};

// How many observations were at most so many seconds, for fixed bounds from 50 microseconds to 10 seconds.
class Histogram {
 public:
  static constexpr std::array<double, 12> bounds = {0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025,
                                                    0.005,   0.01,   0.05,    0.25,   1,     10};
  void observe(std::uint64_t microseconds);
  [[nodiscard]] std::uint64_t count() const;

 private:
  friend class Metrics;
  std::array<Counter, bounds.size() + 1> buckets_;
  Counter sum_microseconds_;
};

class Metrics {
 public:
  // Registers one; `labels` is empty or like `status="200",cached="yes"`. Lines of one name keep the first
  // help text.
  Counter& counter(std::string_view name, std::string_view help, std::string_view labels = "");
  Histogram& histogram(std::string_view name, std::string_view help, std::string_view labels = "");
  void gauge(std::string_view name, std::string_view help, std::function<double()> read);

  // The whole text of /metrics.
  [[nodiscard]] std::string text() const;

 private:
  template <typename Held>
  struct Named {
    std::string name, help, labels;
    Held held;
  };
  mutable std::mutex lock_;
  std::deque<Named<Counter>> counters_;  // deques: what is registered never moves
  std::deque<Named<Histogram>> histograms_;
  std::deque<Named<std::function<double()>>> gauges_;
};

}  // namespace bch::http
