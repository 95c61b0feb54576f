#include "../../tests/publication/publishing_fixture.h"
#include "formats/withholding.h"
#include "seals/hash.h"

namespace bch::publication {
namespace {

using records::Document;

class Withheld : public Publishing_ {
 protected:
  static constexpr auto field = "relevantDocuments";

  // A website of which the documents are confidential.
  Draft confidential(const std::string& more = {}) {
    return begun("database", "xa",
                 R"("title":{"en":"Register"},"websites":[{"url":"https://xa.example"}],
                    "description":{"en":"All decisions"},
                    "relevantDocuments":[{"url":"https://xa.example/Zqsecret","name":"Zqsecret"}],
                    "_withheld":{"relevantDocuments":{"reason":"Zqreason")" +
                     more + "}}");
  }

  [[nodiscard]] std::string published(registry::Position position) const {
    return records::canonical_json(registry.content(registry.at(position)->entry).value());
  }
  Draft next_of(registry::Position position) {
    return drafts.about(registry.at(position).value(), Purpose::amend, amara, {}).value();
  }
};

TEST_F(Withheld, AnswersAreNotInTheJournalButInTheVault) {
  const auto draft = confidential(R"(,"until":"2030-01-01")");
  ASSERT_TRUE(publish(draft).ok());
  const auto body = published(0);
  EXPECT_EQ(body.find("Zq"), std::string::npos) << body;
  EXPECT_NE(body.find(R"("withheld":[{"field":"relevantDocuments"}])"), std::string::npos) << body;
  const auto kept = vault.of(draft.record, 1).value();
  ASSERT_EQ(kept.size(), 1U);
  EXPECT_EQ(kept[0].until, "2030-01-01");
  EXPECT_EQ(kept[0].commitment, "");
  EXPECT_EQ(kept[0].inside->reason, "Zqreason");
  EXPECT_EQ(kept[0].inside->answer.items()[0].at("name").text(), "Zqsecret");
  EXPECT_EQ(vault.of_party(records::PartyId("xa"))->size(), 1U);
  EXPECT_TRUE(vault.of_party(records::PartyId("xb"))->empty());
  const auto deeds = store.deeds({}, 0, 1).value();
  EXPECT_EQ(deeds[0].deed.more.at("withheld").items()[0].text(), field);
}

TEST_F(Withheld, AnswersAreNotReadableInTheWorkspaceEither) {
  const auto draft = confidential();
  const auto items = [&] {
    std::string all;
    for (const auto* kind : {"draft", "draft-content"}) {
      if (const auto item = store.read(kind, draft.id).value()) all += records::canonical_json(item->body);
    }
    for (const auto& item : store.find("withheld", {"party", "xa"}, 10, {}).value())
      all += records::canonical_json(item.body);
    return all;
  };
  EXPECT_EQ(items().find("Zq"), std::string::npos);
  ASSERT_TRUE(publish(draft).ok());
  EXPECT_EQ(items().find("Zq"), std::string::npos);
  EXPECT_NE(items().find("box"), std::string::npos);
}

TEST_F(Withheld, AnswersComeBackWithTheNextRevisionAndArePublishedWithoutTheirMark) {
  ASSERT_TRUE(publish(confidential(R"(,"until":"2030-01-01")")).ok());
  auto next = next_of(0);
  auto content = drafts.content(next).value();
  EXPECT_EQ(content.body.at(field).items()[0].at("name").text(), "Zqsecret");
  const auto marks = formats::marks_in(content.body);
  ASSERT_EQ(marks.size(), 1U);
  EXPECT_EQ(marks[0].reason, "Zqreason");
  EXPECT_EQ(marks[0].until, "2030-01-01");
  EXPECT_TRUE(formats::withheld_in(content.body).empty());
  ASSERT_TRUE(publish(next).ok()) << "withheld as before";
  EXPECT_EQ(published(1).find("Zq"), std::string::npos);
  EXPECT_EQ(vault.of(next.record, 2)->size(), 1U);

  next = next_of(1);
  content = drafts.content(next).value();
  content.body = formats::without_mark(content.body, field);
  ASSERT_TRUE(drafts.save(next, content, amara.id).ok());
  ASSERT_TRUE(publish(next).ok());
  EXPECT_NE(published(2).find("Zqsecret"), std::string::npos);
  EXPECT_EQ(published(2).find("withheld"), std::string::npos);
  EXPECT_EQ(published(2).find("Zqreason"), std::string::npos);
  EXPECT_TRUE(vault.of(next.record, 3)->empty());
}

TEST_F(Withheld, AnswersStayThroughConfirmationAndWithdrawal) {
  ASSERT_TRUE(publish(confidential()).ok());
  for (const Purpose purpose : {Purpose::confirm, Purpose::withdraw}) {
    const auto latest = *registry.latest(registry.at(0)->entry.record).value();
    ASSERT_TRUE(publish(drafts.about(latest, purpose, amara, {}).value()).ok());
  }
  const auto latest = *registry.latest(registry.at(0)->entry.record).value();
  EXPECT_EQ(vault.of(latest.entry.record, latest.entry.revision)->size(), 1U);
}

TEST_F(Withheld, AnswersCanBeCommittedTo) {
  const auto draft = confidential(R"(,"commitment":true)");
  ASSERT_TRUE(publish(draft).ok());
  const auto said = formats::withheld_in(registry.content(registry.at(0)->entry).value());
  ASSERT_EQ(said.size(), 1U);
  const auto kept = vault.of(draft.record, 1)->front();
  EXPECT_EQ(said[0].commitment, kept.commitment);
  EXPECT_EQ(kept.inside->salt.size(), 2 * seals::Hash::size);
  EXPECT_EQ(kept.inside->committed, R"([{"name":"Zqsecret","url":"https://xa.example/Zqsecret"}])");
  EXPECT_EQ(said[0].commitment, commitment_of(kept.inside->salt, kept.inside->committed));
}

TEST_F(Withheld, FilesStayInTheVaultAsLongAsAnAnswerNamesThem) {
  auto draft = website();
  ASSERT_TRUE(store.commit({{}, {}, {}, {vault.file_of("file-1", {"Zqname.pdf", "Zqbytes"})}}).ok());
  EXPECT_EQ(store.upload("file-1")->find("Zq"), std::string::npos);
  draft.files.push_back({"file-1", "application/pdf", 7});
  write(draft, R"("relevantDocuments":[{"url":"draft:file-1","name":"Zqname.pdf"}],
                  "_withheld":{"relevantDocuments":{"reason":"Ours","commitment":true}})");
  ASSERT_TRUE(publish(draft).ok());
  EXPECT_TRUE(registry.at(0)->entry.attachments.empty());
  EXPECT_EQ(published(0).find("Zq"), std::string::npos);
  ASSERT_EQ(vault.file("file-1")->bytes, "Zqbytes");

  auto thrown_away = next_of(0);
  ASSERT_EQ(thrown_away.files.size(), 1U);
  ASSERT_TRUE(drafts.discard(thrown_away, {}).ok());
  EXPECT_EQ(vault.file("file-1")->bytes, "Zqbytes");

  auto next = next_of(0);
  auto content = drafts.content(next).value();
  content.body = formats::without_mark(content.body, field);
  ASSERT_TRUE(drafts.save(next, content, amara.id).ok());
  ASSERT_TRUE(publish(next).ok());
  EXPECT_EQ(registry.at(1)->entry.attachments.size(), 1U);
  const auto kept = vault.of(next.record, 1)->front();
  EXPECT_EQ(kept.inside->committed,
            records::canonical_json(registry.content(registry.at(1)->entry)->at(field)))
      << "what was committed to is what was published later";
}

TEST_F(Withheld, AnswersAreErasedWithTheirRecord) {
  auto draft = website();
  ASSERT_TRUE(store.commit({{}, {}, {}, {vault.file_of("file-1", {"a.pdf", "Zqbytes"})}}).ok());
  draft.files.push_back({"file-1", "application/pdf", 7});
  write(draft, R"("relevantDocuments":[{"url":"draft:file-1","name":"a.pdf"}],
                  "_withheld":{"relevantDocuments":{"reason":"Ours"}})");
  ASSERT_TRUE(publish(draft).ok());
  ASSERT_TRUE(publishing.erase(draft.record, "owner", {}).ok());
  EXPECT_TRUE(vault.of(draft.record)->empty());
  EXPECT_EQ(store.upload_size("file-1").value(), 0U);
}

TEST_F(Withheld, NothingIsMadeOfWhatMayNotBe) {
  const auto draft = begun("database", "xa",
                           R"("title":{"en":"Register"},"websites":[{"url":"https://xa.example"}],
                              "description":{"en":"All decisions"},"_withheld":{"title":{"reason":"Ours"}})");
  EXPECT_EQ(publish(draft).problem().key, "draft.has-errors");
  EXPECT_EQ(publish(confidential(R"(,"until":"soon")")).problem().key, "draft.has-errors");
  auto without_reason = confidential();
  write(without_reason, R"("_withheld":{"relevantDocuments":{"reason":" "}})");
  EXPECT_EQ(publish(without_reason).problem().key, "draft.has-errors");
}

TEST_F(Withheld, ACrashAtAnyPointLosesNoAnswerAndLeavesNoneOver) {
  for (int cut = 0; cut < 6; ++cut) {
    const auto draft = confidential(R"(,"commitment":true)");
    store.commits_left = cut / 2;
    store.recovers = cut % 2 == 1;
    static_cast<void>(publish(draft));
    store.commits_left = 1'000'000;
    ASSERT_TRUE((cut < 3 ? restart() : publishing.finish()).ok());
    const auto latest = registry.latest(draft.record).value();
    const auto kept = vault.of(draft.record, 1).value();
    ASSERT_EQ(kept.size(), latest ? 1U : 0U) << cut;
    if (!latest) continue;
    EXPECT_EQ(formats::withheld_in(registry.content(latest->entry).value())[0].commitment,
              kept[0].commitment);
  }
}

TEST_F(Withheld, AnswersAreNotKeptWhenTheJournalCouldNotBeWritten) {
  registry::Registry::Settings settings{0};
  settings.may_write = []() -> Result<Done> { return Problem{Problem::Kind::failed, "store.disk-full", {}}; };
  registry::Registry full(journal, clock, chance, settings);
  Publishing publishes(store, drafts, vault, chance, full, *formats, clock, {});
  const auto one = confidential();
  EXPECT_EQ(publishes.publish(publishes.package_of(one).value(), decision()).problem().key,
            "store.disk-full");
  EXPECT_EQ(vault.of(one.record)->size(), 1U) << "the disk may have written it after all";
  ASSERT_TRUE(publishes.finish().ok());
  EXPECT_TRUE(vault.of(one.record)->empty());
  EXPECT_FALSE(publishes.publish(publishes.package_of(one).value(), decision()).ok());
  ASSERT_TRUE(restart().ok());
  EXPECT_TRUE(vault.of(one.record)->empty());
  EXPECT_TRUE(drafts.find(one.id).value());
}

TEST_F(Withheld, AnswersOfARefusedPublicationAreNotKept) {
  ASSERT_TRUE(publish(confidential()).ok());
  const auto next = next_of(0);
  registry::Act act;  // somebody else comes between
  act.kind = registry::Kind::amend;
  act.record = next.record;
  act.format = next.format;
  act.party = next.party;
  act.parent = registry.at(0)->leaf;
  act.content = registry.content(registry.at(0)->entry).value();
  ASSERT_TRUE(registry.append({"other", {act}}).ok());
  EXPECT_EQ(publish(next).problem().key, "journal.parent-moved");
  EXPECT_TRUE(vault.of(next.record, 2)->empty());
  EXPECT_EQ(vault.of(next.record, 1)->size(), 1U);
}

TEST_F(Withheld, WhatWasWithheldElsewhereStaysSoAndCountsAsAnswered) {
  ASSERT_TRUE(publish(confidential()).ok());
  Vault another(store, chance, "another key");
  Drafts of_another(store, registry, *formats, clock, chance, another);
  auto next = of_another.about(registry.at(0).value(), Purpose::amend, amara, {}).value();
  const auto body = of_another.content(next)->body;
  EXPECT_TRUE(formats::marks_in(body).empty());
  ASSERT_EQ(formats::withheld_in(body).size(), 1U);
  EXPECT_EQ(drafts.content(next).problem().key, "vault.shut");
}

TEST_F(Withheld, CopiesOfARecordHaveNothingOfIt) {
  ASSERT_TRUE(publish(confidential()).ok());
  const auto copy = drafts.clone(registry.at(0).value(), records::PartyId("xa"), amara, {}).value();
  const auto body = records::canonical_json(drafts.content(copy)->body);
  EXPECT_EQ(body.find("withheld"), std::string::npos) << body;
  EXPECT_EQ(body.find("Zq"), std::string::npos) << body;
}

}  // namespace
}  // namespace bch::publication
