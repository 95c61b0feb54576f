#include "access/passkeys.h"

#include "../../tests/access/device.h"
#include "access/accounts.h"
#include "records/json.h"
#include "seals/alphabets.h"
#include "seals/hash.h"
#include "workspace/in_memory.h"

#include <gtest/gtest.h>

namespace bch::access {
namespace {

using records::Document;

const RelyingParty here{"bch.example.org", "https://bch.example.org", "A clearing-house"};

// A browser with a device that has one passkey: reads what it is asked, answers as browsers do.
class Browser {
 public:
  explicit Browser(std::string id) : id_(std::move(id)) {}

  std::string register_with(const std::string& options) {
    const auto asked = records::read_json(options).value();
    handle_ = asked.at("user.id").text();
    const std::string length{static_cast<char>(id_.size() >> 8), static_cast<char>(id_.size() & 0xff)};
    const std::string key = std::string(16, 'm') + length + id_ + device_.public_key();
    const std::string data = "\xa3" + cbor_text("fmt") + cbor_text("none") + cbor_text("attStmt") + "\xa0" +
                             cbor_text("authData") + cbor_bytes(report(0x45) + key);
    Document response;
    response.set("clientDataJSON", seals::to_base64url(client("webauthn.create", asked)));
    response.set("attestationObject", seals::to_base64url(data));
    return answer(std::move(response));
  }

  std::string answer_to(const std::string& options, int flags = 0x05) {
    const auto asked = records::read_json(options).value();
    const std::string said = client("webauthn.get", asked);
    const std::string reported = report(flags);
    Document response;
    response.set("clientDataJSON", seals::to_base64url(said));
    response.set("authenticatorData", seals::to_base64url(reported));
    response.set("signature",
                 seals::to_base64url(device_.sign(reported + std::string(seals::sha256(said).bytes()))));
    if (!handle_.empty()) response.set("userHandle", handle_);
    return answer(std::move(response));
  }

  void forget_handle() { handle_.clear(); }
  void pretend(std::string_view handle) { handle_ = seals::to_base64url(handle); }

 private:
  static std::string client(std::string_view type, const Document& asked) {
    Document said;
    said.set("type", type);
    said.set("challenge", asked.at("challenge").text());
    said.set("origin", here.origin);
    said.set("crossOrigin", false);
    return records::canonical_json(said);
  }

  std::string report(int flags) {
    std::string bytes(seals::sha256(here.id).bytes());
    bytes += static_cast<char>(flags);
    return bytes + std::string(3, '\0') + static_cast<char>(++count_);
  }

  std::string answer(Document response) {
    Document whole;
    whole.set("rawId", seals::to_base64url(id_));
    whole.set("type", "public-key");
    whole.set("response", std::move(response));
    return records::canonical_json(whole);
  }

  std::string id_;
  std::string handle_;
  int count_ = 0;
  Device device_{Algorithm::es256};
};

class PasskeysOfAccounts : public testing::Test {
 protected:
  Account joined(const std::string& login) {
    Proposal proposal;
    proposal.name = login;
    const auto invitation = accounts.invite(proposal, {}, {}).value();
    return accounts.join(accounts.invited(invitation.link).value(), {login, "hash", {}}, {}).value();
  }

  void add_to(Account& account, Browser& browser) {
    const auto added =
        passkeys.add(account, browser.register_with(*passkeys.asked_to_register(account)), "telephone", {});
    ASSERT_TRUE(added.ok()) << describe(added.problem());
  }

  std::string signing_in(const std::string& answer) {
    const auto account = passkeys.sign_in(answer, {});
    return account.ok() ? account->login : account.problem().key;
  }

  void later(std::int64_t minutes) {
    clock.set(Instant::from_milliseconds(clock.now().milliseconds() + minutes * 60'000));
  }

  workspace::MemoryStore store;
  FixedClock clock{*parse_instant("2026-03-01T12:00:00Z")};
  SeededChance chance{1};
  Accounts accounts{store, clock, chance};
  Passkeys passkeys{store, clock, chance, "key of the node", here};
  Account ana = joined("ana");
  Browser telephone{"telephone of ana"};
};

TEST_F(PasskeysOfAccounts, SignInWhoeverTheyBelongTo) {
  Account bo = joined("bob");
  Browser stick("stick of bo");
  add_to(ana, telephone);
  add_to(bo, stick);
  EXPECT_EQ(signing_in(telephone.answer_to(passkeys.asked_to_sign_in())), "ana");
  EXPECT_EQ(signing_in(stick.answer_to(passkeys.asked_to_sign_in())), "bob");
}

TEST_F(PasskeysOfAccounts, AreKeptWithTheirCountAndTrail) {
  add_to(ana, telephone);
  ASSERT_EQ(signing_in(telephone.answer_to(passkeys.asked_to_sign_in())), "ana");
  const auto kept = to_passkeys(accounts.find(ana.id).value()->credentials.passkeys).value();
  ASSERT_EQ(kept.size(), 1U);
  EXPECT_EQ(kept.front().name, "telephone");
  EXPECT_EQ(kept.front().count, 2U);
  EXPECT_EQ(to_document(kept), accounts.find(ana.id).value()->credentials.passkeys);
}

TEST_F(PasskeysOfAccounts, AnswerEachQuestionOnce) {
  add_to(ana, telephone);
  const auto asked = passkeys.asked_to_sign_in();
  EXPECT_EQ(signing_in(telephone.answer_to(asked)), "ana");
  EXPECT_EQ(signing_in(telephone.answer_to(asked)), "passkey.wrong-challenge");
}

TEST_F(PasskeysOfAccounts, AnswerWithinFiveMinutes) {
  add_to(ana, telephone);
  const auto asked = passkeys.asked_to_sign_in();
  later(4);
  EXPECT_EQ(signing_in(telephone.answer_to(asked)), "ana");
  const auto late = passkeys.asked_to_sign_in();
  later(5);
  EXPECT_EQ(signing_in(telephone.answer_to(late)), "passkey.expired");
}

TEST_F(PasskeysOfAccounts, AnswerWhatTheyWereAskedAndNothingElse) {
  add_to(ana, telephone);
  EXPECT_EQ(signing_in(telephone.answer_to(*passkeys.asked_to_prove(ana))), "passkey.wrong-challenge");
  Account bo = joined("bob");
  const auto for_ana = passkeys.asked_to_prove(ana).value();
  EXPECT_EQ(passkeys.prove(bo, telephone.answer_to(for_ana), {}).problem().key, "passkey.wrong-challenge");
  EXPECT_EQ(passkeys.prove(ana, telephone.answer_to(passkeys.asked_to_sign_in()), {}).problem().key,
            "passkey.wrong-challenge");
  EXPECT_TRUE(passkeys.prove(ana, telephone.answer_to(for_ana), {}).ok());
}

TEST_F(PasskeysOfAccounts, OfAnotherNodeAreNotAsked) {
  Passkeys elsewhere(store, clock, chance, "another key", here);
  add_to(ana, telephone);
  EXPECT_EQ(signing_in(telephone.answer_to(elsewhere.asked_to_sign_in())), "passkey.wrong-challenge");
  Passkeys without(store, clock, chance, "key of the node", {});
  EXPECT_FALSE(without.are_possible());
  EXPECT_EQ(without.asked_to_sign_in(), "");
}

TEST_F(PasskeysOfAccounts, SignInOnlyWhenTheDeviceHasAskedWhoIsThere) {
  add_to(ana, telephone);
  EXPECT_EQ(signing_in(telephone.answer_to(passkeys.asked_to_sign_in(), 0x01)), "passkey.not-verified");
  EXPECT_TRUE(passkeys.prove(ana, telephone.answer_to(*passkeys.asked_to_prove(ana), 0x01), {}).ok());
}

TEST_F(PasskeysOfAccounts, MustSayWhoseTheyAre) {
  add_to(ana, telephone);
  telephone.forget_handle();
  EXPECT_EQ(signing_in(telephone.answer_to(passkeys.asked_to_sign_in())), "passkey.unknown");
  EXPECT_TRUE(passkeys.prove(ana, telephone.answer_to(*passkeys.asked_to_prove(ana)), {}).ok());
  telephone.pretend(joined("bob").id.value());
  EXPECT_EQ(signing_in(telephone.answer_to(passkeys.asked_to_sign_in())), "passkey.unknown");
  EXPECT_EQ(passkeys.prove(ana, telephone.answer_to(*passkeys.asked_to_prove(ana)), {}).problem().key,
            "passkey.unknown");
}

TEST_F(PasskeysOfAccounts, BelongToOneAccount) {
  add_to(ana, telephone);
  Account bo = joined("bob");
  const auto again =
      passkeys.add(bo, telephone.register_with(*passkeys.asked_to_register(bo)), "telephone", {});
  EXPECT_EQ(again.problem().key, "passkey.known");
  const auto twice =
      passkeys.add(ana, telephone.register_with(*passkeys.asked_to_register(ana)), "telephone", {});
  EXPECT_EQ(twice.problem().key, "passkey.known");
}

TEST_F(PasskeysOfAccounts, ThatWereRemovedSignNobodyIn) {
  add_to(ana, telephone);
  const auto name = passkey_name(to_passkeys(ana.credentials.passkeys)->front());
  EXPECT_EQ(passkeys.remove(ana, "none", {}).problem().key, "passkey.unknown");
  EXPECT_TRUE(passkeys.remove(ana, name, {}).ok());
  EXPECT_EQ(signing_in(telephone.answer_to(passkeys.asked_to_sign_in())), "passkey.unknown");
  add_to(ana, telephone);
  EXPECT_EQ(signing_in(telephone.answer_to(passkeys.asked_to_sign_in())), "ana");
}

TEST_F(PasskeysOfAccounts, OfAClosedAccountSignNobodyIn) {
  add_to(ana, telephone);
  ana.is_closed = true;
  ASSERT_TRUE(accounts.save(ana, {}).ok());
  EXPECT_EQ(signing_in(telephone.answer_to(passkeys.asked_to_sign_in())), "passkey.unknown");
}

TEST_F(PasskeysOfAccounts, AreTakenAwayWhenAccessIsRenewed) {
  add_to(ana, telephone);
  Proposal renewal;
  renewal.renews = ana.id;
  const auto invitation = accounts.invite(renewal, {}, {}).value();
  ASSERT_TRUE(accounts.join(accounts.invited(invitation.link).value(), {"", "hash 2", {}}, {}).ok());
  EXPECT_EQ(signing_in(telephone.answer_to(passkeys.asked_to_sign_in())), "passkey.unknown");
  EXPECT_TRUE(accounts.find(ana.id).value()->credentials.passkeys.is_null());
  EXPECT_FALSE(store.read(passkey_kind, seals::sha256("passkey\n", "telephone of ana").hex()).value());
}

TEST_F(PasskeysOfAccounts, LeaveNoHeapOfAnsweredQuestions) {
  add_to(ana, telephone);
  for (int i = 0; i < 40; ++i) {
    ASSERT_EQ(signing_in(telephone.answer_to(passkeys.asked_to_sign_in())), "ana");
    later(6);
  }
  EXPECT_LT(*store.count("challenge", {"all", ""}), 3U);
}

TEST_F(PasskeysOfAccounts, RefuseWhatIsNoAnswer) {
  for (const char* text : {"", "{}", "[]", "null", "{\"response\":{\"clientDataJSON\":\"e30\"}}"})
    EXPECT_EQ(signing_in(text), "passkey.malformed") << text;
  EXPECT_EQ(signing_in(std::string(100'000, 'x')), "passkey.malformed");
}

}  // namespace
}  // namespace bch::access
