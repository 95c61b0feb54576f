#include "desk/civil_days.h"

#include "languages/dates.h"

namespace bch::desk {
namespace {

constexpr std::int64_t quarter = 15LL * 60 * 1'000;
constexpr std::int64_t hour = 4 * quarter;
constexpr std::int64_t widest_offset = 15 * hour;  // of any time zone

Instant utc_begin_of(const CivilDate& day) {
  return parse_instant(to_text(day) + "T00:00:00Z").value_or(Instant());
}

}  // namespace

CivilDate day_at(Instant instant, std::string_view zone) {
  const auto in_zone = languages::day_in_zone(instant, zone);
  return in_zone ? *in_zone : day_of(instant);
}

Instant begin_of_day(const CivilDate& day, std::string_view zone) {
  const std::int64_t utc = utc_begin_of(day).milliseconds();
  for (std::int64_t at = utc - widest_offset; at <= utc + widest_offset; at += quarter) {
    const auto instant = Instant::from_milliseconds(at);
    if (day_at(instant, zone) == day) return instant;
  }
  return utc_begin_of(day);  // a day that the zone has left out, as Samoa did in 2011
}

CivilDate day_after(const CivilDate& day) {
  return day_of(Instant::from_milliseconds(utc_begin_of(day).milliseconds() + 24 * hour));
}

}  // namespace bch::desk
