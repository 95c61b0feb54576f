// Who is reminded of records that are to be confirmed, and when.

#include "publication/reminding.h"

#include "registry/in_memory.h"
#include "registry/role.h"
#include "search/in_memory.h"
#include "search_fixture.h"
#include "workspace/in_memory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bch::publication {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::StartsWith;

class Reminders : public testing::Test {
 protected:
  Reminders() {
    account_.id = access::AccountId("focal");
    account_.login = account_.name = "focal";
    account_.language = "en";
    access::Appointment appointment;
    appointment.role = search::treaty().roles().first_with(access::Act::publish);
    appointment.party = records::PartyId("xa");
    appointment.from = clock_.now();
    account_.appointments = {appointment};
    EXPECT_TRUE(accounts_.save(account_, {}).ok());
  }

  registry::Version publish(int number, const std::string& format = "authority") {
    registry::Act act;
    act.kind = registry::Kind::publish;
    act.record = search::record(number);
    act.code = "CNA";
    act.place = "XA";
    act.party = records::PartyId("xa");
    act.format = records::FormatId(format);
    act.content = records::Document::members();
    auto name = records::Document::members();
    name.set("en", "Authority " + std::to_string(number));
    act.content->set("name", std::move(name));
    const auto receipt = registry_.append({"", {act}});
    search::Changes changes;
    changes.position = *registry_.size();
    changes.put = {search::saying(number, "en", "Authority")};
    changes.put.front().facets = {{"format", format}, {"standing", "current"}};
    EXPECT_TRUE(index_.change(std::move(changes)).ok());
    return receipt->published.front();
  }

  // What the focal point is told on that day, and has not read yet.
  std::vector<std::string> told_on(const std::string& day) {
    clock_.set(*parse_instant(day + "T06:00:00Z"));
    EXPECT_TRUE(reminding_.remind().ok());
    std::vector<std::string> told;
    for (const auto& notice : notices_.of(account_.id, 100).value()) {
      if (notice.read) continue;
      std::string line = notice.news.kind;
      for (const auto& [name, value] : notice.news.arguments) line += " " + value;
      told.push_back(std::move(line));
      EXPECT_TRUE(notices_.mark_read(notice).ok());
    }
    return told;
  }

  // What the journal says last of a record.
  registry::Entry last(int number) { return registry_.latest(search::record(number)).value()->entry; }

  workspace::MemoryStore store_;
  registry::MemoryStore journal_;
  FixedClock clock_{*parse_instant("2026-03-04T10:00:00Z")};
  SeededChance chance_{1};
  registry::Registry registry_{journal_, clock_, chance_, {}};
  access::Accounts accounts_{store_, clock_, chance_};
  notices::Notices notices_{store_, accounts_, clock_, chance_, notices::Mailing::on};
  Announcing announcing_{accounts_, notices_, search::treaty().roles(), search::treaty().languages(), clock_};
  search::MemoryIndex index_{search::tongues(), search::lexicon()};
  Vault vault_{store_, chance_, "key"};
  Drafts drafts_{store_, registry_, search::treaty().formats(), clock_, chance_, vault_};
  Reminding reminding_{
      {store_, drafts_, announcing_, registry_, index_, search::treaty().formats(), 0, clock_}};
  access::Account account_;
};

TEST_F(Reminders, ComeOnceWhenARecordIsToBeConfirmedAndOnceWhenItWasNot) {
  publish(1);
  EXPECT_THAT(told_on("2027-03-03"), IsEmpty());
  EXPECT_THAT(told_on("2027-03-04"), ElementsAre("notice.to-confirm 2027-06-04 Authority 1"));
  EXPECT_THAT(told_on("2027-03-04"), IsEmpty());
  EXPECT_THAT(told_on("2027-03-05"), IsEmpty());
  EXPECT_THAT(told_on("2027-06-04"), ElementsAre("notice.not-confirmed Authority 1"));
  EXPECT_THAT(told_on("2027-06-05"), IsEmpty());
}

TEST_F(Reminders, StopWhenTheRecordIsConfirmed) {
  const auto version = publish(1);
  ASSERT_EQ(told_on("2027-03-04").size(), 1U);
  registry::Act act;
  act.kind = registry::Kind::confirm;
  act.record = version.entry.record;
  act.parent = version.leaf;
  act.format = version.entry.format;
  ASSERT_TRUE(registry_.append({"", {act}}).ok());
  EXPECT_THAT(told_on("2027-06-05"), IsEmpty());
  EXPECT_EQ(told_on("2028-03-04").size(), 1U);
}

TEST_F(Reminders, ComeTogetherWhenThereAreMany) {
  for (int number = 1; number <= 5; ++number) publish(number);
  EXPECT_THAT(told_on("2027-03-04"), ElementsAre("notice.several-to-confirm 5 Authority 5"));
}

// Four years and three months, for the roster of experts.
TEST_F(Reminders, AreFollowedByRetiringWhereTheFormatWantsSo) {
  publish(1, "biosafetyExpert");
  EXPECT_THAT(told_on("2030-03-03"), IsEmpty());
  EXPECT_THAT(told_on("2030-03-04"), ElementsAre(StartsWith("notice.to-confirm-or-retire 2030-06-04")));
  EXPECT_THAT(told_on("2030-06-03"), IsEmpty());
  EXPECT_EQ(last(1).known(), registry::Kind::publish);
  told_on("2030-06-04");
  EXPECT_EQ(last(1).known(), registry::Kind::withdraw);
  EXPECT_EQ(last(1).role, registry::role::retired);
  EXPECT_EQ(last(1).party, records::PartyId("xa"));
}

TEST_F(Reminders, ComeBeforeRetiringHoweverLateTheyAre) {
  publish(1, "biosafetyExpert");
  EXPECT_THAT(told_on("2036-01-10"), ElementsAre(StartsWith("notice.to-confirm-or-retire 2036-04-10")));
  told_on("2036-04-09");
  EXPECT_EQ(last(1).known(), registry::Kind::publish);
  told_on("2036-04-10");
  EXPECT_EQ(last(1).known(), registry::Kind::withdraw);
}

TEST_F(Reminders, LeaveWhatIsAskedToBePublishedOnTheRoster) {
  const auto version = publish(1, "biosafetyExpert");
  told_on("2030-03-04");
  auto draft = drafts_.about(version, Purpose::confirm, account_, {}).value();
  draft.state = State::requested;
  ASSERT_TRUE(drafts_.keep(draft, {}).ok());
  told_on("2030-06-04");
  EXPECT_EQ(last(1).known(), registry::Kind::publish);
  ASSERT_TRUE(drafts_.discard(draft, {}).ok());
  told_on("2030-06-05");
  EXPECT_EQ(last(1).known(), registry::Kind::withdraw);
}

TEST_F(Reminders, ThatSayWhatRetiresComeTogetherToo) {
  for (int number = 1; number <= 5; ++number) publish(number, "biosafetyExpert");
  EXPECT_THAT(told_on("2030-03-04"),
              ElementsAre(StartsWith("notice.several-to-confirm-or-retire 5 2030-06-04")));
}

}  // namespace
}  // namespace bch::publication
