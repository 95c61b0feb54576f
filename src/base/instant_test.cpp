#include "base/instant.h"

#include <gtest/gtest.h>

namespace bch {
namespace {

TEST(Instant, IsReadFromAndWrittenAsRfc3339) {
  EXPECT_EQ(parse_instant("1970-01-01T00:00:00Z"), Instant::from_milliseconds(0));
  EXPECT_EQ(to_text(*parse_instant("2026-03-01T09:30:00.1239Z")), "2026-03-01T09:30:00.123Z");
  EXPECT_EQ(to_text(*parse_instant("2026-03-01T01:30:00+05:30")), "2026-02-28T20:00:00.000Z");
  EXPECT_EQ(to_text(*parse_instant("1969-12-31T23:59:60Z")), "1969-12-31T23:59:59.000Z");
}

TEST(Instant, IsRefusedWhenThereIsNoSuchMoment) {
  for (const char* text : {"", "2026-02-30T00:00:00Z", "2026-03-01T24:00:00Z", "2026-03-01T00:00:00",
                           "2026-03-01T00:00:00.Z", "2026-03-01T00:00:00+99:00",
                           "2026-03-01T00:00:00+99:"
                           "001111111111111111111111111111111111111111111111111111111111111111111111111111111"
                           "111111111111111111111Z",
                           "2026-03-01T00:00:00Zx", "26-03-01T00:00:00Z"}) {
    EXPECT_FALSE(parse_instant(text)) << text;
  }
}

TEST(CivilDate, MayBeADayAMonthOrAYear) {
  for (const char* text : {"2024", "2024-02", "2024-02-29"})
    EXPECT_EQ(to_text(*parse_civil_date(text)), text);
  for (const char* text : {"", "2023-02-29", "2024-13", "2024-00", "2024-1-1", "2024-02-29T00:00:00Z"}) {
    EXPECT_FALSE(parse_civil_date(text)) << text;
  }
  EXPECT_EQ(to_text(day_of(*parse_instant("2026-12-31T23:59:59.999Z"))), "2026-12-31");
}

}  // namespace
}  // namespace bch
