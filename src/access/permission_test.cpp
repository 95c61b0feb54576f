#include "access/permission.h"

#include <gtest/gtest.h>

namespace bch::access {
namespace {

constexpr std::string_view file = R"(
[[role]]
id = "publisher"
title = "Publisher"
of = "government"
records = "national"
may = ["draft", "comment", "request", "publish", "manage-users"]

[[role]]
id = "adviser"
title = "Adviser"
of = "government"
records = "national"
may = ["comment"]
needs_end = true

[[role]]
id = "team"
title = "Team"
of = "node"
records = "reference"
may = ["draft", "comment", "request", "validate"]

[[role]]
id = "centre"
title = "Centre"
of = "node"
records = "all"
may = ["draft", "comment", "request", "validate", "designate", "instruct"]
)";

Roles roles() {
  const NamedText files[] = {{"roles.toml", file}};
  return Roles::read(files).value();
}

Instant at(int day) {
  return Instant::from_milliseconds(day * 24LL * 60 * 60 * 1'000);
}

Account account(std::vector<Appointment> appointments) {
  Account account;
  account.id = AccountId("amara");
  account.appointments = std::move(appointments);
  return account;
}

Appointment to(std::string role, std::string party = {}) {
  Appointment appointment;
  appointment.role = std::move(role);
  appointment.party = records::PartyId(std::move(party));
  appointment.from = at(10);
  return appointment;
}

const Subject law_of_xa{records::PartyId("xa"), records::FormatId("law"), true, {}};
const Subject law_of_xb{records::PartyId("xb"), records::FormatId("law"), true, {}};
const Subject lmo{{}, records::FormatId("lmo"), false, {}};

TEST(Permission, IsForTheGovernmentOfTheAppointmentOnly) {
  const auto amara = account({to("publisher", "xa")});
  EXPECT_TRUE(may(roles(), amara, Act::publish, law_of_xa, at(20)));
  EXPECT_FALSE(may(roles(), amara, Act::publish, law_of_xb, at(20)));
  EXPECT_FALSE(may(roles(), amara, Act::publish, lmo, at(20)));
  EXPECT_TRUE(may(roles(), amara, Act::manage_users, {records::PartyId("xa"), {}, true, {}}, at(20)));
  EXPECT_FALSE(may(roles(), amara, Act::manage_users, {records::PartyId("xb"), {}, true, {}}, at(20)));
}

TEST(Permission, BeginsAndEndsWithTheAppointment) {
  auto appointment = to("publisher", "xa");
  appointment.until = at(30);
  const auto amara = account({appointment});
  EXPECT_FALSE(may(roles(), amara, Act::publish, law_of_xa, at(9)));
  EXPECT_TRUE(may(roles(), amara, Act::publish, law_of_xa, at(10)));
  EXPECT_FALSE(may(roles(), amara, Act::publish, law_of_xa, at(30)));
}

TEST(Permission, OfAnAppointmentForSomeKindsStopsThere) {
  auto appointment = to("publisher", "xa");
  appointment.formats = {records::FormatId("decision")};
  EXPECT_FALSE(may(roles(), account({appointment}), Act::draft, law_of_xa, at(20)));
  const Subject decision{records::PartyId("xa"), records::FormatId("decision"), true, {}};
  EXPECT_TRUE(may(roles(), account({appointment}), Act::draft, decision, at(20)));
}

TEST(Permission, OfAnAdviserIsToCommentOnly) {
  const auto adviser = account({to("adviser", "xa")});
  EXPECT_TRUE(may(roles(), adviser, Act::comment, law_of_xa, at(20)));
  for (const Act act : {Act::draft, Act::request, Act::publish, Act::validate, Act::manage_users})
    EXPECT_FALSE(may(roles(), adviser, act, law_of_xa, at(20))) << name(act);
}

TEST(Permission, OfTheCentreOverNationalRecordsIsByInstruction) {
  const auto centre = account({to("centre")});
  EXPECT_TRUE(may(roles(), centre, Act::draft, law_of_xa, at(20))) << "it may enter on instruction";
  EXPECT_TRUE(may(roles(), centre, Act::validate, lmo, at(20)));
  const auto team = account({to("team")});
  EXPECT_FALSE(may(roles(), team, Act::draft, law_of_xa, at(20)));
  EXPECT_TRUE(may(roles(), team, Act::validate, lmo, at(20)));
}

TEST(Permission, OfEverybodyIsOverOwnReferenceRecords) {
  const auto anybody = account({});
  Subject own = lmo;
  own.owner = anybody.id;
  EXPECT_TRUE(may(roles(), anybody, Act::draft, own, at(20)));
  EXPECT_TRUE(may(roles(), anybody, Act::request, own, at(20)));
  EXPECT_FALSE(may(roles(), anybody, Act::validate, own, at(20)));
  EXPECT_FALSE(may(roles(), anybody, Act::draft, lmo, at(20))) << "somebody else's";
  Subject national = law_of_xa;
  national.owner = anybody.id;
  EXPECT_FALSE(may(roles(), anybody, Act::draft, national, at(20)));
  auto closed = anybody;
  closed.is_closed = true;
  EXPECT_FALSE(may(roles(), closed, Act::draft, own, at(20)));
}

TEST(Permission, OfARoleThatTheTreatyDroppedIsNone) {
  EXPECT_FALSE(may(roles(), account({to("forgotten", "xa")}), Act::comment, law_of_xa, at(20)));
}

TEST(Roles, AreReadStrictly) {
  for (const auto* wrong :
       {"[[role]]\nid = \"x\"\n", "[[role]]\nid = \"x\"\ntitle = \"X\"\nof = \"moon\"\nrecords = \"all\"\n",
        "[[role]]\nid = \"x\"\ntitle = \"X\"\nof = \"node\"\nrecords = \"all\"\nmay = [\"fly\"]\n"}) {
    const NamedText files[] = {{"roles.toml", wrong}};
    EXPECT_EQ(Roles::read(files).problem().key, "treaty.bad-file") << wrong;
  }
}

}  // namespace
}  // namespace bch::access
