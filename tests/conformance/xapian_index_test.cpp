// What the index on disk does beyond what every index does: it is made anew beside the one that answers,
// heals after crashes, mends spelling and gives reasons.

#include "search/in_memory.h"
#include "search_fixture.h"

#include <fstream>
#include <random>
#include <thread>

#include <gmock/gmock.h>

namespace bch::search {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Changes putting(std::vector<IndexedRecord> records, registry::Position position) {
  Changes changes;
  changes.put = std::move(records);
  changes.position = position;
  return changes;
}

Question asking(std::string words) {
  Question question;
  question.words = std::move(words);
  question.language = "en";
  return question;
}

std::size_t total(Index& index, std::string words) {
  const auto answer = index.ask(asking(std::move(words)));
  EXPECT_TRUE(answer.ok());
  return answer.ok() ? answer->total : 0;
}

void make(Index& index, std::vector<IndexedRecord> records, registry::Position position) {
  ASSERT_TRUE(index.position().ok());
  ASSERT_TRUE(index.change(putting(std::move(records), position)).ok());
  ASSERT_TRUE(index.settle().ok());
}

TEST(XapianIndex, IsMadeAnewWhenItIsDamaged) {
  const auto folder = fresh_folder();
  make(*xapian_in(folder), {saying(1, "en", "maize")}, 7);
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
    if (file.is_regular_file() && file.path().filename() != "current") std::filesystem::resize_file(file, 3);
  }
  const auto index = xapian_in(folder);
  EXPECT_FALSE(index->ask({}).ok());
  EXPECT_EQ(index->position().problem().kind, Problem::Kind::damaged);
  ASSERT_TRUE(index->forget().ok());
  EXPECT_FALSE(index->ask({})->is_ready);
  make(*index, {saying(1, "en", "maize")}, 7);
  EXPECT_EQ(total(*index, "maize"), 1U);
}

TEST(XapianIndex, IsFoundAgainByTheNextProcess) {
  const auto folder = fresh_folder();
  make(*xapian_in(folder), {saying(1, "en", "maize")}, 7);
  {
    const auto index = xapian_in(folder);
    ASSERT_TRUE(index->change(putting({saying(2, "en", "maize too")}, 8)).ok());
  }
  const auto index = xapian_in(folder);
  EXPECT_EQ(*index->position(), 8U);
  EXPECT_EQ(total(*index, "maize"), 2U);
  EXPECT_EQ(total(*index, "\"maize too\""), 1U);
}

TEST(XapianIndex, AnswersAsBeforeWhileItIsMadeAnew) {
  const auto index = xapian_in(fresh_folder());
  EXPECT_FALSE(index->ask({})->is_ready);
  make(*index, {saying(1, "en", "maize")}, 7);
  ASSERT_TRUE(index->forget().ok());
  EXPECT_EQ(*index->position(), 0U);
  ASSERT_TRUE(index->change(putting({saying(2, "en", "cotton")}, 9)).ok());
  EXPECT_EQ(total(*index, "maize"), 1U);
  EXPECT_EQ(total(*index, "cotton"), 0U);
  ASSERT_TRUE(index->settle().ok());
  EXPECT_EQ(total(*index, "maize"), 0U);
  EXPECT_EQ(total(*index, "cotton"), 1U);
}

TEST(XapianIndex, ThrowsAwayWhatACrashLeftHalfMade) {
  const auto folder = fresh_folder();
  make(*xapian_in(folder), {saying(1, "en", "maize")}, 7);
  {
    const auto index = xapian_in(folder);
    ASSERT_TRUE(index->forget().ok());
    ASSERT_TRUE(index->change(putting({saying(2, "en", "cotton")}, 9)).ok());
  }  // as if the process had ended
  const auto index = xapian_in(folder);
  EXPECT_EQ(*index->position(), 7U);
  EXPECT_EQ(total(*index, "maize"), 1U);
  ASSERT_TRUE(index->forget().ok());
  ASSERT_TRUE(index->settle().ok());
  const auto files = std::distance(std::filesystem::directory_iterator(folder), {});
  EXPECT_EQ(files, 2) << "the generation and the file that names it";
}

TEST(XapianIndex, IsMadeAnewForAnotherEditionOfTheTreatyAndAnswersMeanwhile) {
  const auto folder = fresh_folder();
  make(*xapian_in(folder, "1"), {saying(1, "en", "maize")}, 7);
  const auto index = xapian_in(folder, "2");
  EXPECT_EQ(index->position().problem().kind, Problem::Kind::damaged);
  EXPECT_EQ(total(*index, "maize"), 1U);
}

// Whatever happens to records one by one, the index says what one says that was made at once.
TEST(XapianIndex, SaysTheSameHoweverItWasMade) {
  MemoryIndex plain(tongues(), lexicon());
  const auto grown = xapian_in(fresh_folder());
  make(*grown, {}, 0);
  std::mt19937 chance(11);
  const std::vector<std::string> words{"maize", "grain", "import", "decision", "cotton", "law"};
  for (registry::Position step = 1; step <= 60; ++step) {
    Changes changes;
    changes.position = step;
    for (int i = 0; i < 3; ++i) {
      const int number = static_cast<int>(chance() % 40);
      std::string text;
      for (int j = 0; j < 4; ++j) text += words[chance() % words.size()] + " ";
      if (chance() % 5 == 0)
        changes.remove.push_back(record(number));
      else
        changes.put.push_back(saying(number, "en", text));
    }
    std::erase_if(changes.remove, [&](const auto& removed) {
      return std::ranges::any_of(changes.put, [&](const auto& put) { return put.record == removed; });
    });
    std::ranges::sort(changes.put, {}, &IndexedRecord::record);
    changes.put.erase(
        std::unique(changes.put.begin(), changes.put.end(),
                    [](const auto& one, const auto& other) { return one.record == other.record; }),
        changes.put.end());
    ASSERT_TRUE(plain.change(changes).ok());
    ASSERT_TRUE(grown->change(std::move(changes)).ok());
    for (const auto* typed : {"maize", "maize grain", "\"grain import\"", "decisions -law", "import*", ""}) {
      auto question = asking(typed);
      question.counted = {"format"};
      question.order = Order::newest;
      const auto expected = plain.ask(question);
      const auto answer = grown->ask(question);
      ASSERT_EQ(answer->total, expected->total) << typed << " at " << step;
      ASSERT_EQ(answer->facets, expected->facets) << typed << " at " << step;
      ASSERT_EQ(answer->is_relaxed, expected->is_relaxed) << typed << " at " << step;
    }
  }
}

TEST(XapianIndex, IsMadeAnewWhenSomethingWasErased) {
  const auto folder = fresh_folder();
  {
    const auto index = xapian_in(folder);
    make(*index, {saying(1, "en", "maize"), saying(2, "en", "cotton")}, 7);
    Changes changes;
    changes.remove = {record(2)};
    changes.position = 8;
    ASSERT_TRUE(index->change(std::move(changes)).ok());
    EXPECT_EQ(total(*index, "cotton"), 0U);
    EXPECT_EQ(index->position().problem().kind, Problem::Kind::damaged);
  }
  const auto index = xapian_in(folder);
  EXPECT_EQ(index->position().problem().kind, Problem::Kind::damaged);
  EXPECT_EQ(total(*index, "cotton"), 0U);
  EXPECT_EQ(total(*index, "maize"), 1U);
}

TEST(XapianIndex, AnswersWhileItChanges) {
  const auto index = xapian_in(fresh_folder());
  make(*index, {saying(0, "en", "maize")}, 1);
  std::atomic<bool> ended = false;
  std::vector<std::thread> readers;
  for (int i = 0; i < 3; ++i) {
    readers.emplace_back([&] {
      std::size_t seen = 1;
      while (!ended) {
        const auto now = total(*index, "maize");
        EXPECT_GE(now, seen);
        seen = now;
      }
    });
  }
  for (int i = 1; i < 30; ++i)
    ASSERT_TRUE(
        index->change(putting({saying(i, "en", "maize")}, static_cast<registry::Position>(i) + 1)).ok());
  ended = true;
  for (auto& reader : readers) reader.join();
  EXPECT_EQ(total(*index, "maize"), 30U);
}

TEST(XapianIndex, MendsTheSpellingInTheLanguageOfTheText) {
  const auto index = xapian_in(fresh_folder());
  make(*index,
       {saying(1, "en", "Assessment of mosquitoes"), saying(2, "fr", "Évaluation des moustiques"),
        saying(3, "ru", "Оценка рисков"), saying(4, "ar", "تقييم المخاطر")},
       4);
  const auto mended = [&](const char* typed) { return index->ask(asking(typed))->suggestion; };
  EXPECT_EQ(mended("asessment of mosquitoes"), "assessment of mosquitoes");
  EXPECT_EQ(mended("évaluatoin"), "évaluation");
  EXPECT_EQ(mended("оценка рискав"), "оценка рисков");
  EXPECT_EQ(mended("تقيم المخاطر"), "تقييم المخاطر");
  EXPECT_EQ(mended("assessment"), "");
  EXPECT_EQ(mended("xyzzyx"), "");
}

TEST(XapianIndex, SaysWhyARecordWasFound) {
  auto named = saying(1, "en", "Decision on cotton");
  named.texts.front().is_name = true;
  auto carrying = saying(2, "fr", "rien");
  Analysis analysis(tongues());
  carrying.facets.push_back(lexicon().values(analysis, std::string(facet::term), "transit").front());
  auto referring = saying(3, "fr", "autre chose");
  referring.refers_to = {record(1)};
  const auto index = xapian_in(fresh_folder());
  make(*index, {named, carrying, referring}, 1);
  const auto reasons = [&](const char* typed, int number) {
    auto question = asking(typed);
    question.explained = true;
    const auto answer = index->ask(question);
    for (std::size_t i = 0; i < answer->hits.size(); ++i) {
      if (answer->hits[i] == record(number)) return answer->reasons[i];
    }
    return std::vector<Reason>();
  };
  EXPECT_EQ(reasons("decisions", 1).front().where, Reason::Where::name);
  EXPECT_EQ(reasons("transito", 2).front().where, Reason::Where::term) << "Spanish";
  EXPECT_EQ(reasons("\"on cotton\"", 1).front().where, Reason::Where::phrase);
  EXPECT_EQ(reasons("decision on cotton", 3).front().where, Reason::Where::reference);
  EXPECT_EQ(reasons("decision on cotton", 3).front().met, "decision on cotton");
}

}  // namespace
}  // namespace bch::search
