#include "../../tests/publication/publishing_fixture.h"

#include <algorithm>

namespace bch::publication {
namespace {

class Batch : public Publishing_ {
 protected:
  [[nodiscard]] records::TermId illegal() const {
    return vocabularies->find("decision-types")->with_key("illegal")->id;
  }
};

TEST_F(Batch, PublishesSeveralPackagesAsOneOrNone) {
  const auto office = contact();
  const auto one = authority(office);
  const auto other = authority(office);
  const auto unfinished = begun("database", "xa", "");
  auto together = [&](std::initializer_list<const Draft*> roots) {
    std::vector<std::vector<Judged>> packages;
    for (const auto* draft : roots) packages.push_back(publishing.package_of(*draft).value());
    return Publishing::together(std::move(packages));
  };
  auto all = together({&one, &other, &unfinished});
  ASSERT_EQ(all.size(), 4U) << "the office, to which both refer, stands there once";
  const auto faults = publishing.faults(all, decision()).value();
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults.front().key, "draft.has-errors");
  EXPECT_EQ(faults.front().arguments.front().second, unfinished.id);
  EXPECT_FALSE(publishing.publish(all, decision()).ok());
  EXPECT_EQ(registry.size().value(), 0U);
  ASSERT_TRUE(publishing.publish(together({&one, &other}), decision()).ok());
  EXPECT_EQ(registry.size().value(), 3U);
  EXPECT_TRUE(drafts.find(unfinished.id).value());
}

TEST_F(Batch, ConfirmsManyRecordsInOneStep) {
  std::vector<registry::Version> latest;
  for (int i = 0; i < 3; ++i) latest.push_back(publish(website()).value().front().version);
  const auto begun = drafts.about_all(latest, Purpose::confirm, amara, {}).value();
  EXPECT_EQ(drafts.about_all(latest, Purpose::confirm, amara, {}).problem().key, "draft.exists");
  std::vector<Judged> package;
  for (const auto& draft : begun) package.push_back({draft, {}, {}, {}});
  store.commits_left = 0;  // the power is cut
  ASSERT_TRUE(publishing.publish(package, decision()).ok());
  store.commits_left = 1'000'000;
  ASSERT_TRUE(restart().ok());
  ASSERT_TRUE(restart().ok());
  ASSERT_EQ(registry.size().value(), 6U) << "all were brought to their end, each once";
  EXPECT_EQ(registry.at(5)->entry.kind, "confirm");
  EXPECT_EQ(registry.at(5)->entry.record, latest[2].entry.record);
  for (const auto& draft : begun) EXPECT_FALSE(drafts.find(draft.id).value());
}

TEST_F(Batch, NamesTheDraftOfWhichTheRecordHasMovedOn) {
  const auto version = publish(website()).value().front().version;
  const auto confirmation = drafts.about(version, Purpose::confirm, amara, {}).value();
  registry::Act act;
  act.kind = registry::Kind::confirm;
  act.record = version.entry.record;
  act.format = version.entry.format;
  act.party = version.entry.party;
  act.parent = version.leaf;
  ASSERT_TRUE(registry.append({"", {act}}).ok());
  auto all = publishing.package_of(website()).value();
  all.push_back({confirmation, {}, {}, {}});
  const auto refused = publishing.publish(all, decision());
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.problem().key, "journal.parent-moved");
  EXPECT_EQ(refused.problem().arguments.back(),
            (std::pair<std::string, std::string>{"draft", confirmation.id}));
  EXPECT_EQ(registry.size().value(), 2U);
}

TEST_F(Batch, ReturnsSeveralRequestsWithOneWord) {
  std::vector<Draft> requested;
  for (int i = 0; i < 2; ++i) {
    auto package = publishing.package_of(website()).value();
    ASSERT_TRUE(publishing.request(package, {amara.id, clock.now(), ""}, {}).ok());
    requested.push_back(package.back().draft);
  }
  const Word word{access::AccountId("focal"), clock.now(), "Not yet."};
  ASSERT_TRUE(publishing.give_back(requested, word, {}).ok());
  for (const auto& draft : requested) {
    const auto returned = *drafts.find(draft.id).value();
    EXPECT_EQ(returned.state, State::draft);
    EXPECT_EQ(returned.returned->text, "Not yet.");
  }
  EXPECT_EQ(publishing.give_back(requested, word, {}).problem().key, "workspace.changed");
}

TEST_F(Batch, LeavesOutPersonalDetailsWithoutConsent) {
  const auto of = [&](const std::string& members) {
    const auto draft = begun("biosafetyExpert", "xa", R"("nationalities":[{"identifier":"xa"}])" + members);
    return publishing.package_of(draft).value().back();
  };
  const auto is_said = [](const Judged& judged) {
    return std::ranges::any_of(judged.findings,
                               [](const auto& each) { return each.key == "format.needs-consent"; });
  };
  const auto without = of("");
  EXPECT_EQ(without.body.find("nationalities"), nullptr);
  EXPECT_TRUE(is_said(without));
  const auto with = of(R"(,"consent":true,"consentDate":"2026-01-01","consentHow":"Letter")");
  EXPECT_NE(with.body.find("nationalities"), nullptr);
  EXPECT_EQ(with.body.find("consent"), nullptr) << "how and when is not published";
  EXPECT_FALSE(is_said(with));
}

TEST_F(Batch, WantsASecondPairOfEyesWhereTheFormatDoes) {
  auto judged = publishing.package_of(begun("biosafetyDecision", "xa", "")).value().back();
  EXPECT_FALSE(publishing.wants_second_review(judged).value());
  judged.body = records::read_json(R"({"decisionTypes":[{"identifier":")" + illegal().value() +
                                   R"("}],"namesOperator":true})")
                    .value();
  EXPECT_TRUE(publishing.wants_second_review(judged).value());
  judged.body.set("namesOperator", false);
  EXPECT_FALSE(publishing.wants_second_review(judged).value());
}

}  // namespace
}  // namespace bch::publication
