#pragma once
// Instant: a moment in UTC, in milliseconds since 1970-01-01T00:00:00Z without leap seconds. CivilDate: a
// day, a month or a year of the Gregorian calendar, as laws and decisions are dated. Values, parsed at the
// door; no thread rules.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bch {

class Instant {
 public:
  constexpr Instant() = default;
  static constexpr Instant from_milliseconds(std::int64_t milliseconds) { return Instant(milliseconds); }
  [[nodiscard]] constexpr std::int64_t milliseconds() const { return milliseconds_; }
  friend constexpr auto operator<=>(Instant, Instant) = default;

 private:
  explicit constexpr Instant(std::int64_t milliseconds) : milliseconds_(milliseconds) {}
  std::int64_t milliseconds_ = 0;
};

// Always "2026-03-01T09:30:00.000Z", of the years 0000 to 9999.
std::string to_text(Instant instant);

// RFC 3339, with any offset and any fraction (cut to milliseconds); a leap second counts as the second before
// it.
std::optional<Instant> parse_instant(std::string_view text);

struct CivilDate {
  int year = 1970;
  int month = 0;  // 1 to 12; 0: only the year is known
  int day = 0;    // 1 to 31; 0: only the month is known
  friend constexpr auto operator<=>(const CivilDate&, const CivilDate&) = default;
};

// "2026", "2026-03" or "2026-03-01": as much as is known.
std::string to_text(const CivilDate& date);
std::optional<CivilDate> parse_civil_date(std::string_view text);

// The day on which an instant falls in UTC.
CivilDate day_of(Instant instant);
std::int32_t days_since_1970(Instant instant);

}  // namespace bch
