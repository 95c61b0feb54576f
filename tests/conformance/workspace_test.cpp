// What every store of the workspace does. A new engine adds one line to `engines`.

#include "engines/sqlite/workspace.h"

#include "base/limits.h"
#include "workspace/in_memory.h"

#include <atomic>
#include <filesystem>
#include <thread>

#include <gtest/gtest.h>

namespace bch::workspace {
namespace {

using records::Document;

// A store on which a test may close and open again.
class Shelf {
 public:
  virtual ~Shelf() = default;
  virtual Store& store() = 0;
  virtual void reopen() {}
};

class MemoryShelf final : public Shelf {
 public:
  Store& store() override { return store_; }

 private:
  MemoryStore store_;
};

class SqliteShelf final : public Shelf {
 public:
  SqliteShelf()
      : folder_(std::filesystem::path(testing::TempDir()) / ("workspace" + std::to_string(++count))) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    SqliteShelf::reopen();
  }
  ~SqliteShelf() override {
    store_.reset();
    std::filesystem::remove_all(folder_);
  }
  Store& store() override { return *store_; }
  void reopen() override {
    store_.reset();
    auto opened = engines::sqlite::Workspace::open(folder_);
    ASSERT_TRUE(opened.ok()) << describe(opened.problem());
    store_ = std::move(opened).value();
  }

 private:
  static inline int count = 0;
  std::filesystem::path folder_;
  std::unique_ptr<engines::sqlite::Workspace> store_;
};

struct Engine {
  const char* name;
  std::unique_ptr<Shelf> (*make)();
};
const Engine engines[] = {
    {"memory", [] { return std::unique_ptr<Shelf>(new MemoryShelf); }},
    {"sqlite", [] { return std::unique_ptr<Shelf>(new SqliteShelf); }},
};

class Workspace : public testing::TestWithParam<Engine> {
 protected:
  Store& store() { return shelf_->store(); }
  void reopen() { shelf_->reopen(); }

  static Item draft(const std::string& id, std::int64_t order, const std::string& owner) {
    Item item;
    item.kind = "draft";
    item.id = id;
    item.order = order;
    item.body.set("title", "Draft " + id);
    item.labels = {{"owner", owner}};
    return item;
  }

  static std::vector<std::string> ids(const Result<std::vector<Item>>& found) {
    std::vector<std::string> ids;
    for (const auto& item : found.value()) ids.push_back(item.id);
    return ids;
  }

 private:
  std::unique_ptr<Shelf> shelf_ = GetParam().make();
};

TEST_P(Workspace, GivesBackWhatWasPut) {
  ASSERT_TRUE(store().commit({{draft("1", 5, "amara")}, {}, {}}).ok());
  reopen();
  const auto read = store().read("draft", "1").value();
  ASSERT_TRUE(read);
  EXPECT_EQ(read->version, 1U);
  EXPECT_EQ(read->order, 5);
  EXPECT_EQ(read->body.at("title").text(), "Draft 1");
  EXPECT_EQ(read->labels, (std::vector<Label>{{"owner", "amara"}}));
  EXPECT_FALSE(store().read("draft", "2").value());
  EXPECT_FALSE(store().read("account", "1").value());
}

TEST_P(Workspace, RefusesAChangeMadeFromAnOlderVersion) {
  ASSERT_TRUE(store().commit({{draft("1", 1, "amara")}, {}, {}}).ok());
  auto first = *store().read("draft", "1").value();
  auto second = first;
  first.body.set("title", "of the first");
  ASSERT_TRUE(store().commit({{first}, {}, {}}).ok());
  second.body.set("title", "of the second");
  const auto refused = store().commit({{second}, {}, {}});
  EXPECT_EQ(refused.problem().key, "workspace.changed");
  EXPECT_EQ(refused.problem().kind, Problem::Kind::conflict);
  EXPECT_EQ(store().read("draft", "1").value()->body.at("title").text(), "of the first");
  EXPECT_FALSE(store().commit({{draft("1", 1, "amara")}, {}, {}}).ok()) << "new, but there is one";
}

TEST_P(Workspace, ChangesAllOrNothing) {
  ASSERT_TRUE(store().commit({{draft("1", 1, "amara")}, {}, {}}).ok());
  auto stale = draft("1", 1, "amara");
  stale.version = 7;
  Deed deed;
  deed.act = "save";
  EXPECT_FALSE(store().commit({{draft("2", 2, "amara"), stale}, {}, {deed}}).ok());
  EXPECT_FALSE(store().commit({{draft("2", 2, "amara")}, {{"draft", "1", 9}}, {deed}}).ok());
  EXPECT_FALSE(store().read("draft", "2").value());
  EXPECT_TRUE(store().read("draft", "1").value());
  EXPECT_TRUE(store().deeds({}, 0, 10).value().empty());
}

TEST_P(Workspace, TellsTheVersionAlone) {
  ASSERT_TRUE(store().commit({{draft("1", 1, "amara")}, {}, {}}).ok());
  ASSERT_TRUE(store().commit({{*store().read("draft", "1").value()}, {}, {}}).ok());
  EXPECT_EQ(store().version("draft", "1").value(), 2U);
  EXPECT_EQ(store().version("draft", "2").value(), 0U);
  EXPECT_EQ(store().version("account", "1").value(), 0U);
}

TEST_P(Workspace, RemovesWhateverVersionWhenAsked) {
  ASSERT_TRUE(store().commit({{draft("1", 1, "amara")}, {}, {}}).ok());
  ASSERT_TRUE(store().commit({{*store().read("draft", "1").value()}, {}, {}}).ok());
  EXPECT_FALSE(store().commit({{}, {{"draft", "1", 0}}, {}}).ok()) << "0 is a version: there is none";
  ASSERT_TRUE(store().commit({{}, {{"draft", "1", Removal::any}}, {}}).ok());
  EXPECT_FALSE(store().read("draft", "1").value());
  EXPECT_TRUE(store().find("draft", {"owner", "amara"}, 10).value().empty());
  EXPECT_TRUE(store().commit({{}, {{"draft", "1", Removal::any}}, {}}).ok()) << "there is none any more";
}

TEST_P(Workspace, SweepsAwayAllOfAKindThatHaveALabel) {
  auto note = draft("1", 1, "amara");
  note.kind = "note";
  ASSERT_TRUE(
      store()
          .commit({{draft("1", 1, "amara"), draft("2", 2, "amara"), draft("3", 3, "bela"), note}, {}, {}})
          .ok());
  Commit commit;
  commit.sweeps.push_back({"draft", {"owner", "amara"}});
  ASSERT_TRUE(store().commit(commit).ok());
  ASSERT_TRUE(store().commit(commit).ok()) << "nothing is left to sweep";
  EXPECT_EQ(ids(store().all("draft", "", 10)), (std::vector<std::string>{"3"}));
  EXPECT_TRUE(store().find("draft", {"owner", "amara"}, 10).value().empty());
  EXPECT_EQ(ids(store().find("note", {"owner", "amara"}, 10)), (std::vector<std::string>{"1"}));
  ASSERT_TRUE(store().commit({{draft("1", 4, "amara")}, {}, {}}).ok()) << "as if it had never been";
  EXPECT_EQ(ids(store().find("draft", {"owner", "amara"}, 10)), (std::vector<std::string>{"1"}));
}

TEST_P(Workspace, FindsByLabelNewestFirstAndPageByPage) {
  for (int i = 1; i <= 5; ++i)
    ASSERT_TRUE(store().commit({{draft(std::to_string(i), i / 2, i == 4 ? "bo" : "amara")}, {}, {}}).ok());
  const Label of_amara{"owner", "amara"};
  EXPECT_EQ(ids(store().find("draft", of_amara, 10)), (std::vector<std::string>{"5", "2", "3", "1"}));
  EXPECT_EQ(ids(store().find("draft", of_amara, 2)), (std::vector<std::string>{"5", "2"}));
  EXPECT_EQ(ids(store().find("draft", of_amara, 2, Place{1, "2"})), (std::vector<std::string>{"3", "1"}));
  EXPECT_EQ(store().count("draft", of_amara).value(), 4U);
  EXPECT_EQ(store().count("draft", {"owner", "nobody"}).value(), 0U);
}

TEST_P(Workspace, ListsAllOfAKindPageByPage) {
  for (const auto* id : {"b", "a", "c"}) {
    Item item;
    item.kind = "draft";
    item.id = id;
    ASSERT_TRUE(store().commit({{item}, {}, {}}).ok());
    item.kind = "draft-content";
    ASSERT_TRUE(store().commit({{item}, {}, {}}).ok());
  }
  const auto first = store().all("draft", "", 2).value();
  ASSERT_EQ(first.size(), 2U);
  EXPECT_EQ(first[0].id, "a");
  EXPECT_EQ(first[1].id, "b");
  const auto rest = store().all("draft", "b", 2).value();
  ASSERT_EQ(rest.size(), 1U);
  EXPECT_EQ(rest[0].id, "c");
}

TEST_P(Workspace, FindsByItsNewLabelsOnly) {
  ASSERT_TRUE(store().commit({{draft("1", 1, "amara")}, {}, {}}).ok());
  auto moved = *store().read("draft", "1").value();
  moved.labels = {{"owner", "bo"}};
  ASSERT_TRUE(store().commit({{moved}, {}, {}}).ok());
  EXPECT_EQ(store().count("draft", {"owner", "amara"}).value(), 0U);
  EXPECT_EQ(ids(store().find("draft", {"owner", "bo"}, 10)), (std::vector<std::string>{"1"}));
  ASSERT_TRUE(store().commit({{}, {{"draft", "1", 2}}, {}}).ok());
  EXPECT_EQ(store().count("draft", {"owner", "bo"}).value(), 0U);
  EXPECT_FALSE(store().read("draft", "1").value());
}

TEST_P(Workspace, RefusesWhatIsTooLarge) {
  auto large = draft("1", 1, "amara");
  large.body.set("title", std::string(limits::workspace_item_bytes, 'x'));
  EXPECT_EQ(store().commit({{large}, {}, {}}).problem().kind, Problem::Kind::too_large);
}

TEST_P(Workspace, TakesAnUploadPieceByPiece) {
  ASSERT_TRUE(store().extend_upload("u", 0, std::string("ab\0", 3)).ok());
  const auto refused = store().extend_upload("u", 0, "ab");
  EXPECT_EQ(refused.problem().key, "workspace.upload-elsewhere");
  EXPECT_EQ(refused.problem().arguments.front().second, "3");
  reopen();
  ASSERT_TRUE(store().extend_upload("u", 3, "c").ok());
  EXPECT_EQ(store().upload_size("u").value(), 4U);
  EXPECT_EQ(store().upload("u").value(), std::string("ab\0c", 4));
  ASSERT_TRUE(store().commit({{}, {}, {}, {}, {"u"}}).ok());
  EXPECT_EQ(store().upload_size("u").value(), 0U);
}

TEST_P(Workspace, KeepsAFileInTheSameCommitAsWhatNamesIt) {
  const std::string scan(3 * limits::upload_piece_bytes / 2, 's');
  ASSERT_TRUE(store().commit({{draft("1", 1, "amara")}, {}, {}, {{"scan", scan}}}).ok());
  reopen();
  EXPECT_EQ(store().upload("scan").value(), scan);
  const auto again = store().commit({{draft("2", 2, "amara")}, {}, {}, {{"scan", "other"}}});
  EXPECT_EQ(again.problem().key, "workspace.upload-elsewhere");
  EXPECT_FALSE(*store().read("draft", "2")) << "all or none";
  EXPECT_FALSE(store().commit({{draft("1", 3, "amara")}, {}, {}, {{"other", scan}}}).ok());
  EXPECT_EQ(store().upload_size("other").value(), 0U) << "all or none";
}

TEST_P(Workspace, KeepsWhatManyCommitAtOnceEachWhollyOrNotAtAll) {
  ASSERT_TRUE(store().commit({{draft("shared", 1, "amara")}, {}, {}}).ok());
  constexpr int people = 8;
  constexpr int times = 25;
  std::atomic<int> refused{0};
  std::vector<std::thread> threads;
  for (int person = 0; person < people; ++person) {
    threads.emplace_back([&, person] {
      for (int time = 0; time < times; ++time) {
        auto shared = **store().read("draft", "shared");  // all want to change it, from what they have read
        const std::string id = std::to_string(person) + "-" + std::to_string(time);
        Deed deed;
        deed.act = id;
        if (!store().commit({{draft(id, time, "bo"), shared}, {}, {deed}}).ok()) {
          ++refused;
          EXPECT_FALSE(*store().read("draft", id)) << "all or none";
        }
      }
    });
  }
  for (auto& thread : threads) thread.join();
  const auto done = static_cast<std::uint64_t>(people * times - refused);
  EXPECT_EQ((*store().read("draft", "shared"))->version, 1 + done);
  EXPECT_EQ(store().count("draft", {"owner", "bo"}).value(), done);
  EXPECT_EQ(workspace::prove_trail(store()).value(), done);
}

TEST_P(Workspace, KeepsATrailThatCanBeSearchedAndProven) {
  for (int i = 0; i < 30; ++i) {
    Deed deed;
    deed.time = Instant::from_milliseconds(1'000 * i);
    deed.who = i % 2 == 0 ? "amara" : "bo";
    deed.act = i % 3 == 0 ? "sign-in" : "save";
    deed.about = "draft-" + std::to_string(i);
    deed.party = records::PartyId("xa");
    deed.more.set("n", i);
    ASSERT_TRUE(store().commit({{}, {}, {deed}}).ok());
  }
  reopen();
  EXPECT_EQ(prove_trail(store()).value(), 30U);
  DeedFilter filter;
  filter.who = "amara";
  filter.act = "sign-in";
  const auto found = store().deeds(filter, 0, 3).value();
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].deed.about, "draft-24");
  EXPECT_EQ(found[0].deed.more.at("n").integer(), 24);
  EXPECT_EQ(store().deeds(filter, found[2].number, 10).value().size(), 2U);
  filter = {};
  filter.since = Instant::from_milliseconds(5'000);
  filter.until = Instant::from_milliseconds(7'000);
  EXPECT_EQ(store().deeds(filter, 0, 10).value().size(), 2U);
}

TEST_P(Workspace, TakesChangesOfManyThreads) {
  constexpr int each = 50;
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&, thread] {
      for (int i = 0; i < each; ++i) {
        Deed deed;
        deed.act = "save";
        const auto id = std::to_string(thread) + "-" + std::to_string(i);
        EXPECT_TRUE(store().commit({{draft(id, i, "amara")}, {}, {deed}}).ok());
        EXPECT_TRUE(store().read("draft", id).value());
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(store().count("draft", {"owner", "amara"}).value(), 4U * each);
  EXPECT_EQ(prove_trail(store()).value(), 4U * each);
}

INSTANTIATE_TEST_SUITE_P(Engines, Workspace, testing::ValuesIn(engines),
                         [](const auto& engine) { return engine.param.name; });

}  // namespace
}  // namespace bch::workspace
