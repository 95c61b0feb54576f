#include "publication/aftermath.h"

#include "../../tests/publication/publishing_fixture.h"

#include <gmock/gmock.h>

namespace bch::publication {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Aftermath_ : public Publishing_ {
 protected:
  Aftermath_() {
    access::Account focal;
    focal.id = access::AccountId("focal");
    focal.login = focal.name = "focal";
    focal.language = "en";
    access::Appointment appointment;
    appointment.role = roles->first_with(access::Act::publish);
    appointment.party = records::PartyId("xa");
    appointment.from = clock.now();
    focal.appointments = {appointment};
    EXPECT_TRUE(accounts.save(focal, {}).ok());
  }

  registry::Version published_with_something_withheld() {
    return publish(begun("database", "xa",
                         R"("title":{"en":"Register"},"description":{"en":"All decisions"},
                            "websites":[{"url":"https://xa.example","name":"Secret"}],
                            "_withheld":{"websites":{"reason":"Ours"}})"))
        .value()
        .front()
        .version;
  }
  // As the operator does, or another node.
  void erase(const registry::Version& version) {
    registry::Act act;
    act.kind = registry::Kind::erase;
    act.record = version.entry.record;
    act.parent = version.leaf;
    act.role = "operator";
    act.reason = "owner";
    ASSERT_TRUE(registry.append({"", {act}}).ok());
  }
  registry::Version retire(const registry::Version& version) {
    registry::Act act;
    act.kind = registry::Kind::withdraw;
    act.record = version.entry.record;
    act.format = version.entry.format;
    act.party = version.entry.party;
    act.parent = version.leaf;
    act.role = role::retired;
    return registry.append({"", {act}})->published.front();
  }
  std::vector<std::string> told() {
    std::vector<std::string> told;
    for (const auto& notice : notices.of(access::AccountId("focal"), 100).value())
      told.push_back(notice.news.kind + " " + notice.news.path);
    return told;
  }
  bool follows() { return registry::catch_up(registry, aftermath, 10).ok(); }

  Result<access::Roles> roles = access::Roles::read(treaty::edition_0());
  Result<languages::Languages> languages = languages::Languages::read(treaty::edition_0());
  access::Accounts accounts{store, clock, chance};
  notices::Notices notices{store, accounts, clock, chance, notices::Mailing::off};
  Announcing announcing{accounts, notices, *roles, *languages, clock};
  Aftermath aftermath{{store, publishing, drafts, announcing, registry, *formats, clock}};
};

TEST_F(Aftermath_, OfErasingTakesWhatTheWorkspaceHolds) {
  const auto version = published_with_something_withheld();
  const auto other = published_with_something_withheld();
  const auto draft = drafts.about(version, Purpose::amend, amara, {}).value();
  ASSERT_EQ(vault.of(version.entry.record)->size(), 1U);
  ASSERT_TRUE(follows());
  EXPECT_EQ(vault.of(version.entry.record)->size(), 1U);
  erase(version);
  ASSERT_TRUE(follows());
  EXPECT_TRUE(vault.of(version.entry.record)->empty());
  EXPECT_FALSE(drafts.find(draft.id).value());
  EXPECT_EQ(vault.of(other.entry.record)->size(), 1U);
}

TEST_F(Aftermath_, IsNotMissedWhenAWriteFails) {
  const auto version = published_with_something_withheld();
  erase(version);
  store.commits_left = 0;
  EXPECT_FALSE(follows());
  store.commits_left = 100;
  ASSERT_TRUE(follows());
  EXPECT_TRUE(vault.of(version.entry.record)->empty());
  EXPECT_EQ(aftermath.position().value(), registry.size().value());
}

TEST_F(Aftermath_, OfRetiringIsToldToTheOwnerOnce) {
  const auto version = publish(website()).value().front().version;
  retire(version);
  ASSERT_TRUE(follows());
  const std::string retired = "notice.retired desk/record/" + records::to_text(*version.entry.number);
  EXPECT_THAT(told(), ElementsAre(retired));
  EXPECT_EQ(store.deeds({}, 0, 1)->front().deed.act, "retire");
  ASSERT_TRUE(aftermath.forget().ok());  // the journal is followed anew
  ASSERT_TRUE(follows());
  EXPECT_THAT(told(), ElementsAre(retired));
}

TEST_F(Aftermath_, OfRetiringIsNotToldToOthers) {
  const auto version = publish(begun("database", "xb",
                                     R"("title":{"en":"Register"},"description":{"en":"All"},
                                        "websites":[{"url":"https://xb.example","name":"B"}])"))
                           .value()
                           .front()
                           .version;
  retire(version);
  ASSERT_TRUE(follows());
  EXPECT_THAT(told(), IsEmpty());
}

TEST_F(Aftermath_, OfRetiringLetsTheRevisionThatIsBeingWrittenPutItBack) {
  const auto version = publish(website()).value().front().version;
  auto draft = drafts.about(version, Purpose::amend, amara, {}).value();
  write(draft, R"("description":{"en":"As it is now"})");
  retire(version);
  ASSERT_TRUE(follows());
  const auto put_back = publish(drafts.find(draft.id).value().value());
  ASSERT_TRUE(put_back.ok()) << put_back.problem().key;
  EXPECT_EQ(put_back->front().version.entry.revision, 2U);
  EXPECT_EQ(put_back->front().version.entry.number, version.entry.number);
}

TEST_F(Aftermath_, OfRetiringLeavesTheRecordToBePutBackAtAnyTime) {
  const auto version = publish(website()).value().front().version;
  const auto retired = retire(version);
  ASSERT_TRUE(follows());
  const auto draft = drafts.about(retired, Purpose::amend, amara, {}).value();
  EXPECT_EQ(drafts.content(draft)->body.at("title").at("en").text(), "Register");
  const auto put_back = publish(draft);
  ASSERT_TRUE(put_back.ok()) << put_back.problem().key;
  EXPECT_EQ(put_back->front().version.entry.revision, 2U);
}

TEST_F(Aftermath_, OfRetiringEndsDraftsWithNothingToPublish) {
  const auto version = publish(website()).value().front().version;
  const auto draft = drafts.about(version, Purpose::confirm, amara, {}).value();
  retire(version);
  ASSERT_TRUE(follows());
  EXPECT_FALSE(drafts.find(draft.id).value());
}

}  // namespace
}  // namespace bch::publication
