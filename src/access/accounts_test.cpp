#include "access/accounts.h"

#include "access/sessions.h"
#include "workspace/in_memory.h"

#include <gtest/gtest.h>

namespace bch::access {
namespace {

class AccountsAndSessions : public testing::Test {
 protected:
  Waiting invited(const std::string& party = "xa") {
    Proposal proposal;
    proposal.name = "Office of Biosafety";
    proposal.is_office = true;
    proposal.language = "fr";
    Appointment appointment;
    appointment.role = "publisher";
    appointment.party = records::PartyId(party);
    appointment.from = clock.now();
    proposal.appointments = {appointment};
    const auto invitation = accounts.invite(proposal, AccountId("operator"), {}).value();
    link = invitation.link;
    return accounts.invited(invitation.printed).value();
  }

  Account joined(const std::string& login) {
    return accounts.join(invited(), {login, "hash", {}}, {}).value();
  }

  workspace::MemoryStore store;
  FixedClock clock{*parse_instant("2026-03-01T12:00:00Z")};
  SeededChance chance{1};
  Accounts accounts{store, clock, chance};
  Sessions sessions{store, clock, chance};
  std::string link;

  void later(std::int64_t minutes) {
    clock.set(Instant::from_milliseconds(clock.now().milliseconds() + minutes * 60'000));
  }
};

TEST_F(AccountsAndSessions, AnInvitationBecomesAnAccountOnce) {
  const auto waiting = invited();
  EXPECT_EQ(accounts.invited(link)->id, waiting.id) << "link and printed code are one";
  EXPECT_EQ(accounts.invitations(records::PartyId("xa"))->size(), 1U);
  const auto account = accounts.join(waiting, {"Amara.XA", "hash", {}}, {}).value();
  EXPECT_EQ(accounts.with_login("amara.xa").value()->id, account.id);
  EXPECT_EQ(accounts.find(account.id).value()->appointments.size(), 1U);
  EXPECT_TRUE(accounts.find(account.id).value()->is_office);
  EXPECT_EQ(accounts.of(records::PartyId("xa"))->size(), 1U);
  EXPECT_EQ(accounts.invited(link).problem().key, "invitation.unknown");
  EXPECT_EQ(accounts.join(waiting, {"somebody", "hash", {}}, {}).problem().key, "workspace.changed");
  EXPECT_TRUE(accounts.invitations(records::PartyId("xa"))->empty());
}

TEST_F(AccountsAndSessions, NoTwoPeopleSignInByTheSameName) {
  joined("amara");
  EXPECT_EQ(accounts.join(invited(), {"AMARA", "hash", {}}, {}).problem().key, "account.login-taken");
  for (const auto* unfit : {"", "am", "two words", "semi;colon"})
    EXPECT_EQ(accounts.join(invited(), {unfit, "hash", {}}, {}).problem().key, "account.login-unfit")
        << unfit;
  EXPECT_TRUE(accounts.join(invited(), {"أمينة", "hash", {}}, {}).ok());
}

TEST_F(AccountsAndSessions, AnInvitationEndsAfterTwoWeeks) {
  invited();
  later(14 * 24 * 60);
  EXPECT_EQ(accounts.invited(link).problem().key, "invitation.expired");
}

TEST_F(AccountsAndSessions, AnInvitationMayRenewAnAccount) {
  const auto amara = joined("amara");
  Proposal proposal;
  proposal.renews = amara.id;
  const auto invitation = accounts.invite(proposal, {}, {}).value();
  records::Document codes;
  codes.set("salt", "new");
  const auto renewed =
      accounts.join(accounts.invited(invitation.link).value(), {"", "another hash", codes}, {}).value();
  EXPECT_EQ(renewed.id, amara.id);
  EXPECT_EQ(accounts.with_login("amara").value()->credentials.password, "another hash");
  EXPECT_EQ(renewed.appointments, amara.appointments);
}

TEST_F(AccountsAndSessions, AChangeMadeFromAnOlderStateIsRefused) {
  joined("amara");
  auto first = *accounts.with_login("amara").value();
  auto second = first;
  first.post = "Head";
  ASSERT_TRUE(accounts.save(first, {}).ok());
  EXPECT_EQ(accounts.save(second, {}).problem().key, "workspace.changed");
}

TEST_F(AccountsAndSessions, ASessionEndsWhenItIsNotUsed) {
  const auto amara = joined("amara");
  const auto opened = sessions.open(amara.id, "Browser", false, {}).value();
  later(59);
  ASSERT_TRUE(sessions.with(opened.token).value());
  later(59);
  ASSERT_TRUE(sessions.with(opened.token).value()) << "it was used in between";
  later(61);
  EXPECT_FALSE(sessions.with(opened.token).value());
  EXPECT_FALSE(sessions.with("nonsense").value());
}

TEST_F(AccountsAndSessions, ASessionEndsAfterADaysWork) {
  const auto amara = joined("amara");
  const auto opened = sessions.open(amara.id, "Browser", false, {}).value();
  for (int half_hour = 0; half_hour < 24; ++half_hour) {
    later(30);
    ASSERT_TRUE(sessions.with(opened.token).value()) << half_hour;
  }
  later(1);
  EXPECT_FALSE(sessions.with(opened.token).value());
}

TEST_F(AccountsAndSessions, AProofIsGoodForAQuarterOfAnHour) {
  const auto amara = joined("amara");
  auto opened = sessions.open(amara.id, "Browser", false, {}).value();
  EXPECT_FALSE(sessions.is_proven(opened.session));
  ASSERT_TRUE(sessions.prove(opened.session, {}).ok());
  later(15);
  EXPECT_TRUE(sessions.is_proven(*sessions.with(opened.token).value()));
  later(1);
  EXPECT_FALSE(sessions.is_proven(*sessions.with(opened.token).value()));
}

TEST_F(AccountsAndSessions, OnesOtherSessionsCanBeEnded) {
  const auto amara = joined("amara");
  const auto here = sessions.open(amara.id, "Here", false, {}).value();
  const auto there = sessions.open(amara.id, "There", false, {}).value();
  EXPECT_EQ(sessions.of(amara.id)->size(), 2U);
  ASSERT_TRUE(sessions.end_others(amara.id, here.session.id, {}).ok());
  EXPECT_TRUE(sessions.with(here.token).value());
  EXPECT_FALSE(sessions.with(there.token).value());
  ASSERT_TRUE(sessions.end(here.session, {}).ok());
  EXPECT_FALSE(sessions.with(here.token).value());
}

TEST_F(AccountsAndSessions, AFormsTokenIsOfItsSession) {
  EXPECT_NE(form_token("one"), form_token("other"));
  EXPECT_EQ(form_token("one"), form_token("one"));
}

}  // namespace
}  // namespace bch::access
