#include "renditions/confirmation.h"

#include "registry/in_memory.h"
#include "registry/role.h"
#include "treaty/edition_0.h"

#include <gtest/gtest.h>

namespace bch::renditions {
namespace {

using Stage = Confirmation::Stage;

class Confirmation_ : public testing::Test {
 protected:
  Confirmation after(const char* format, const records::Document& body, CivilDate today) {
    return confirmation_of(*formats->find(records::FormatId(format)), body,
                           *parse_instant("2024-11-30T23:59:59Z"), today);
  }

  static records::Document expiring(bool yes) {
    records::Document body;
    body.set("expires", yes);
    return body;
  }

  void append(registry::Kind kind, std::string_view role, bool has_content) {
    registry::Act act;
    act.kind = kind;
    act.record = record;
    act.code = "ORGA";
    act.place = "SCBD";
    act.format = records::FormatId("organism");
    act.role = role;
    if (const auto latest = registry.latest(record).value()) act.parent = latest->leaf;
    if (has_content) act.content = records::Document::members();
    ASSERT_TRUE(registry.append({"", {std::move(act)}}).ok());
    clock.set(Instant::from_milliseconds(clock.now().milliseconds() + 1));
  }

  Record found() { return Library(registry, *formats).find(record).value(); }

  Result<vocabularies::Vocabularies> vocabularies = vocabularies::Vocabularies::read(treaty::edition_0());
  Result<formats::Formats> formats = formats::Formats::read(treaty::edition_0(), *vocabularies);
  registry::MemoryStore store;
  FixedClock clock{*parse_instant("2026-03-01T12:00:00Z")};
  SeededChance chance{1};
  registry::Registry registry{store, clock, chance, {0}};
  records::RecordId record = *records::parse_record_id("068C83BA-995F-08C3-50CE-AD43545B3EB5");
};

TEST_F(Confirmation_, IsDueThenAskedThenNotGiven) {
  const records::Document body;
  EXPECT_EQ(after("authority", body, {2025, 11, 29}), (Confirmation{Stage::due, {2025, 11, 30}}));
  EXPECT_EQ(after("authority", body, {2025, 11, 30}), (Confirmation{Stage::asked, {2025, 11, 30}}));
  EXPECT_EQ(after("authority", body, {2026, 2, 27}), (Confirmation{Stage::asked, {2025, 11, 30}}));
  EXPECT_EQ(after("authority", body, {2026, 2, 28}), (Confirmation{Stage::not_confirmed, {2026, 2, 28}}));
}

TEST_F(Confirmation_, IsAskedForOnlyWhereTheRecordSaysSo) {
  EXPECT_EQ(after("biosafetyLaw", expiring(true), {2027, 3, 1}).stage, Stage::not_confirmed);
  EXPECT_EQ(after("biosafetyLaw", expiring(false), {2027, 3, 1}).stage, Stage::none);
  EXPECT_EQ(after("contact", {}, {2040, 1, 1}).stage, Stage::none);
}

TEST_F(Confirmation_, CountsMonthsToTheLastDayOfAShorterOne) {
  EXPECT_EQ(months_later({2023, 12, 31}, 2), (CivilDate{2024, 2, 29}));
  EXPECT_EQ(months_later({2024, 2, 29}, 12), (CivilDate{2025, 2, 28}));
  EXPECT_EQ(months_later({2024, 11, 5}, 24), (CivilDate{2026, 11, 5}));
}

TEST_F(Confirmation_, ARecordIsPendingUntilItIsValidated) {
  append(registry::Kind::publish, registry::role::pending, true);
  EXPECT_TRUE(found().is_pending);
  EXPECT_FALSE(found().confirmed);
  append(registry::Kind::confirm, registry::role::desk, false);
  EXPECT_TRUE(found().is_pending) << "its owner is no validation team";
  append(registry::Kind::confirm, registry::role::validation, false);
  EXPECT_FALSE(found().is_pending);
  EXPECT_EQ(found().confirmed, std::optional(*parse_instant("2026-03-01T12:00:00.002Z")));
  append(registry::Kind::amend, registry::role::instruction, true);
  EXPECT_TRUE(found().is_on_instruction);
  EXPECT_FALSE(found().confirmed) << "what was confirmed was another text";
}

TEST_F(Confirmation_, ARecordThatHasRetiredSaysSoUntilItIsPublishedAgain) {
  append(registry::Kind::publish, registry::role::desk, true);
  append(registry::Kind::withdraw, registry::role::retired, false);
  EXPECT_EQ(found().standing, Standing::withdrawn);
  EXPECT_TRUE(found().is_retired);
  append(registry::Kind::amend, registry::role::desk, true);
  EXPECT_EQ(found().standing, Standing::current);
  EXPECT_FALSE(found().is_retired);
  append(registry::Kind::withdraw, registry::role::desk, false);
  EXPECT_FALSE(found().is_retired) << "its owner has withdrawn it";
}

}  // namespace
}  // namespace bch::renditions
