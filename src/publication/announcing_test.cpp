#include "publication/announcing.h"

#include "registry/role.h"
#include "treaty/edition_0.h"
#include "workspace/in_memory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bch::publication {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class Announcing_ : public testing::Test {
 protected:
  access::AccountId add(const std::string& name, std::string_view role, const std::string& party,
                        const std::string& language = "en") {
    access::Account account;
    account.id = access::AccountId(name);
    account.login = account.name = name;
    account.language = language;
    access::Appointment appointment;
    appointment.role = role;
    appointment.party = records::PartyId(party);
    appointment.from = clock_.now();
    account.appointments = {appointment};
    EXPECT_TRUE(accounts_.save(account, {}).ok());
    return account.id;
  }

  Announcing_() {
    add("focal", roles_->first_with(access::Act::publish), "xa", "fr");
    add("other-focal", roles_->first_with(access::Act::publish), "xb");
    add("validator", roles_->first_with(access::Act::validate), "");
    draft_.id = "d1";
    draft_.format = records::FormatId("database");
    draft_.party = records::PartyId("xa");
    draft_.owner = draft_.changed_by = add("writer", "authorized-user", "xa");
    draft_.title = {{"en", "Register"}, {"fr", "Registre"}};
  }

  // Who is told what: "focal: notice.returned Registre".
  std::vector<std::string> told(const Result<Items>& items) {
    EXPECT_TRUE(items.ok());
    EXPECT_TRUE(store_.commit({*items, {}, {}}).ok());
    std::vector<std::string> told;
    for (const auto& account : accounts_.all(100).value()) {
      for (const auto& notice : notices_.of(account.id, 100).value()) {
        std::string line = account.name + ": " + notice.news.kind;
        for (const auto& [name, value] : notice.news.arguments) line += " " + value;
        told.push_back(std::move(line));
        EXPECT_TRUE(notices_.mark_read(notice).ok());
      }
    }
    return told;
  }

  static registry::Version version(std::string_view role) {
    registry::Version version;
    version.entry.number = records::parse_public_number("BCH-NDB-XA-1");
    version.entry.role = role;
    return version;
  }

  workspace::MemoryStore store_;
  FixedClock clock_{*parse_instant("2026-03-04T10:00:00Z")};
  SeededChance chance_{1};
  access::Accounts accounts_{store_, clock_, chance_};
  notices::Notices notices_{store_, accounts_, clock_, chance_, notices::Mailing::on};
  Result<access::Roles> roles_ = access::Roles::read(treaty::edition_0());
  Result<languages::Languages> languages_ = languages::Languages::read(treaty::edition_0());
  Announcing announcing_{accounts_, notices_, *roles_, *languages_, clock_};
  Draft draft_;
};

TEST_F(Announcing_, TellsThoseWhoMayDecideThatARequestHasCome) {
  const Word word{draft_.owner, clock_.now(), "Please"};
  EXPECT_THAT(told(announcing_.requested(draft_, word)),
              ElementsAre("focal: notice.request-came writer Registre"));
}

TEST_F(Announcing_, TellsOfSeveralRequestsInOneNotice) {
  const std::vector<Draft> drafts(3, draft_);
  EXPECT_THAT(told(announcing_.requested_together(drafts, {draft_.owner, clock_.now(), ""})),
              ElementsAre("focal: notice.requests-came writer 3"));
}

TEST_F(Announcing_, TellsNobodyOfWhatSheHasDoneHerself) {
  const Word word{access::AccountId("focal"), clock_.now(), ""};
  EXPECT_THAT(told(announcing_.requested(draft_, word)), IsEmpty());
}

TEST_F(Announcing_, TellsValidatorsOfRecordsOfNoGovernment) {
  draft_.is_national = false;
  draft_.format = records::FormatId("organism");
  EXPECT_THAT(told(announcing_.requested(draft_, {draft_.owner, clock_.now(), ""})),
              ElementsAre("validator: notice.validate writer Register"));
}

TEST_F(Announcing_, TellsTheAuthorWhatBecameOfADraft) {
  const access::AccountId focal("focal");
  EXPECT_THAT(told(announcing_.given_back(draft_, {focal, clock_.now(), "No date"})),
              ElementsAre("writer: notice.returned Register"));
  EXPECT_THAT(told(announcing_.published(draft_, version(registry::role::desk), focal)),
              testing::Contains("writer: notice.published BCH-NDB-XA-1 Register"));
}

TEST_F(Announcing_, TellsAGovernmentWhatWasEnteredOnItsInstruction) {
  draft_.owner = draft_.changed_by = access::AccountId("validator");
  draft_.purpose = Purpose::withdraw;
  EXPECT_THAT(told(announcing_.published(draft_, version(registry::role::instruction), draft_.owner)),
              ElementsAre("focal: notice.withdrawn BCH-NDB-XA-1 Registre"));
}

TEST_F(Announcing_, TellsValidatorsWhatWasPublishedBeforeTheySawIt) {
  draft_.is_national = false;
  EXPECT_THAT(
      told(announcing_.published(draft_, version(registry::role::pending), access::AccountId("focal"))),
      UnorderedElementsAre("writer: notice.published BCH-NDB-XA-1 Register",
                           "validator: notice.pending BCH-NDB-XA-1 Register"));
}

TEST_F(Announcing_, TellsWhoRemarkedBeforeOfARemarkIfSheMayStillRead) {
  const auto adviser = add("adviser", "regional-adviser", "xa");
  const auto gone = add("gone", "regional-adviser", "xb");
  const std::vector before{adviser, gone};
  EXPECT_THAT(told(announcing_.commented(draft_, {access::AccountId("focal"), clock_.now(), "?"}, before)),
              UnorderedElementsAre("writer: notice.comment focal Register",
                                   "adviser: notice.comment focal Register"));
}

TEST_F(Announcing_, AnnouncesToEachInHerLanguage) {
  const std::vector to{access::AccountId("focal"), access::AccountId("other-focal")};
  EXPECT_THAT(
      told(announcing_.announced(to, {{"en", "A course"}, {"fr", "Un cours"}}, "record/BCH-BCHN-SCBD-1")),
      UnorderedElementsAre("focal: notice.announcement Un cours",
                           "other-focal: notice.announcement A course"));
}

TEST_F(Announcing_, TellsWhoAnswersForARecordOfAFaultAndItsReaderOfTheAnswer) {
  const Announcing::Record record{*records::parse_record_id("5EA7C0DE-0000-4000-8000-000000000001"),
                                  *records::parse_public_number("BCH-NDB-XA-1"),
                                  draft_.party,
                                  draft_.format,
                                  {{"en", "Register"}}};
  EXPECT_THAT(told(announcing_.fault_reported(record)), ElementsAre("focal: notice.fault-reported Register"));
  EXPECT_THAT(announcing_.fault_answered(record, "call me", "Mended").value(), IsEmpty());
  EXPECT_EQ(announcing_.fault_answered(record, "reader@xa.example", "Mended")->size(), 1U);
}

}  // namespace
}  // namespace bch::publication
