#include "base/instant.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace bch {
namespace {

namespace chrono = std::chrono;

constexpr std::int64_t milliseconds_a_minute = 60'000;

// Reads from left to right and remembers whether all went well.
class Digits {
 public:
  explicit Digits(std::string_view text) : rest_(text) {}

  int number(std::size_t width) {
    int value = 0;
    if (rest_.size() < width) return fail();
    for (const char c : rest_.substr(0, width)) {
      if (c < '0' || c > '9') return fail();
      value = value * 10 + (c - '0');
    }
    rest_.remove_prefix(width);
    return value;
  }
  bool take(std::string_view any_of) {
    if (rest_.empty() || any_of.find(rest_.front()) == std::string_view::npos) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void need(std::string_view any_of) { ok_ = take(any_of) && ok_; }
  void refuse() { ok_ = false; }
  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  [[nodiscard]] bool at_digit() const {
    return !rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9';
  }
  [[nodiscard]] bool done() const { return ok_ && rest_.empty(); }

 private:
  int fail() {
    refuse();
    return 0;
  }
  std::string_view rest_;
  bool ok_ = true;
};

chrono::year_month_day calendar(int year, int month, int day) {
  return {chrono::year(year), chrono::month(static_cast<unsigned>(month)),
          chrono::day(static_cast<unsigned>(day))};
}

int fraction(Digits& digits) {  // as milliseconds
  if (!digits.take(".")) return 0;
  int value = 0;
  int scale = 100;
  if (!digits.at_digit()) digits.need("0");
  while (digits.at_digit()) {
    value += digits.number(1) * scale;
    scale /= 10;
  }
  return value;
}

std::int64_t offset(Digits& digits) {  // in milliseconds east of UTC
  if (digits.take("Zz")) return 0;
  const bool west = digits.take("-");
  if (!west) digits.need("+");
  const int hours = digits.number(2);
  digits.need(":");
  const int minutes = digits.number(2);
  if (hours > 23 || minutes > 59) digits.refuse();  // no such offset
  return (west ? -1 : 1) * (hours * 60 + minutes) * milliseconds_a_minute;
}

}  // namespace

std::string to_text(Instant instant) {
  const chrono::sys_time<chrono::milliseconds> time{chrono::milliseconds(instant.milliseconds())};
  const auto day = chrono::floor<chrono::days>(time);
  const chrono::year_month_day date(day);
  const chrono::hh_mm_ss clock(time - day);
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ",
                static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()), static_cast<int>(clock.hours().count()),
                static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()),
                static_cast<int>(clock.subseconds().count()));
  return text.data();
}

std::optional<Instant> parse_instant(std::string_view text) {
  Digits digits(text);
  const int year = digits.number(4);
  digits.need("-");
  const int month = digits.number(2);
  digits.need("-");
  const int day = digits.number(2);
  digits.need("Tt ");
  const int hour = digits.number(2);
  digits.need(":");
  const int minute = digits.number(2);
  digits.need(":");
  const int second = digits.number(2);
  const int milliseconds = fraction(digits);
  const std::int64_t east = offset(digits);
  const auto date = calendar(year, month, day);
  if (!digits.done() || !date.ok() || hour > 23 || minute > 59 || second > 60) return std::nullopt;
  const auto days = chrono::sys_days(date).time_since_epoch();
  const auto time = chrono::milliseconds(days) + chrono::hours(hour) + chrono::minutes(minute) +
                    chrono::seconds(second == 60 ? 59 : second) + chrono::milliseconds(milliseconds);
  return Instant::from_milliseconds(time.count() - east);
}

std::string to_text(const CivilDate& date) {
  std::array<char, 40> text{};
  int size = std::snprintf(text.data(), text.size(), "%04d", date.year);
  if (date.month != 0) size = std::snprintf(text.data(), text.size(), "%04d-%02d", date.year, date.month);
  if (date.month != 0 && date.day != 0)
    size = std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", date.year, date.month, date.day);
  return {text.data(), static_cast<std::size_t>(size)};
}

std::optional<CivilDate> parse_civil_date(std::string_view text) {
  Digits digits(text);
  CivilDate date{digits.number(4), 0, 0};
  if (digits.done()) return date;
  digits.need("-");
  date.month = digits.number(2);
  if (digits.done() && date.month >= 1 && date.month <= 12) return date;
  digits.need("-");
  date.day = digits.number(2);
  if (!digits.done() || !calendar(date.year, date.month, date.day).ok()) return std::nullopt;
  return date;
}

CivilDate day_of(Instant instant) {
  const chrono::sys_time<chrono::milliseconds> time{chrono::milliseconds(instant.milliseconds())};
  const chrono::year_month_day date(chrono::floor<chrono::days>(time));
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

std::int32_t days_since_1970(Instant instant) {
  const chrono::sys_time<chrono::milliseconds> time{chrono::milliseconds(instant.milliseconds())};
  return static_cast<std::int32_t>(chrono::floor<chrono::days>(time).time_since_epoch().count());
}

}  // namespace bch
