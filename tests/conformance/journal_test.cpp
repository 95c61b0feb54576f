// What every store of the journal does, proven through the registry. A new engine adds one line to `engines`.

#include "engines/sqlite/journal.h"

#include "base/limits.h"
#include "registry/in_memory.h"
#include "registry/proving.h"
#include "seals/envelope.h"
#include "seals/tiles.h"
#include "seals/tree.h"

#include <filesystem>
#include <thread>

#include <gtest/gtest.h>

namespace bch::registry {
namespace {

using records::Document;
using records::RecordId;

// A store on which a test may close and open again.
class Shelf {
 public:
  virtual ~Shelf() = default;
  virtual Store& store() = 0;
  virtual void reopen() = 0;
};

class MemoryShelf final : public Shelf {
 public:
  Store& store() override { return store_; }
  void reopen() override {}

 private:
  MemoryStore store_;
};

class SqliteShelf final : public Shelf {
 public:
  SqliteShelf() : folder_(std::filesystem::path(testing::TempDir()) / ("journal" + std::to_string(++count))) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    reopen();
  }
  ~SqliteShelf() override {
    journal_.reset();
    std::filesystem::remove_all(folder_);
  }
  Store& store() override { return *journal_; }
  void reopen() override {
    journal_.reset();
    auto opened = engines::sqlite::Journal::open(folder_);
    ASSERT_TRUE(opened.ok()) << describe(opened.problem());
    journal_ = std::move(opened).value();
  }

 private:
  static inline int count = 0;
  std::filesystem::path folder_;
  std::unique_ptr<engines::sqlite::Journal> journal_;
};

struct Engine {
  const char* name;
  std::unique_ptr<Shelf> (*make)();
};
const Engine engines[] = {
    {"memory", [] { return std::unique_ptr<Shelf>(new MemoryShelf); }},
    {"sqlite", [] { return std::unique_ptr<Shelf>(new SqliteShelf); }},
};

RecordId record(int number) {
  char text[40];
  std::snprintf(text, sizeof text, "00000000-0000-4000-8000-%012d", number);
  return *records::parse_record_id(text);
}

Document content(std::string_view title) {
  Document document;
  document.set("title", std::string(title));
  return document;
}

Act publishing(int number, std::string_view title = "first") {
  Act act;
  act.record = record(number);
  act.code = "LAW";
  act.place = "XA";
  act.format = records::FormatId("biosafetyLaw");
  act.party = records::PartyId("xa");
  act.languages = {"en"};
  act.role = "import";
  act.content = content(title);
  return act;
}

class Journal : public testing::TestWithParam<Engine> {
 protected:
  Registry& registry() { return registry_; }
  Store& store() { return shelf_->store(); }

  Receipt append(std::vector<Act> acts, std::string key = {}) {
    auto receipt = registry_.append({std::move(key), std::move(acts)});
    EXPECT_TRUE(receipt.ok()) << describe(receipt.problem());
    return receipt.ok() ? *receipt : Receipt{};
  }
  Problem refused(std::vector<Act> acts, std::string key = {}) {
    const auto before = registry_.size();
    auto receipt = registry_.append({std::move(key), std::move(acts)});
    EXPECT_FALSE(receipt.ok());
    EXPECT_EQ(*registry_.size(), *before) << "a refused batch leaves everything as it was";
    return receipt.ok() ? Problem{} : receipt.problem();
  }
  Act after(const Version& version, Kind kind, std::string_view title = "next") {
    Act act = publishing(0, title);
    act.kind = kind;
    act.record = version.entry.record;
    act.parent = version.leaf;
    if (kind != Kind::publish && kind != Kind::amend) act.content.reset();
    return act;
  }
  void expect_proven() {
    const auto proof = prove(store(), std::nullopt);
    EXPECT_TRUE(proof.ok()) << describe(proof.problem());
  }

  std::unique_ptr<Shelf> shelf_ = GetParam().make();
  FixedClock clock_{*parse_instant("2026-03-01T12:00:00Z")};
  SeededChance chance_{1};
  Registry registry_{shelf_->store(), clock_, chance_, {0}};
};

INSTANTIATE_TEST_SUITE_P(Engines, Journal, testing::ValuesIn(engines),
                         [](const auto& given) { return given.param.name; });

TEST_P(Journal, IsEmptyAtFirst) {
  EXPECT_EQ(*registry().size(), 0U);
  EXPECT_TRUE(registry().after(0, 10)->empty());
  EXPECT_FALSE(registry().latest(record(1))->has_value());
  EXPECT_EQ(registry().at(0).problem().kind, Problem::Kind::not_found);
  expect_proven();
}

TEST_P(Journal, KeepsWhatWasPublished) {
  const auto receipt = append({publishing(1), publishing(2)});
  ASSERT_EQ(receipt.published.size(), 2U);
  const auto latest = registry().latest(record(2));
  ASSERT_TRUE(latest.ok() && latest->has_value());
  const Version& version = **latest;
  EXPECT_EQ(version.position, 1U);
  EXPECT_EQ(version.entry, receipt.published[1].entry);
  EXPECT_EQ(version.entry.revision, 1U);
  EXPECT_EQ(to_text(*version.entry.number), "BCH-LAW-XA-2");
  EXPECT_EQ(to_text(version.entry.time), "2026-03-01T12:00:00.000Z");
  EXPECT_EQ(*registry().content(version.entry), content("first"));
  EXPECT_EQ(*registry().holder_of(2), record(2));
  expect_proven();
}

TEST_P(Journal, ChainsTheRevisionsOfARecord) {
  const auto first = append({publishing(1)}).published[0];
  const auto second = append({after(first, Kind::amend)}).published[0];
  EXPECT_EQ(second.entry.revision, 2U);
  EXPECT_EQ(second.entry.previous, first.leaf);
  EXPECT_EQ(second.entry.number, first.entry.number);
  const auto withdrawn = append({after(second, Kind::withdraw)}).published[0];
  EXPECT_EQ(withdrawn.entry.revision, 2U);
  EXPECT_EQ(registry().history(record(1))->size(), 3U);
  expect_proven();
}

TEST_P(Journal, RefusesAnActWrittenAfterAnOlderRevision) {
  const auto first = append({publishing(1)}).published[0];
  append({after(first, Kind::amend)});
  EXPECT_EQ(refused({publishing(9), after(first, Kind::amend)}).key, "journal.parent-moved");
  EXPECT_EQ(refused({publishing(1)}).key, "journal.parent-moved");
  EXPECT_EQ(refused({publishing(5), publishing(5)}).arguments.back(),
            (std::pair<std::string, std::string>{"act", "1"}));
}

TEST_P(Journal, KeepsNumbersAndRevisionsThatCameFromElsewhere) {
  Act act = publishing(1);
  act.number = records::parse_public_number("BCH-LAW-XA-2");
  act.revision = 7;
  const auto taken = append({act}).published[0];
  EXPECT_EQ(taken.entry.revision, 7U);
  EXPECT_EQ(to_text(*append({publishing(2)}).published[0].entry.number), "BCH-LAW-XA-1");
  EXPECT_EQ(to_text(*append({publishing(3)}).published[0].entry.number), "BCH-LAW-XA-3");
  Act same = publishing(4);
  same.number = act.number;
  EXPECT_EQ(refused({same}).key, "journal.number-taken");
  Act earlier = after(taken, Kind::amend);
  earlier.revision = 7;
  EXPECT_EQ(refused({earlier}).key, "journal.revision-not-later");
  expect_proven();
}

TEST_P(Journal, GivesProvisionalNumbersWhileTheNodeIsNotEnrolled) {
  Registry alone(store(), clock_, chance_, {});
  const auto receipt = alone.append({"", {publishing(1)}});
  EXPECT_EQ(to_text(*receipt->published[0].entry.number), "BCH-LAW-XA-9990000001");
  EXPECT_TRUE(receipt->published[0].entry.provisional);
}

TEST_P(Journal, DoesARepeatedRequestOnce) {
  const auto first = append({publishing(1), publishing(2)}, "key");
  const auto again = append({publishing(1), publishing(2)}, "key");
  EXPECT_FALSE(first.repeated);
  EXPECT_TRUE(again.repeated);
  EXPECT_EQ(again.published[1].leaf, first.published[1].leaf);
  EXPECT_EQ(refused({publishing(3)}, "key").key, "journal.key-reused");
  Act for_another_party = publishing(1);
  for_another_party.party = records::PartyId("xb");
  EXPECT_EQ(refused({for_another_party, publishing(2)}, "key").key, "journal.key-reused");
  EXPECT_EQ(*registry().size(), 2U);
}

TEST_P(Journal, RefusesToPublishBeforeItsLastEntry) {
  append({publishing(1)});
  clock_.set(*parse_instant("2026-03-01T11:59:54.999Z"));
  EXPECT_EQ(refused({publishing(2)}).key, "journal.clock-behind");
}

TEST_P(Journal, TakesTheLastEntrysTimeWhenTheClockIsSetBackALittle) {
  append({publishing(1)});
  clock_.set(*parse_instant("2026-03-01T11:59:55Z"));
  append({publishing(2)});
  EXPECT_EQ(registry().at(1)->entry.time, *parse_instant("2026-03-01T12:00:00Z"));
}

TEST_P(Journal, PublishesNothingWhileItMayNotWrite) {
  bool room = false;
  Registry careful(store(), clock_, chance_,
                   {0, [&room]() -> Result<Done> {
                      if (!room) return Problem{Problem::Kind::busy, "store.disk-nearly-full", {}};
                      return Done{};
                    }});
  EXPECT_EQ(careful.append({{}, {publishing(1)}}).problem().key, "store.disk-nearly-full");
  EXPECT_EQ(*careful.size(), 0U);
  room = true;
  EXPECT_TRUE(careful.append({{}, {publishing(1)}}).ok());
}

TEST_P(Journal, ErasesContentEverywhereAndKeepsTheProof) {
  Act act = publishing(1);
  act.attachments.push_back({"text/plain", "a paper"});
  const auto first = append({act}).published[0];
  const auto second = append({after(first, Kind::amend)}).published[0];
  Act erase = after(second, Kind::erase);
  erase.reason = "court-order";
  const auto erased = append({erase}).published[0];
  EXPECT_EQ(erased.entry.erased.size(), 3U);
  EXPECT_EQ(registry().content(first.entry).problem().kind, Problem::Kind::gone);
  EXPECT_EQ(registry().envelope(first.entry.attachments[0].hash).problem().kind, Problem::Kind::not_found);
  EXPECT_EQ(refused({after(erased, Kind::amend)}).key, "journal.erased");
  expect_proven();
}

TEST_P(Journal, ErasesWhatWasPublishedInTheSameBatch) {
  const auto first = append({publishing(1)}).published[0];
  append({publishing(2), after(first, Kind::erase)});
  EXPECT_EQ(registry().content(first.entry).problem().kind, Problem::Kind::gone);
  EXPECT_TRUE(registry().content(registry().latest(record(2))->value().entry).ok());
  expect_proven();
}

TEST_P(Journal, TakesTreatyEditionsAndKeysWithoutARecord) {
  Act edition;
  edition.kind = Kind::treaty;
  edition.role = "operator";
  edition.content = content("edition 1");
  const auto version = append({edition}).published[0];
  EXPECT_TRUE(version.entry.record.empty());
  EXPECT_EQ(*registry().content(version.entry), content("edition 1"));
  append({publishing(1), edition});
  const auto own = registry().history(about_the_node);
  ASSERT_EQ(own->size(), 2U);
  EXPECT_EQ(own->back().position, 2U);
  expect_proven();
}

TEST_P(Journal, RefusesBatchesThatAreEmptyOrTooLarge) {
  EXPECT_EQ(refused({}).key, "journal.batch-size");
  EXPECT_EQ(refused(std::vector<Act>(limits::batch_acts + 1, publishing(1))).key, "journal.batch-size");
  Act large = publishing(1);
  large.content = content(std::string(limits::document_bytes, 'x'));
  EXPECT_EQ(refused({large}).key, "journal.content-too-large");
}

TEST_P(Journal, GivesTheTilesOfItsTree) {
  for (int batch = 0; batch < 3; ++batch) {
    std::vector<Act> acts;
    for (int i = 0; i < 200; ++i) acts.push_back(publishing(batch * 200 + i));
    append(std::move(acts));
  }
  seals::Frontier frontier;
  std::vector<seals::Hash> leaves;
  for (const Version& version : *registry().after(0, 1'000)) {
    frontier.append(version.leaf);
    leaves.push_back(version.leaf);
  }
  EXPECT_EQ(registry().head()->frontier, frontier.text());
  EXPECT_EQ(registry().hash_tile(0, 1, 256)->size(), 256 * seals::Hash::size);
  const auto upper = registry().hash_tile(1, 0, 2);
  ASSERT_TRUE(upper.ok());
  EXPECT_EQ(upper->substr(32), seals::root_of(std::span(leaves).subspan(256, 256)).bytes());
  EXPECT_FALSE(registry().hash_tile(1, 0, 3).ok());
  EXPECT_FALSE(registry().hash_tile(0, 2, 256).ok());
  const auto bundle = registry().entry_bundle(2, 88);
  ASSERT_TRUE(bundle.ok());
  EXPECT_EQ(seals::leaf_hash(seals::read_entry_bundle(*bundle)->at(87)), leaves[599]);
  expect_proven();
}

TEST_P(Journal, SurvivesBeingClosed) {
  append({publishing(1), publishing(2)}, "key");
  shelf_->reopen();
  Registry again(shelf_->store(), clock_, chance_, {0});
  EXPECT_EQ(*again.size(), 2U);
  EXPECT_TRUE(again.append({"key", {publishing(1), publishing(2)}})->repeated);
  EXPECT_EQ(to_text(*again.append({"", {publishing(3)}})->published[0].entry.number), "BCH-LAW-XA-3");
}

TEST_P(Journal, LetsManyPublishAtOnce) {
  constexpr int writers = 8;
  constexpr int each = 25;
  std::vector<std::thread> threads;
  std::atomic<int> failures{0};
  for (int writer = 0; writer < writers; ++writer) {
    threads.emplace_back([&, writer] {
      for (int i = 0; i < each; ++i) {
        if (!registry().append({"", {publishing(writer * 1'000 + i)}}).ok()) ++failures;
        if (!registry().latest(record(writer * 1'000 + i))->has_value()) ++failures;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(failures, 0);
  EXPECT_EQ(*registry().size(), std::uint64_t{writers * each});
  expect_proven();
}

TEST_P(Journal, LetsOneOfTwoRivalsWin) {
  const auto first = append({publishing(1)}).published[0];
  std::atomic<int> won{0};
  std::vector<std::thread> threads;
  for (int rival = 0; rival < 4; ++rival) {
    threads.emplace_back([&] { won += registry().append({"", {after(first, Kind::amend)}}).ok() ? 1 : 0; });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(won, 1);
}

TEST_P(Journal, GivesOneReceiptToTheSameRequestAskedAtOnce) {
  std::atomic<int> repeated{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      repeated += registry().append({"one key", {publishing(1)}})->repeated ? 1 : 0;
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(repeated, 3);
  EXPECT_EQ(*registry().size(), 1U);
}

TEST(SqliteJournal, IsWrittenByOneProcessAtATime) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "locked";
  std::filesystem::create_directories(folder);
  {
    const auto first = engines::sqlite::Journal::open(folder);
    ASSERT_TRUE(first.ok());
    EXPECT_EQ(engines::sqlite::Journal::open(folder).problem().key, "store.locked");
    const auto reader = engines::sqlite::Journal::open_to_read(folder);
    ASSERT_TRUE(reader.ok());
    EXPECT_EQ((*reader)->write({}).problem().key, "store.read-only");
  }
  EXPECT_TRUE(engines::sqlite::Journal::open(folder).ok());
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  EXPECT_EQ(engines::sqlite::Journal::open_to_read(folder).problem().key, "store.absent");
}

}  // namespace
}  // namespace bch::registry
