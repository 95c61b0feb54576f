#include "http/metrics.h"

#include <algorithm>
#include <cstdio>
#include <functional>
#include <thread>

namespace bch::http {

namespace {

// A slot for this thread: threads that share one are right all the same, only slower.
std::size_t slot_of_thread(std::size_t slots) {
  const auto hash = std::hash<std::thread::id>{}(std::this_thread::get_id());
  return (hash ^ (hash >> 12) ^ (hash >> 21)) % slots;
}

std::string number(double value) {
  std::array<char, 32> text{};
  const int length = std::snprintf(text.data(), text.size(), "%.10g", value);
  return {text.data(), static_cast<std::size_t>(length)};
}

// One sample line: name{labels} value.
void append_sample(std::string& out, std::string_view name, std::string_view labels, std::string_view value) {
  out += name;
  if (!labels.empty()) {
    out += '{';
    out += labels;
    out += '}';
  }
  out += ' ';
  out += value;
  out += '\n';
}

void append_kind(std::string& out, std::string_view name, std::string_view help, std::string_view kind) {
  out += "# HELP ";
  out += name;
  out += ' ';
  out += help;
  out += "\n# TYPE ";
  out += name;
  out += ' ';
  out += kind;
  out += '\n';
}

// Calls `write` for each item, those of one name together, as the format wants; `begin` before each new name.
template <typename Items, typename Begin, typename Write>
void in_families(const Items& items, Begin begin, Write write) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto same = [&](const auto& other) { return other.name == items[i].name; };
    if (std::any_of(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(i), same)) continue;
    begin(items[i]);
    for (const auto& item : items) {
      if (same(item)) write(item);
    }
  }
}

}  // namespace

void Counter::add(std::uint64_t amount) {
  slots_[slot_of_thread(slots_.size())].count.fetch_add(amount, std::memory_order_relaxed);
}

std::uint64_t Counter::value() const {
  std::uint64_t sum = 0;
  for (const auto& slot : slots_) sum += slot.count.load(std::memory_order_relaxed);
  return sum;
}

void Histogram::observe(std::uint64_t microseconds) {
  const double seconds = static_cast<double>(microseconds) / 1e6;
  const auto bucket = std::ranges::lower_bound(bounds, seconds) - bounds.begin();
  buckets_[static_cast<std::size_t>(bucket)].add();
  sum_microseconds_.add(microseconds);
}

std::uint64_t Histogram::count() const {
  std::uint64_t sum = 0;
  for (const auto& bucket : buckets_) sum += bucket.value();
  return sum;
}

Counter& Metrics::counter(std::string_view name, std::string_view help, std::string_view labels) {
  const std::scoped_lock held(lock_);
  for (auto& one : counters_) {
    if (one.name == name && one.labels == labels) return one.held;
  }
  auto& made = counters_.emplace_back();
  made.name = name;
  made.help = help;
  made.labels = labels;
  return made.held;
}

Histogram& Metrics::histogram(std::string_view name, std::string_view help, std::string_view labels) {
  const std::scoped_lock held(lock_);
  for (auto& one : histograms_) {
    if (one.name == name && one.labels == labels) return one.held;
  }
  auto& made = histograms_.emplace_back();
  made.name = name;
  made.help = help;
  made.labels = labels;
  return made.held;
}

void Metrics::gauge(std::string_view name, std::string_view help, std::function<double()> read) {
  const std::scoped_lock held(lock_);
  auto& made = gauges_.emplace_back();
  made.name = name;
  made.help = help;
  made.held = std::move(read);
}

std::string Metrics::text() const {
  const std::scoped_lock held(lock_);
  std::string out;
  in_families(
      counters_, [&](const auto& first) { append_kind(out, first.name, first.help, "counter"); },
      [&](const auto& one) { append_sample(out, one.name, one.labels, std::to_string(one.held.value())); });
  in_families(
      gauges_, [&](const auto& first) { append_kind(out, first.name, first.help, "gauge"); },
      [&](const auto& one) { append_sample(out, one.name, one.labels, number(one.held())); });
  in_families(
      histograms_, [&](const auto& first) { append_kind(out, first.name, first.help, "histogram"); },
      [&](const auto& one) {
        const std::string comma = one.labels.empty() ? "" : one.labels + ",";
        std::uint64_t sum = 0;
        for (std::size_t i = 0; i <= Histogram::bounds.size(); ++i) {
          sum += one.held.buckets_[i].value();
          const auto bound = i < Histogram::bounds.size() ? number(Histogram::bounds[i]) : "+Inf";
          append_sample(out, one.name + "_bucket",
                        std::string(comma).append("le=\"").append(bound).append("\""), std::to_string(sum));
        }
        const double seconds = static_cast<double>(one.held.sum_microseconds_.value()) / 1e6;
        append_sample(out, one.name + "_sum", one.labels, number(seconds));
        append_sample(out, one.name + "_count", one.labels, std::to_string(sum));
      });
  return out;
}

}  // namespace bch::http
