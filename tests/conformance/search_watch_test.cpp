// Saved searches over every search index: what is told to whom, once.

#include "notices/search_watch.h"

#include "notices/preferences.h"
#include "registry/in_memory.h"
#include "search/in_memory.h"
#include "search_fixture.h"
#include "workspace/in_memory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bch::notices {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

struct Engine {
  const char* name;
  std::unique_ptr<search::Index> (*make)();
};

const Engine engines[] = {
    {"memory",
     [] {
       return std::unique_ptr<search::Index>(new search::MemoryIndex(search::tongues(), search::lexicon()));
     }},
    {"xapian", [] { return search::xapian_in(search::fresh_folder()); }},
};

class SearchWatches : public testing::TestWithParam<Engine> {
 protected:
  void SetUp() override {
    access::Account account;
    account.id = ana_;
    account.email = "ana@office.example";
    account.language = search::treaty().readers().front()->tag();
    ASSERT_TRUE(accounts_.save(account, {}).ok());
    ASSERT_TRUE(index_->position().ok());
    publish(1, "Law on soya");
    ASSERT_TRUE(follow());
  }
  // A new version of the record of that number; in the index as well, or not yet.
  void publish(int number, const std::string& text, bool is_indexed = true) {
    registry::Act act;
    act.kind = registry::Kind::publish;
    act.record = search::record(number);
    const auto latest = *registry_.latest(act.record);
    if (latest) {
      act.kind = registry::Kind::amend;
      act.parent = latest->leaf;
    }
    act.code = "LAW";
    act.place = "XA";
    act.format = records::FormatId("any");
    act.content = records::Document();
    act.content->set("title", text);
    const auto receipt = registry_.append({"", {act}});
    ASSERT_TRUE(receipt.ok()) << describe(receipt.problem());
    waiting_.push_back(search::saying(number, search::treaty().readers().front()->tag(), text));
    if (is_indexed) index_all();
  }
  void index_all() {
    search::Changes changes;
    changes.position = *registry_.size();
    changes.put = std::exchange(waiting_, {});
    ASSERT_TRUE(index_->change(std::move(changes)).ok());
    ASSERT_TRUE(index_->settle().ok());
  }
  SavedSearch save(const std::string& words, Pace pace, bool by_mail = true) {
    SavedSearch search;
    search.account = ana_;
    search.name = words;
    search.parameters = "q=" + words;
    search.pace = pace;
    search.by_mail = by_mail;
    search.seen = *registry_.size();
    return *searches_.save(search);
  }
  // Whether it came to the end of the journal.
  bool follow() {
    const auto followed = registry::catch_up(registry_, watch_, 500);
    EXPECT_TRUE(followed.ok() || followed.problem().kind == Problem::Kind::busy);
    EXPECT_TRUE(watch_.tell_due().ok());
    return followed.ok();
  }
  // What Ana was told so far: "maize 2", the newest first.
  std::vector<std::string> told() {
    std::vector<std::string> all;
    for (const auto& notice : *notices_.of(ana_, 100))
      all.push_back(notice.news.arguments.at(0).second + " " + notice.news.arguments.at(1).second);
    return all;
  }

  access::AccountId ana_{"ana"};
  workspace::MemoryStore store_;
  FixedClock clock_{*parse_instant("2026-03-04T10:00:00Z")};
  SeededChance chance_{1};
  access::Accounts accounts_{store_, clock_, chance_};
  Notices notices_{store_, accounts_, clock_, chance_, Mailing::on};
  SavedSearches searches_{store_, clock_, chance_};
  registry::MemoryStore journal_;
  registry::Registry registry_{journal_, clock_, chance_, {}};
  std::unique_ptr<search::Index> index_ = GetParam().make();
  std::vector<search::IndexedRecord> waiting_;
  SearchWatch watch_{
      {store_, accounts_, searches_, notices_, registry_, *index_, search::treaty().formats(), clock_}};
};

INSTANTIATE_TEST_SUITE_P(Engines, SearchWatches, testing::ValuesIn(engines),
                         [](const auto& given) { return given.param.name; });

using testing::ElementsAre;

TEST_P(SearchWatches, TellOfNewRecordsAndOfThoseAlone) {
  save("maize", Pace::at_once);
  save("soya", Pace::at_once);
  publish(2, "Law on maize");
  publish(3, "Law on cotton");
  EXPECT_TRUE(follow());
  EXPECT_THAT(told(), ElementsAre("maize 1"));
  EXPECT_TRUE(follow());
  EXPECT_THAT(told(), SizeIs(1));
}

TEST_P(SearchWatches, TellOfAChangedRecordOnceForEachChange) {
  save("maize", Pace::at_once);
  publish(1, "Law on soya and maize");
  EXPECT_TRUE(follow());
  publish(1, "Law on maize alone");
  EXPECT_TRUE(follow());
  EXPECT_THAT(told(), ElementsAre("maize 1", "maize 1"));
}

TEST_P(SearchWatches, WaitUntilTheIndexHasComeSoFar) {
  save("maize", Pace::at_once);
  publish(2, "Law on maize", false);
  EXPECT_FALSE(follow());
  EXPECT_THAT(told(), IsEmpty());
  index_all();
  EXPECT_TRUE(follow());
  EXPECT_THAT(told(), SizeIs(1));
}

TEST_P(SearchWatches, GatherTheNewsOfADay) {
  save("maize", Pace::daily);
  publish(2, "Law on maize");
  EXPECT_TRUE(follow());
  publish(3, "More on maize");
  publish(2, "Law on maize, amended");
  EXPECT_TRUE(follow());
  EXPECT_THAT(told(), IsEmpty());
  clock_.set(*parse_instant("2026-03-05T06:00:00Z"));
  EXPECT_TRUE(follow());
  EXPECT_THAT(told(), ElementsAre("maize 2"));
  clock_.set(*parse_instant("2026-03-06T06:00:00Z"));
  EXPECT_TRUE(follow());
  EXPECT_THAT(told(), SizeIs(1));
}

TEST_P(SearchWatches, TellNothingTwiceWhenTheyBeginAnew) {
  save("maize", Pace::at_once);
  publish(2, "Law on maize");
  EXPECT_TRUE(follow());
  ASSERT_TRUE(watch_.forget().ok());
  EXPECT_TRUE(follow());
  EXPECT_THAT(told(), SizeIs(1));
}

TEST_P(SearchWatches, WriteByMailToWhoWantsIt) {
  save("maize", Pace::at_once, false);
  publish(2, "Law on maize");
  EXPECT_TRUE(follow());
  EXPECT_EQ(count_letters(store_)->waiting, 0U);
  save("cotton", Pace::at_once);
  publish(3, "Law on cotton");
  EXPECT_TRUE(follow());
  EXPECT_EQ(count_letters(store_)->waiting, 1U);
}

TEST_P(SearchWatches, LeaveSearchesAloneOfWhichNobodyWantsNews) {
  save("maize", Pace::never);
  publish(2, "Law on maize");
  EXPECT_TRUE(follow());
  EXPECT_THAT(told(), IsEmpty());
}

TEST_P(SearchWatches, WatchManySearches) {
  for (std::size_t i = 0; i < 250; ++i) {
    SavedSearch search;
    search.account = access::AccountId("somebody" + std::to_string(i));
    search.name = search.parameters = "q=maize";
    search.pace = Pace::at_once;
    search.seen = *registry_.size();
    access::Account account;
    account.id = search.account;
    ASSERT_TRUE(accounts_.save(account, {}).ok());
    ASSERT_TRUE(searches_.save(search).ok());
  }
  publish(2, "Law on maize");
  EXPECT_TRUE(follow());
  for (std::size_t i = 0; i < 250; ++i)
    EXPECT_EQ(*notices_.unread(access::AccountId("somebody" + std::to_string(i))), 1U) << i;
}

TEST(SavedSearch, IsReadFromWhatTheBrowserShows) {
  EXPECT_EQ(parameters_in(" https://bch.example/fr/search?q=d%C3%A9cision&party=xa#top "),
            "q=d%C3%A9cision&party=xa");
  EXPECT_EQ(parameters_in("/en/search?q=maize"), "q=maize");
  EXPECT_EQ(parameters_in("q=maize"), "q=maize");
  for (const char* text : {"", "maize", "?", "/en/search", "q=%zz", "q=a b", "q=\"><script>"})
    EXPECT_FALSE(parameters_in(text)) << text;
}

TEST(SavedSearch, HasANameAndComesNotTooOften) {
  workspace::MemoryStore store;
  FixedClock clock{Instant()};
  SeededChance chance{1};
  SavedSearches searches(store, clock, chance);
  SavedSearch search;
  search.account = access::AccountId("ana");
  search.parameters = "q=maize";
  EXPECT_EQ(searches.save(search).problem().key, "searches.no-name");
  search.name = "Maize";
  for (int i = 0; i < 100; ++i) ASSERT_TRUE(searches.save(search).ok());
  EXPECT_EQ(searches.save(search).problem().key, "searches.too-many");
  search.parameters = "no search";
  EXPECT_EQ(searches.save(search).problem().key, "searches.no-search");
  auto saved = searches.of(search.account)->front();
  saved.name = "Corn";
  ASSERT_TRUE(searches.change(saved).ok());
  EXPECT_EQ(searches.change(saved).problem().key, "workspace.changed");
  EXPECT_EQ((*searches.find(saved.id))->name, "Corn");
}

}  // namespace
}  // namespace bch::notices
