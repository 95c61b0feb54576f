// What every search index does. A new engine adds one line to `engines`.

#include "search/in_memory.h"
#include "search_fixture.h"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bch::search {
namespace {

struct Engine {
  const char* name;
  std::unique_ptr<Index> (*make)();
};

const Engine engines[] = {
    {"memory", [] { return std::unique_ptr<Index>(new MemoryIndex(tongues(), lexicon())); }},
    {"xapian", [] { return xapian_in(fresh_folder()); }},
};

class Indexes : public testing::TestWithParam<Engine> {
 protected:
  void put(std::vector<IndexedRecord> records) {
    Changes changes;
    changes.position = ++position_;
    changes.put = std::move(records);
    ASSERT_TRUE(index_->position().ok());
    ASSERT_TRUE(index_->change(std::move(changes)).ok());
    ASSERT_TRUE(index_->settle().ok());
  }
  Answer ask(const Question& question) {
    auto answer = index_->ask(question);
    EXPECT_TRUE(answer.ok()) << describe(answer.problem());
    return answer.ok() ? *answer : Answer{};
  }
  std::vector<int> find(std::string words) {
    Question question;
    question.words = std::move(words);
    question.page_size = 100;
    std::vector<int> numbers;
    for (const auto& hit : ask(question).hits) numbers.push_back(std::stoi(hit.value().substr(24)));
    std::ranges::sort(numbers);
    return numbers;
  }
  std::unique_ptr<Index> index_ = GetParam().make();
  registry::Position position_ = 0;
};

INSTANTIATE_TEST_SUITE_P(Engines, Indexes, testing::ValuesIn(engines),
                         [](const auto& given) { return given.param.name; });

using testing::ElementsAre;
using testing::IsEmpty;

TEST_P(Indexes, FindsWordsInSixLanguages) {
  put({saying(1, "en", "Decision on cotton"), saying(2, "fr", "Décision sur le blé"),
       saying(3, "es", "Decisión sobre el algodón"), saying(4, "ru", "Решение о растёниях"),
       saying(5, "ar", "قَرَار بِشَأن الذُّرَة"), saying(6, "zh", "关于玉米的决定")});
  EXPECT_THAT(find("cotton"), ElementsAre(1));
  EXPECT_THAT(find("BLE"), ElementsAre(2));
  EXPECT_THAT(find("algodón"), ElementsAre(3));
  EXPECT_THAT(find("растениях"), ElementsAre(4));
  EXPECT_THAT(find("الذرة"), ElementsAre(5));
  EXPECT_THAT(find("玉米"), ElementsAre(6));
  EXPECT_THAT(find("米黑"), IsEmpty());
  EXPECT_THAT(find(""), ElementsAre(1, 2, 3, 4, 5, 6));
}

TEST_P(Indexes, FindsOtherFormsOfAWord) {
  put({saying(1, "en", "Decisions on authorities"), saying(2, "fr", "Décisions des autorités nationales"),
       saying(3, "es", "Las autoridades nacionales"), saying(4, "ru", "Решения национальных органов")});
  EXPECT_THAT(find("authority"), ElementsAre(1));
  EXPECT_THAT(find("autorité"), ElementsAre(2));
  EXPECT_THAT(find("autoridad"), ElementsAre(3));
  EXPECT_THAT(find("AUTORIDÁD"), ElementsAre(3));
  EXPECT_THAT(find("решение"), ElementsAre(4));
}

TEST_P(Indexes, UnderstandsWhatPeopleType) {
  put({saying(1, "en", "import of maize grain"), saying(2, "en", "grain of imported maize"),
       saying(3, "en", "soybean")});
  EXPECT_THAT(find("maize grain"), ElementsAre(1, 2));
  EXPECT_THAT(find("\"maize grain\""), ElementsAre(1));
  EXPECT_THAT(find("grain -import"), IsEmpty());
  EXPECT_THAT(find("grain -\"imported\""), ElementsAre(1));
  EXPECT_THAT(find("\"imported\""), ElementsAre(2));
  EXPECT_THAT(find("soy*"), ElementsAre(3));
  EXPECT_THAT(find("-maize"), ElementsAre(3));
  EXPECT_THAT(find("AND OR ( ) ~ ? \\ : \" * -"), testing::Not(testing::Contains(99)));
}

TEST_P(Indexes, LooksForWordsAndPhrasesInNamesOnly) {
  auto named = saying(1, "en", "Field trial of maize");
  named.texts.front().is_name = true;
  named.texts.push_back({"en", "A decision about grain", false});
  put({named, saying(2, "en", "a field trial of maize, a decision")});
  EXPECT_THAT(find("title:maize"), ElementsAre(1));
  EXPECT_THAT(find("title:\"field trial\""), ElementsAre(1));
  EXPECT_THAT(find("title:\"a decision\""), IsEmpty());
  EXPECT_THAT(find("\"a decision\""), ElementsAre(1, 2));
}

TEST_P(Indexes, PutsTheRecordOfThatNameFirst) {
  auto named = saying(1, "en", "something else");
  named.keys = {"M0N008106", "BCH-LMO-SCBD-7"};
  put({saying(2, "en", "about MON 00810 6 and BCH LMO SCBD 7"), named});
  for (const char* typed : {"MON-ØØ81Ø-6", "mon–00810–6", "bch-lmo-scbd-7", " BCH-LMO-SCBD-7-2 "}) {
    Question question;
    question.words = typed;
    const auto answer = ask(question);
    ASSERT_FALSE(answer.hits.empty()) << typed;
    EXPECT_EQ(answer.hits.front(), record(1)) << typed;
  }
}

TEST_P(Indexes, FindsOnlyWhatHasAKey) {
  auto event = saying(1, "en", "an event");
  event.keys = {"A1", own_key("A1")};
  auto stack = saying(2, "en", "a stack");
  stack.keys = {"A1", "A1B2", "B2", own_key("A1B2")};
  put({event, stack, saying(3, "en", "about A1")});
  Question question;
  question.order = Order::newest;
  question.key = "A1";
  EXPECT_THAT(ask(question).hits, ElementsAre(record(2), record(1)));
  question.key = own_key("A1");
  EXPECT_THAT(ask(question).hits, ElementsAre(record(1)));
  question.key = "C3";
  EXPECT_THAT(ask(question).hits, IsEmpty());
}

TEST_P(Indexes, FindsRecordsWhoseIdentifiersBeginWithLetters) {
  auto lettered = saying(1, "en", "maize");
  lettered.record = *records::parse_record_id("ABC-" + record(1).value());
  auto decision = saying(2, "en", "other");
  decision.refers_to = {lettered.record};
  put({lettered, decision});
  Question question;
  question.words = "maize";
  EXPECT_THAT(ask(question).hits, ElementsAre(lettered.record));
}

TEST_P(Indexes, FindsNoRecordThatHasWhatIsExcluded) {
  put({saying(1, "en", "one"), saying(2, "en", "two"), saying(3, "en", "three")});
  Question question;
  question.order = Order::newest;
  question.excluded = {{"format", "even"}};
  EXPECT_THAT(ask(question).hits, ElementsAre(record(3), record(1)));
}

TEST_P(Indexes, ForgetsWhatWasWithdrawnAndReplacesWhatWasAmended) {
  put({saying(1, "en", "first"), saying(2, "en", "second")});
  put({saying(1, "en", "other")});
  EXPECT_THAT(find("first"), IsEmpty());
  EXPECT_THAT(find("other"), ElementsAre(1));
  Changes removal;
  removal.remove = {record(2)};
  removal.position = 9;
  ASSERT_TRUE(index_->change(removal).ok());
  EXPECT_THAT(find(""), ElementsAre(1));
  EXPECT_EQ(ask({}).position, 9U);
  ASSERT_TRUE(index_->forget().ok());
  EXPECT_EQ(*index_->position(), 0U);
  ASSERT_TRUE(index_->settle().ok());
  EXPECT_THAT(find(""), IsEmpty());
}

TEST_P(Indexes, FindsWhatRefersToARecord) {
  auto one = saying(1, "en", "one");
  one.refers_to = {record(7)};
  put({one, saying(2, "en", "two")});
  Question question;
  question.refers_to = {record(7)};
  EXPECT_THAT(ask(question).hits, ElementsAre(record(1)));
}

TEST_P(Indexes, LooksAmongSomeRecordsOnlyAndThenRelaxesNothing) {
  put({saying(1, "en", "maize"), saying(2, "en", "maize"), saying(3, "en", "cotton")});
  Question question;
  question.words = "maize";
  question.among = {record(2), record(3)};
  EXPECT_THAT(ask(question).hits, ElementsAre(record(2)));
  question.words = "maize soya";
  const auto nothing = ask(question);
  EXPECT_THAT(nothing.hits, IsEmpty());
  EXPECT_FALSE(nothing.is_relaxed);
  EXPECT_EQ(nothing.suggestion, "");
  question.words = "maize";
  question.among = {record(2)};
  put({saying(2, "en", "rice")});
  EXPECT_THAT(ask(question).hits, IsEmpty());
}

TEST_P(Indexes, GivesPagesInOrder) {
  std::vector<IndexedRecord> all;
  for (int i = 0; i < 20; ++i) all.push_back(saying(i, "en", "same"));
  put(std::move(all));
  Question question;
  question.order = Order::newest;
  question.page_size = 8;
  question.page = 3;
  const auto answer = ask(question);
  EXPECT_EQ(answer.total, 20U);
  EXPECT_THAT(answer.hits, ElementsAre(record(3), record(2), record(1), record(0)));
  question.page = 9;
  EXPECT_THAT(ask(question).hits, IsEmpty());
}

TEST_P(Indexes, GivesTheFirstOfManyByDate) {
  constexpr int many = 2'000;
  std::vector<IndexedRecord> all;
  for (int i = 0; i < many; ++i) {
    all.push_back(saying(i, "en", "same"));
    const int year = 1990 + i * 7 % 30;
    all.back().date = (year * 100 + 1) * 100 + i % 28;
    std::erase_if(all.back().facets, [](const auto& value) { return value.facet == facet::year; });
    all.back().facets.push_back({std::string(facet::year), std::to_string(year)});
    std::ranges::sort(all.back().facets);
  }
  auto by_date = all;
  put(std::move(all));
  std::ranges::stable_sort(by_date, {}, &IndexedRecord::date);
  Question question;
  for (const auto order : {Order::newest, Order::oldest}) {
    question.order = order;
    if (order == Order::newest) std::ranges::reverse(by_date);
    for (const std::size_t page : {1U, 2U, 30U, 100U}) {
      question.page = page;
      const auto answer = ask(question);
      EXPECT_EQ(answer.total, static_cast<std::size_t>(many));
      ASSERT_EQ(answer.hits.size(), question.page_size);
      for (std::size_t i = 0; i < answer.hits.size(); ++i) {
        const auto hit = std::ranges::find(by_date, answer.hits[i], &IndexedRecord::record);
        EXPECT_EQ(hit->date, by_date[(page - 1) * question.page_size + i].date);
      }
    }
    if (order == Order::newest) std::ranges::reverse(by_date);
  }
}

TEST_P(Indexes, OrdersByTheTitleThatTheReaderSees) {
  auto one = saying(1, "en", "one");
  one.titles = {{"en", "a"}, {"fr", "z"}};
  auto two = saying(2, "en", "two");
  two.titles = {{"fr", "y"}, {"en", "b"}};
  auto three = saying(3, "en", "three");
  three.titles = {{"", "c"}};
  put({one, two, three, saying(4, "en", "without")});
  Question question;
  question.order = Order::title;
  question.language = "en";
  EXPECT_THAT(ask(question).hits, ElementsAre(record(1), record(2), record(3), record(4)));
  question.language = "fr";
  EXPECT_THAT(ask(question).hits, ElementsAre(record(3), record(2), record(1), record(4)));
  question.language = "ru";
  EXPECT_THAT(ask(question).hits, ElementsAre(record(1), record(2), record(3), record(4)));
}

TEST_P(Indexes, OrdersLaterPagesByTitleToo) {
  std::vector<IndexedRecord> all;
  for (int i = 0; i < 200; ++i) {
    all.push_back(saying(i, "en", "same"));
    all.back().titles = {{"en", std::to_string(1000 + i * 37 % 200)}};
  }
  put(std::move(all));
  Question question;
  question.order = Order::title;
  question.language = "en";
  question.page_size = 40;
  question.page = 4;
  const auto hits = ask(question).hits;
  ASSERT_EQ(hits.size(), 40U);
  for (std::size_t i = 0; i < hits.size(); ++i)
    EXPECT_EQ(std::stoi(hits[i].value().substr(24)) * 37 % 200, static_cast<int>(120 + i));
}

TEST_P(Indexes, OnlyCountsWhenNoRecordIsWanted) {
  std::vector<IndexedRecord> all;
  for (int i = 0; i < 20; ++i) all.push_back(saying(i, "en", "same"));
  put(std::move(all));
  Question question;
  question.page_size = 0;
  question.counted = {"format"};
  const auto answer = ask(question);
  EXPECT_EQ(answer.total, 20U);
  EXPECT_THAT(answer.hits, IsEmpty());
  EXPECT_EQ(answer.count("format", "even"), 10U);
}

TEST_P(Indexes, CountsEachFacetAsIfItsOwnChoiceWereOpen) {
  MemoryIndex plain(tongues(), lexicon());
  std::mt19937 engine(7);
  Changes changes;
  changes.position = 1;
  for (int i = 0; i < 300; ++i) {
    auto one = saying(i, "en", engine() % 2 == 0 ? "maize" : "soybean");
    one.facets.push_back({"party", std::string(1, static_cast<char>('a' + engine() % 4))});
    if (engine() % 3 == 0) one.facets.push_back({"result", engine() % 2 == 0 ? "yes" : "no"});
    std::ranges::sort(one.facets);
    changes.put.push_back(std::move(one));
  }
  ASSERT_TRUE(plain.change(changes).ok());
  ASSERT_TRUE(index_->position().ok() && index_->change(changes).ok() && index_->settle().ok());
  const std::vector<std::vector<FacetValue>> choices{{},
                                                     {{"party", "a"}},
                                                     {{"party", "a"}, {"party", "c"}},
                                                     {{"format", "odd"}, {"party", "b"}},
                                                     {{"result", "yes"}},
                                                     {{"party", "nobody"}}};
  for (const char* words : {"", "maize", "nothing"}) {
    for (const auto& chosen : choices) {
      Question question;
      question.words = words;
      question.choices = chosen;
      question.counted = {"format", "party", "result", "standing"};
      question.crossed =
          Crossing{"format", {"odd", "even", "none"}, "party", {"a", "b", "c", "z"}, "result", {"yes", "no"}};
      const auto expected = plain.ask(question);
      const auto answer = ask(question);
      EXPECT_EQ(answer.cells, expected->cells);
      EXPECT_EQ(answer.total, expected->total);
      EXPECT_EQ(answer.facets, expected->facets);
    }
  }
}

TEST_P(Indexes, AnswersHostileQuestions) {
  put({saying(1, "en", "maize")});
  std::string many;
  for (int i = 0; i < 10'000; ++i) many += "word" + std::to_string(i) + " ";
  for (const std::string& words :
       {many, std::string(100'000, 'x'), std::string("\xff\xfe\x80"), std::string(5'000, '"'),
        std::string(5'000, '-'), std::string("a\0b", 3), std::string("*")}) {
    Question question;
    question.words = words;
    EXPECT_LE(ask(question).total, 1U);
  }
}

}  // namespace
}  // namespace bch::search
