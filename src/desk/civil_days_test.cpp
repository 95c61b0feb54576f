#include "desk/civil_days.h"

#include <gtest/gtest.h>

namespace bch::desk {
namespace {

std::string begins(int year, int month, int day, std::string_view zone) {
  return to_text(begin_of_day({year, month, day}, zone));
}

TEST(CivilDays, BeginWhereTheGovernmentIs) {
  EXPECT_EQ(begins(2027, 3, 31, "Africa/Nairobi"), "2027-03-30T21:00:00.000Z");
  EXPECT_EQ(begins(2027, 3, 31, "Asia/Kathmandu"), "2027-03-30T18:15:00.000Z");
  EXPECT_EQ(begins(2027, 3, 31, "Pacific/Kiritimati"), "2027-03-30T10:00:00.000Z");
  EXPECT_EQ(begins(2027, 3, 31, "Pacific/Niue"), "2027-03-31T11:00:00.000Z");
  EXPECT_EQ(begins(2027, 3, 31, ""), "2027-03-31T00:00:00.000Z");
}

TEST(CivilDays, BeginAlsoWhereClocksAreTurned) {
  EXPECT_EQ(begins(2027, 3, 28, "Europe/Vienna"), "2027-03-27T23:00:00.000Z");
  EXPECT_EQ(begins(2027, 3, 29, "Europe/Vienna"), "2027-03-28T22:00:00.000Z");
  EXPECT_EQ(begins(2011, 12, 30, "Pacific/Apia"), "2011-12-30T00:00:00.000Z") << "there was no such day";
}

TEST(CivilDays, FollowEachOther) {
  EXPECT_EQ(day_after({2026, 12, 31}), (CivilDate{2027, 1, 1}));
  EXPECT_EQ(day_after({2028, 2, 28}), (CivilDate{2028, 2, 29}));
}

}  // namespace
}  // namespace bch::desk
