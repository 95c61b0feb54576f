#include "publication/publishing.h"

#include "../../tests/publication/publishing_fixture.h"
#include "publication/workflow.h"
#include "renditions/attachments.h"

namespace bch::publication {
namespace {

TEST_F(Publishing_, PutsADraftWithWhatItRefersToIntoTheJournalAtOnce) {
  const auto office = contact();
  const auto of_xa = authority(office);
  const auto package = publishing.package_of(of_xa).value();
  ASSERT_EQ(package.size(), 2U);
  EXPECT_EQ(package[0].draft.id, office.id) << "what is referred to comes first";
  for (const auto& judged : package) {
    for (const auto& finding : judged.findings)
      EXPECT_LT(finding.severity, formats::Severity::error) << finding.path << finding.key;
  }
  const auto published = publish(of_xa);
  ASSERT_TRUE(published.ok()) << describe(published.problem());
  EXPECT_EQ(registry.size().value(), 2U);
  EXPECT_EQ(registry.at(0)->entry.role, "desk");
  EXPECT_EQ(records::to_text(*registry.at(1)->entry.number), "BCH-CNA-XA-2");
  EXPECT_FALSE(drafts.find(office.id).value());
  EXPECT_FALSE(drafts.find(of_xa.id).value());
  EXPECT_EQ(store.deeds({}, 0, 10)->front().deed.act, "publish");
}

TEST_F(Publishing_, KeepsAContactUntilSomethingRefersToIt) {
  EXPECT_EQ(publish(contact()).problem().key, "draft.no-referrer");
  EXPECT_EQ(registry.size().value(), 0U);
}

TEST_F(Publishing_, RefusesWhatIsNotFinished) {
  const auto unfinished = begun("database", "xa", "");
  EXPECT_EQ(publish(unfinished).problem().key, "draft.has-errors");
  auto package = publishing.package_of(unfinished).value();
  EXPECT_EQ(publishing.request(package, {}, {}).problem().key, "draft.has-errors");
  EXPECT_EQ(drafts.find(unfinished.id).value()->state, State::draft);
}

TEST_F(Publishing_, AmendsConfirmsAndWithdraws) {
  ASSERT_TRUE(publish(website()).ok());
  auto next =
      drafts.about(*registry.latest(registry.at(0)->entry.record).value(), Purpose::amend, amara, {}).value();
  EXPECT_EQ(drafts.about(registry.at(0).value(), Purpose::amend, amara, {}).problem().key, "draft.exists");
  write(next, R"("description":{"en":"All laws"})");
  ASSERT_TRUE(publish(next).ok());
  for (const Purpose purpose : {Purpose::confirm, Purpose::withdraw}) {
    const auto latest = *registry.latest(next.record).value();
    const auto step = drafts.about(latest, purpose, amara, {}).value();
    ASSERT_TRUE(publish(step).ok()) << name(purpose);
  }
  EXPECT_EQ(registry.at(1)->entry.kind, "amend");
  EXPECT_EQ(registry.at(1)->entry.revision, 2U);
  EXPECT_EQ(registry.at(2)->entry.kind, "confirm");
  EXPECT_EQ(registry.at(3)->entry.kind, "withdraw");
}

TEST_F(Publishing_, LetsAReferenceRecordGoAlongUntilItIsValidated) {
  const auto organism = begun("organism", "", R"("scientificName":"Planta ficta")");
  auto package = publishing.package_of(organism).value();
  EXPECT_EQ(publishing.publish(std::move(package), decision()).ok(), true) << "as pending";
  EXPECT_EQ(registry.at(0)->entry.role, "pending-validation");
  EXPECT_EQ(registry.at(0)->entry.party.value(), "");
  ASSERT_EQ(publishing.pending()->size(), 1U);
  const auto validated = publishing.validate(organism.record, {});
  ASSERT_TRUE(validated.ok()) << describe(validated.problem());
  EXPECT_EQ(validated->entry.kind, "confirm");
  EXPECT_EQ(validated->entry.role, "validation");
  EXPECT_TRUE(publishing.pending()->empty());
  EXPECT_EQ(publishing.validate(organism.record, {}).problem().key, "record.not-pending");
}

TEST_F(Publishing_, WantsASecondPairOfEyesWhereThePartyDoes) {
  ASSERT_TRUE(publishing.want_second_review(records::PartyId("xa"), true, {}).ok());
  const auto own = website();
  auto package = publishing.package_of(own).value();
  EXPECT_EQ(publishing.publish(package, decision("amara")).problem().key, "draft.second-review");
  EXPECT_TRUE(publishing.publish(package, decision("focal")).ok());
}

TEST_F(Publishing_, PublishesOnInstructionOnlyWithTheLetter) {
  auto draft = website();
  auto on_instruction = decision("secretariat");
  on_instruction.on_instruction = true;
  EXPECT_EQ(publishing.publish(publishing.package_of(draft).value(), on_instruction).problem().key,
            "draft.no-letter");
  draft.letter = "scan";
  ASSERT_TRUE(drafts.keep(draft, {}).ok());
  ASSERT_TRUE(publishing.publish(publishing.package_of(draft).value(), on_instruction).ok());
  EXPECT_EQ(registry.at(0)->entry.role, "instruction");
}

TEST_F(Publishing_, BringsFilesUnderTheirLastingAddresses) {
  auto draft = website();
  ASSERT_TRUE(store.commit({{}, {}, {}, {vault.file_of("file-1", {"loi.pdf", "%PDF"})}}).ok());
  draft.files.push_back({"file-1", "application/pdf", 4});
  write(draft, R"("relevantDocuments":[{"url":"draft:file-1","name":"Law"}])");
  ASSERT_TRUE(publish(draft).ok());
  const auto entry = registry.at(0)->entry;
  ASSERT_EQ(entry.attachments.size(), 1U);
  const auto address = registry.content(entry)->at("relevantDocuments").items()[0].at("url");
  const auto name = renditions::parse_attachment_address(address.text());
  ASSERT_TRUE(name);
  EXPECT_EQ(renditions::find_attachment(registry, *formats, *name)->bytes, "%PDF");
  EXPECT_EQ(store.upload_size("file-1").value(), 0U);
  auto next = drafts.about(registry.at(0).value(), Purpose::amend, amara, {}).value();
  write(next, R"("description":{"en":"New"})");
  ASSERT_TRUE(publish(next).ok());
  EXPECT_EQ(registry.at(1)->entry.attachments.size(), 1U) << "a later revision keeps the file";
}

TEST_F(Publishing_, IsBroughtToAnEndAfterAFullDiskAndAfterACrash) {
  for (const bool crashes : {false, true}) {
    const auto draft = authority(contact());
    const auto before = registry.size().value();
    store.commits_left = 0;
    EXPECT_TRUE(publish(draft).ok()) << "it is in the journal";
    EXPECT_TRUE(drafts.find(draft.id).value());
    store.commits_left = 1'000'000;
    for (int time = 0; time < 2; ++time) {
      ASSERT_TRUE((crashes ? restart() : publishing.finish()).ok());
      EXPECT_EQ(registry.size().value(), before + 2) << "once";
      EXPECT_EQ(drafts.count(drafts_of(amara.id)).value(), 0U);
      EXPECT_EQ(store.deeds({}, 0, 1)->front().deed.act, crashes ? "publish-after-restart" : "publish");
    }
  }
}

TEST_F(Publishing_, IsPublishedOnceThoughTheDiskSeemedToFail) {
  registry::Registry::Settings settings{0};
  settings.elsewhere = [this](const registry::Batch& batch) -> Result<registry::Receipt> {
    TRY(registry.append(batch));
    return Problem{Problem::Kind::failed, "store.failed", {}};
  };
  registry::Registry failing(journal, clock, chance, settings);
  Publishing publishes(store, drafts, vault, chance, failing, *formats, clock, {});
  const auto draft = website();
  EXPECT_EQ(publishes.publish(publishes.package_of(draft).value(), decision()).problem().key, "store.failed");
  EXPECT_TRUE(drafts.find(draft.id).value());
  EXPECT_EQ(publishes.publish(publishes.package_of(draft).value(), decision()).problem().key,
            "workspace.changed")
      << "who tries again learns that it was published";
  EXPECT_EQ(registry.size().value(), 1U);
  EXPECT_FALSE(drafts.find(draft.id).value());
}

TEST_F(Publishing_, IsNotHeldUpByWhatOthersCouldNotBringToAnEnd) {
  const auto hers = website("Hers");
  const auto mine = website("Mine");
  Publishing::Settings settings;
  settings.announce = [&](const Draft& draft, const registry::Version&,
                          const access::AccountId&) -> Result<std::vector<workspace::Item>> {
    if (draft.id == hers.id) return Problem{Problem::Kind::failed, "store.failed", {}};
    return std::vector<workspace::Item>();
  };
  Publishing publishes(store, drafts, vault, chance, registry, *formats, clock, settings);
  ASSERT_TRUE(publishes.publish(publishes.package_of(hers).value(), decision()).ok());
  EXPECT_EQ(publishes.finish().problem().key, "store.failed");
  EXPECT_TRUE(publishes.publish(publishes.package_of(mine).value(), decision()).ok());
  EXPECT_EQ(publishes.publish(publishes.package_of(hers).value(), decision()).problem().key, "store.failed");
  EXPECT_EQ(registry.size().value(), 2U);
}

TEST_F(Publishing_, KeepsWhatAColleagueWritesWhileItIsPublished) {
  Draft draft = website();
  bool has_written = false;
  Publishing::Settings settings;
  settings.announce = [&](const Draft&, const registry::Version&, const access::AccountId&) {
    auto now = drafts.find(draft.id).value();
    if (now && !has_written) write(*now, R"("description":{"en":"Hers"})");
    has_written = true;
    return Result<std::vector<workspace::Item>>(std::vector<workspace::Item>());
  };
  Publishing publishes(store, drafts, vault, chance, registry, *formats, clock, settings);
  ASSERT_TRUE(publishes.publish(publishes.package_of(draft).value(), decision()).ok());
  const auto kept = drafts.find(draft.id).value();
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->purpose, Purpose::amend);
  EXPECT_EQ(drafts.content(*kept)->body.at("description").at("en").text(), "Hers");
  ASSERT_TRUE(publish(*kept).ok());
  EXPECT_EQ(registry.at(1)->entry.revision, 2U);
}

TEST_F(Publishing_, KeepsWhatWasWrittenBetweenPublicationAndACrash) {
  auto office = contact();
  const auto of_xa = authority(office);
  store.commits_left = 0;
  ASSERT_TRUE(publish(of_xa).ok());
  store.commits_left = 1'000'000;
  write(office, R"("organization":{"en":"New office"})");
  ASSERT_TRUE(restart().ok());
  EXPECT_FALSE(drafts.find(of_xa.id).value());
  const auto kept = drafts.find(office.id).value();
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->purpose, Purpose::amend);
  EXPECT_EQ(kept->parent, registry.latest(office.record).value()->leaf);
}

TEST_F(Publishing_, IsNotDoneForTwoWhoPublishTheSameDraft) {
  const auto draft = website();
  const auto package = publishing.package_of(draft).value();
  ASSERT_TRUE(publishing.publish(package, decision()).ok());
  EXPECT_EQ(publishing.publish(package, decision()).problem().key, "workspace.changed");
  EXPECT_EQ(registry.size().value(), 1U);
}

TEST_F(Publishing_, NeverOverwritesWhatAColleagueHasSaved) {
  auto draft = website();
  auto mine = drafts.content(draft).value();
  auto hers = mine;
  auto her_draft = draft;
  hers.body.set("note", "hers");
  ASSERT_TRUE(drafts.save(her_draft, hers, access::AccountId("bo")).ok());
  mine.body.set("note", "mine");
  EXPECT_EQ(drafts.save(draft, mine, amara.id).problem().key, "workspace.changed");
  EXPECT_EQ(drafts.content(draft)->body.at("note").text(), "hers");
}

TEST_F(Publishing_, TakesAlongOnlyWhatBelongsToTheSameHands) {
  const auto office = contact();
  auto of_xb =
      drafts.begin(records::FormatId("authority"), records::PartyId("xb"), {"en"}, amara, {}).value();
  write(of_xb, R"("contacts":[{"identifier":")" + office.record.value() + R"("}])");
  EXPECT_EQ(publishing.package_of(of_xb)->size(), 1U) << "a draft of another Government";

  auto organism = begun("organism", "", R"("scientificName":"Planta ficta")");
  auto decision_of_xa = authority(contact());
  EXPECT_TRUE(goes_along(decision_of_xa, organism)) << "of the same author";
  organism.owner = access::AccountId("bo");
  EXPECT_FALSE(goes_along(decision_of_xa, organism)) << "of somebody else";
  organism.party = records::PartyId("xa");
  EXPECT_TRUE(goes_along(decision_of_xa, organism)) << "written for the same Government";
  EXPECT_FALSE(goes_along(of_xb, organism));
}

TEST_F(Publishing_, LetsNobodySpeakForAnotherGovernment) {
  auto draft = website();
  write(draft, R"("government":{"identifier":"xb"})");
  EXPECT_EQ(drafts.content(draft)->body.at("government").at("identifier").text(), "xa");
}

TEST_F(Publishing_, LocksADraftThatWasRequested) {
  auto draft = website();
  auto package = publishing.package_of(draft).value();
  ASSERT_TRUE(publishing.request(package, {amara.id, clock.now(), "please"}, {}).ok());
  auto requested = *drafts.find(draft.id).value();
  EXPECT_EQ(requested.state, State::requested);
  EXPECT_EQ(requested.request->text, "please");
  EXPECT_EQ(drafts.count(requests_for(records::PartyId("xa"))).value(), 1U);
  auto content = drafts.content(requested).value();
  EXPECT_EQ(drafts.save(requested, content, amara.id).problem().key, "draft.locked");
}

TEST_F(Publishing_, ErasesARecordWithWhatIsBeingWrittenAboutIt) {
  const auto version = publish(website())->front().version;
  const auto draft = drafts.about(version, Purpose::amend, amara, {}).value();
  workspace::Deed deed;
  deed.act = "erase";
  EXPECT_EQ(publishing.erase(version.entry.record, "owner", deed)->entry.reason, "owner");
  EXPECT_EQ(registry.content(version.entry).problem().kind, Problem::Kind::gone);
  EXPECT_FALSE(drafts.find(draft.id).value());
  EXPECT_EQ(store.deeds({{}, "erase", version.entry.record.value(), {}, {}, {}}, 0, 9)->size(), 1U);
  EXPECT_EQ(publishing.erase(version.entry.record, "owner", deed).problem().key, "journal.erased");
}

}  // namespace
}  // namespace bch::publication
