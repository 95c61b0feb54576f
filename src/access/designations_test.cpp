#include "access/designations.h"

#include "access/permission.h"
#include "treaty/edition_0.h"
#include "workspace/in_memory.h"

#include <gtest/gtest.h>

namespace bch::access {
namespace {

const records::PartyId xa("xa");

class DesignationsOfXa : public testing::Test {
 protected:
  static std::string role_with(Act act, bool has_several) {
    for (const Role& role : roles().all()) {
      if (role.is_designated && role.may(act) && role.has_several == has_several) return role.id;
    }
    return {};
  }
  static const Roles& roles() {
    static const auto read = Roles::read(treaty::edition_0());
    return *read;
  }
  const std::string focal_point = role_with(Act::publish, false);
  const std::string authority = role_with(Act::request, true);

  [[nodiscard]] Appointment to(const std::string& role) {
    Appointment appointment;
    appointment.role = role;
    appointment.party = xa;
    appointment.from = clock.now();
    appointment.by = AccountId("secretariat");
    appointment.evidence = "letter";
    return appointment;
  }

  Account joined(const std::string& login, std::vector<Appointment> appointments = {}) {
    Proposal proposal;
    proposal.name = login;
    proposal.appointments = std::move(appointments);
    const auto invitation = accounts.invite(proposal, {}, {}).value();
    return accounts.join(accounts.invited(invitation.link).value(), {login, "hash", {}}, {}).value();
  }

  std::string recording(const Designation& designation) {
    const auto recorded = designations.record(designation, {});
    return recorded.ok() ? "" : recorded.problem().key;
  }

  bool may_publish(const Account& account) {
    const Subject subject{xa, records::FormatId("law"), true, {}};
    return may(roles(), *accounts.find(account.id).value(), Act::publish, subject, clock.now());
  }

  void later(std::int64_t minutes) {
    clock.set(Instant::from_milliseconds(clock.now().milliseconds() + minutes * 60'000));
  }

  workspace::MemoryStore store;
  FixedClock clock{*parse_instant("2026-03-11T12:00:00Z")};
  SeededChance chance{1};
  Accounts accounts{store, clock, chance};
  std::vector<std::string> told;
  Designations designations{
      store,
      accounts,
      roles(),
      clock,
      chance,
      [this](const AccountId& account, Told what, const Appointment&) {
        told.push_back(accounts.find(account).value()->login +
                       (what == Told::designated ? " is designated" : " is so no longer"));
        workspace::Item item;
        item.kind = "notice";
        item.id = std::to_string(told.size());
        return Result(std::vector{item});
      }};
};

TEST_F(DesignationsOfXa, HandThePostOverInOneMoment) {
  const Account before = joined("before", {to(focal_point)});
  Account after = joined("after");
  ASSERT_TRUE(may_publish(before));
  Designation designation{to(focal_point), after.id};
  designation.appointment.from = Instant::from_milliseconds(clock.now().milliseconds() + 60 * 60'000);
  EXPECT_EQ(recording(designation), "");
  EXPECT_TRUE(may_publish(before));
  EXPECT_FALSE(may_publish(after));
  later(60);
  EXPECT_FALSE(may_publish(before));
  EXPECT_TRUE(may_publish(after));
  EXPECT_EQ(accounts.find(after.id).value()->appointments.back().evidence, "letter");
}

TEST_F(DesignationsOfXa, TellBothInTheSameCommit) {
  joined("before", {to(focal_point)});
  const Account after = joined("after");
  EXPECT_EQ(recording({to(focal_point), after.id}), "");
  EXPECT_EQ(told, (std::vector<std::string>{"after is designated", "before is so no longer"}));
  EXPECT_TRUE(store.read("notice", "1").value() && store.read("notice", "2").value());
  EXPECT_EQ(recording({to(focal_point), after.id}), "designation.held");
  EXPECT_EQ(told.size(), 2U);
}

TEST_F(DesignationsOfXa, EndWhatWasDelegatedByTheHolderBefore) {
  joined("before", {to(focal_point)});
  Appointment acting = to(focal_point);
  acting.is_delegated = true;
  acting.until = Instant::from_milliseconds(clock.now().milliseconds() + 1'000'000'000);
  const Account deputy = joined("deputy", {acting});
  ASSERT_TRUE(may_publish(deputy));
  EXPECT_EQ(recording({to(focal_point), joined("after").id}), "");
  EXPECT_FALSE(may_publish(deputy));
}

TEST_F(DesignationsOfXa, TakeBackWhatTheHolderHasDelegatedWhenHersEnds) {
  const auto set_up = [&](const std::string& name) {
    Account holder = joined("holder" + name, {to(focal_point), to(focal_point)});
    Appointment acting = to(focal_point);
    acting.is_delegated = true;
    acting.by = holder.id;
    acting.until = Instant::from_milliseconds(clock.now().milliseconds() + 1'000'000'000);
    return std::pair(holder, joined("deputy" + name, {acting}));
  };
  auto [one, deputy_of_one] = set_up("1");
  auto [two, deputy_of_two] = set_up("2");
  ASSERT_TRUE(designations.end(one, 0, clock.now(), {}).ok());
  EXPECT_FALSE(may_publish(deputy_of_one));
  EXPECT_TRUE(may_publish(two) && may_publish(deputy_of_two));
  ASSERT_TRUE(designations.close_account(two, {}).ok());
  EXPECT_FALSE(may_publish(two) || may_publish(deputy_of_two));
  EXPECT_TRUE(accounts.find(two.id).value()->is_closed);
  EXPECT_EQ(accounts.find(two.id).value()->version, two.version);
}

TEST_F(DesignationsOfXa, InviteWhoIsNotHereYet) {
  const Account before = joined("before", {to(focal_point)});
  Proposal proposal;
  proposal.name = "Ministry of Environment";
  proposal.is_office = true;
  proposal.appointments = {to(focal_point)};
  const auto first = designations.record({to(focal_point), proposal}, {}).value();
  EXPECT_FALSE(may_publish(before));
  const auto second = designations.record({to(focal_point), proposal}, {}).value();
  EXPECT_EQ(accounts.invited(first->link).problem().key, "invitation.unknown") << "replaced by the second";
  const auto account =
      accounts.join(accounts.invited(second->printed).value(), {"ministry", "hash", {}}, {}).value();
  EXPECT_TRUE(may_publish(account));
}

TEST_F(DesignationsOfXa, LeaveOtherAuthoritiesWhereThereMayBeSeveral) {
  const Account seeds = joined("seeds", {to(authority)});
  const Account feed = joined("feed", {to(authority)});
  const Account food = joined("food");
  Designation designation{to(authority), food.id};
  EXPECT_EQ(recording(designation), "");
  const auto holds = [&](const Account& account) {
    return accounts.find(account.id).value()->appointments.back().holds(clock.now());
  };
  EXPECT_TRUE(holds(seeds) && holds(feed) && holds(food));
  designation = {to(authority), joined("fodder").id, feed.id};
  EXPECT_EQ(recording(designation), "");
  EXPECT_TRUE(holds(seeds) && holds(food));
  EXPECT_FALSE(holds(feed));
}

TEST_F(DesignationsOfXa, AreNotRecordedTwice) {
  const Account account = joined("after");
  EXPECT_EQ(recording({to(focal_point), account.id}), "");
  EXPECT_EQ(recording({to(focal_point), account.id}), "designation.held");
  EXPECT_EQ(recording({to(focal_point), AccountId("nobody")}), "account.unknown");
}

TEST_F(DesignationsOfXa, SayWhenAPostIsVacantOrUnderReview) {
  const Account before = joined("before", {to(focal_point)});
  Post post{xa, focal_point, PostStanding::under_review, {}, {}, "letter"};
  ASSERT_TRUE(designations.mark(post, {}).ok());
  EXPECT_TRUE(may_publish(before));
  post.standing = PostStanding::vacant;
  ASSERT_TRUE(designations.mark(post, {}).ok());
  EXPECT_FALSE(may_publish(before));
  ASSERT_EQ(designations.marked()->size(), 1U);
  EXPECT_EQ(designations.marked(xa, focal_point).value()->since, clock.now());
  EXPECT_EQ(recording({to(focal_point), joined("after").id}), "");
  EXPECT_FALSE(designations.marked(xa, focal_point).value());
}

TEST_F(DesignationsOfXa, LeaveATrailForEachWhoIsConcerned) {
  const Account before = joined("before", {to(focal_point)});
  workspace::Deed deed;
  deed.act = "designate";
  deed.about = "letter";
  deed.party = xa;
  ASSERT_TRUE(designations.record({to(focal_point), joined("after").id}, deed).ok());
  workspace::DeedFilter filter;
  filter.about = before.id.value();
  filter.act = "end-appointment";
  EXPECT_EQ(store.deeds(filter, 0, 10)->size(), 1U);
}

TEST_F(DesignationsOfXa, KeepLettersAndTheirDays) {
  Letter letter;
  letter.party = xa;
  letter.dated = *parse_civil_date("2026-03-01");
  letter.received = *parse_civil_date("2026-03-04");
  letter.says = "New focal point";
  letter.file = "letter.pdf";
  EXPECT_EQ(designations.take_in(letter, "a text", {}).problem().key, "letter.no-scan");
  const std::string scan = "%PDF-1.4 " + std::string(2'500'000, 'x');
  const auto kept = designations.take_in(letter, scan, {}).value();
  EXPECT_EQ(designations.scan(kept).value(), scan);
  letter.received = *parse_civil_date("2026-03-02");
  ASSERT_TRUE(designations.take_in(letter, "", {}).ok());
  const auto waiting = designations.waiting().value();
  ASSERT_EQ(waiting.size(), 2U);
  EXPECT_EQ(days_waiting(waiting[0], clock.now()), 9) << "the longest first";
  EXPECT_EQ(days_waiting(waiting[1], clock.now()), 7);
  ASSERT_TRUE(designations.close(waiting[1], {}).ok());
  EXPECT_EQ(designations.waiting()->size(), 1U);
  EXPECT_EQ(designations.of(xa)->size(), 2U);
  EXPECT_EQ(designations.letter(kept.id).value()->recorded, clock.now());
}

TEST(Letter, IsScannedAsPdfOrPicture) {
  EXPECT_EQ(scan_type("%PDF-1.7"), "application/pdf");
  EXPECT_EQ(scan_type(std::string_view("II*\0rest", 8)), "image/tiff");
  EXPECT_EQ(scan_type("<html>"), "");
  EXPECT_EQ(scan_type(""), "");
}

}  // namespace
}  // namespace bch::access
