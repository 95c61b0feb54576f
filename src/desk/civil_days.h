#pragma once
// Days as Governments count them: when a day begins in a time zone, the day after. Days are whole (no
// "2027-03"). Pure functions; any thread.

#include "base/instant.h"

#include <string_view>

namespace bch::desk {

// The first moment of that day in an IANA time zone; in UTC when there is no such zone. Exact where the
// zone's offset is a whole number of quarters of an hour, as all are today.
Instant begin_of_day(const CivilDate& day, std::string_view zone);

// The day that it is at that moment in that zone; in UTC when there is no such zone.
CivilDate day_at(Instant instant, std::string_view zone);

CivilDate day_after(const CivilDate& day);

}  // namespace bch::desk
