#include "access/appointing.h"

#include "treaty/edition_0.h"

#include <set>

#include <gtest/gtest.h>

namespace bch::access {
namespace {

const Roles& roles() {
  static const auto read = Roles::read(treaty::edition_0());
  return *read;
}

Instant at(int day) {
  return Instant::from_milliseconds(day * 24LL * 60 * 60 * 1'000);
}

const records::PartyId xa("xa");
const records::PartyId xb("xb");

// To a role of the treaty's file, for XA where it is of a Government.
Appointment to(const Role& role, const records::PartyId& party = xa) {
  Appointment appointment;
  appointment.role = role.id;
  if (role.of_government) appointment.party = party;
  appointment.from = at(10);
  return appointment;
}

Account holder(const Role& role, const records::PartyId& party = xa) {
  Account account;
  account.id = AccountId("holder of " + role.id);
  account.appointments = {to(role, party)};
  return account;
}

const Role& first_with(Act act) {
  return *roles().find(roles().first_with(act));
}
const Role& focal_point() {
  return first_with(Act::publish);
}
const Role& recorder() {
  return first_with(Act::designate);
}
const Role& plain_user() {
  for (const Role& role : roles().all()) {
    if (role.of_government && !role.is_designated && !role.needs_end) return role;
  }
  return focal_point();
}

std::string key_of(const Result<Done>& result) {
  return result.ok() ? std::string() : result.problem().key;
}

TEST(Appointing, IsDecidedForEveryRoleByEveryOther) {
  ASSERT_GT(roles().all().size(), 5U);
  for (const Role& holds : roles().all()) {
    const Account by = holder(holds);
    for (const Role& given : roles().all()) {
      for (const auto& party : {xa, xb}) {
        Appointment offer = to(given, party);
        offer.until = at(40);
        const bool reaches = !holds.of_government || (given.of_government && party == xa);
        const bool expected = reaches && holds.may(given.is_designated ? Act::designate : Act::manage_users);
        EXPECT_EQ(may_appoint(roles(), by, offer, at(20)).ok(), expected)
            << holds.id << " to " << given.id << " of " << party.value();
        offer.is_delegated = true;
        const bool delegates =
            given.id == holds.id && given.is_designated && holds.may(Act::manage_users) && party == xa;
        EXPECT_EQ(may_appoint(roles(), by, offer, at(20)).ok(), delegates)
            << holds.id << " delegates " << given.id << " of " << party.value();
      }
    }
  }
}

TEST(Appointing, OffersExactlyTheRolesThatMayBeGiven) {
  for (const Role& holds : roles().all()) {
    const Account by = holder(holds);
    for (const auto& party : {xa, records::PartyId()}) {
      std::set<std::string> offered;
      for (const Role* role : roles_to_give(roles(), by, party, at(20))) offered.insert(role->id);
      for (const Role& given : roles().all()) {
        if (given.of_government == party.empty() || given.is_designated) continue;
        Appointment offer = to(given);
        offer.until = at(40);
        EXPECT_EQ(offered.contains(given.id), may_appoint(roles(), by, offer, at(20)).ok()) << given.id;
      }
    }
  }
}

TEST(Appointing, LeavesDesignationToWhoRecordsTheLetter) {
  EXPECT_EQ(key_of(may_appoint(roles(), holder(focal_point()), to(focal_point()), at(20))),
            "appointing.not-yours");
  EXPECT_TRUE(may_appoint(roles(), holder(recorder()), to(focal_point()), at(20)).ok());
}

TEST(Appointing, NeedsAnEndWhereTheRoleSaysSo) {
  for (const Role& role : roles().all()) {
    if (!role.needs_end) continue;
    Appointment offer = to(role);
    EXPECT_EQ(key_of(may_appoint(roles(), holder(focal_point()), offer, at(20))), "appointing.needs-end");
    offer.until = offer.from;
    EXPECT_EQ(key_of(may_appoint(roles(), holder(focal_point()), offer, at(20))), "appointing.dates");
  }
}

TEST(Appointing, GivesNoWiderThanIsHeld) {
  Account by = holder(focal_point());
  by.appointments.front().formats = {records::FormatId("law"), records::FormatId("news")};
  Appointment offer = to(plain_user());
  EXPECT_EQ(key_of(may_appoint(roles(), by, offer, at(20))), "appointing.too-wide");
  offer.formats = {records::FormatId("law")};
  EXPECT_TRUE(may_appoint(roles(), by, offer, at(20)).ok());
  offer.formats.emplace_back("decision");
  EXPECT_EQ(key_of(may_appoint(roles(), by, offer, at(20))), "appointing.too-wide");
}

TEST(Appointing, IsOverWithTheAppointmentItRestsOn) {
  Account by = holder(focal_point());
  by.appointments.front().until = at(30);
  EXPECT_TRUE(may_appoint(roles(), by, to(plain_user()), at(29)).ok());
  EXPECT_FALSE(may_appoint(roles(), by, to(plain_user()), at(30)).ok());
  by.appointments.front().until.reset();
  by.is_closed = true;
  EXPECT_FALSE(may_appoint(roles(), by, to(plain_user()), at(29)).ok());
  EXPECT_TRUE(roles_to_give(roles(), by, xa, at(29)).empty());
}

TEST(Appointing, DelegatesForATimeAndNotPastTheOwnEnd) {
  Account by = holder(focal_point());
  Appointment offer = to(focal_point());
  offer.is_delegated = true;
  EXPECT_EQ(key_of(may_appoint(roles(), by, offer, at(20))), "appointing.needs-end");
  offer.until = at(40);
  EXPECT_TRUE(may_appoint(roles(), by, offer, at(20)).ok());
  by.appointments.front().until = at(39);
  EXPECT_EQ(key_of(may_appoint(roles(), by, offer, at(20))), "appointing.too-long");
}

TEST(Appointing, IsNotPassedOnByWhoHoldsByDelegation) {
  Account acting = holder(focal_point());
  acting.appointments.front().is_delegated = true;
  Appointment offer = to(focal_point());
  offer.is_delegated = true;
  offer.until = at(40);
  EXPECT_EQ(key_of(may_appoint(roles(), acting, offer, at(20))), "appointing.not-yours");
  EXPECT_TRUE(roles_to_delegate(roles(), acting, xa, at(20)).empty());
  EXPECT_TRUE(may_appoint(roles(), acting, to(plain_user()), at(20)).ok());
}

TEST(Appointing, RefusesWhatTheTreatyDoesNotKnow) {
  Appointment offer = to(plain_user());
  offer.role = "emperor";
  EXPECT_EQ(key_of(may_appoint(roles(), holder(recorder()), offer, at(20))), "appointing.no-role");
  offer = to(plain_user(), records::PartyId());
  EXPECT_EQ(key_of(may_appoint(roles(), holder(recorder()), offer, at(20))), "appointing.no-party");
  offer = to(recorder());
  offer.party = xa;
  EXPECT_EQ(key_of(may_appoint(roles(), holder(recorder()), offer, at(20))), "appointing.no-party");
}

TEST(EndingAnAppointment, IsForWhoCouldHaveMadeIt) {
  const Account by = holder(focal_point());
  const Account user = holder(plain_user());
  const Account of_xb = holder(plain_user(), xb);
  EXPECT_TRUE(may_end(roles(), by, user, user.appointments.front(), at(20)));
  EXPECT_FALSE(may_end(roles(), by, of_xb, of_xb.appointments.front(), at(20)));
  EXPECT_FALSE(may_end(roles(), user, by, by.appointments.front(), at(20)));
  EXPECT_TRUE(may_end(roles(), holder(recorder()), by, by.appointments.front(), at(20)));
}

TEST(EndingAnAppointment, LeavesWhatALetterMadeToALetter) {
  const Account by = holder(focal_point());
  Account other = holder(focal_point());
  other.id = AccountId("other");
  EXPECT_FALSE(may_end(roles(), by, other, other.appointments.front(), at(20)));
  other.appointments.front().is_delegated = true;
  EXPECT_TRUE(may_end(roles(), by, other, other.appointments.front(), at(20)));
  EXPECT_FALSE(may_end(roles(), other, by, by.appointments.front(), at(20)));
}

TEST(EndingAnAppointment, IsNotDoneToOneself) {
  for (const Role& role : roles().all()) {
    const Account by = holder(role);
    EXPECT_FALSE(may_end(roles(), by, by, by.appointments.front(), at(20))) << role.id;
    EXPECT_FALSE(may_renew(roles(), by, by, at(20))) << role.id;
    EXPECT_FALSE(may_close(roles(), by, by, at(20))) << role.id;
  }
}

TEST(RenewingAccess, TakesOverNothingThatTheGiverCouldNotTakeAway) {
  const Account by = holder(focal_point());
  Account user = holder(plain_user());
  EXPECT_TRUE(may_renew(roles(), by, user, at(20)));
  user.appointments.push_back(to(recorder()));
  EXPECT_FALSE(may_renew(roles(), by, user, at(20)));
  EXPECT_TRUE(may_renew(roles(), holder(first_with(Act::validate)), user, at(20)) ==
              first_with(Act::validate).may(Act::manage_users));
  user.appointments.back().until = at(15);
  EXPECT_TRUE(may_renew(roles(), by, user, at(20)));
  user.appointments.front().until = at(15);
  EXPECT_FALSE(may_renew(roles(), by, user, at(20)));
}

TEST(ClosingAnAccount, IsForWhoManagesUsersEverywhere) {
  const Account user = holder(plain_user());
  for (const Role& role : roles().all()) {
    if (role.id == plain_user().id) continue;
    EXPECT_EQ(may_close(roles(), holder(role), user, at(20)),
              !role.of_government && role.may(Act::manage_users))
        << role.id;
  }
}

}  // namespace
}  // namespace bch::access
