#include "notices/wording.h"

#include "languages/lines.h"
#include "node/treaty.h"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bch::notices {
namespace {

using testing::HasSubstr;
using testing::Not;

const node::Treaty& treaty() {
  static const auto built_in = node::built_in_treaty();
  return **built_in;
}

Letterhead head(bool is_demonstration = false) {
  return {*Mailbox::parse("bch@node.example"),
          "Biosafety Clearing-House node",
          "https://node.example",
          is_demonstration,
          treaty().roles(),
          treaty().formats().vocabularies()};
}

const std::string long_title = [] {
  std::string text;
  for (int i = 0; i < 12; ++i) text += "Règlement d’application de la loi 生物安全法 ";
  return text;
}();

// Of each kind, with everything that its sentence may want.
std::vector<News> one_of_each() {
  std::vector<News> all;
  for (const auto* key : {kind::announcement,
                          kind::appointment_ended,
                          kind::by_hand,
                          kind::comment,
                          kind::designated,
                          kind::fault_answered,
                          kind::fault_reported,
                          kind::not_confirmed,
                          kind::pending,
                          kind::published,
                          kind::request_came,
                          kind::requests_came,
                          kind::returned,
                          kind::search,
                          kind::several_to_confirm,
                          kind::to_confirm,
                          kind::validate,
                          kind::withdrawn,
                          kind::retired,
                          kind::to_confirm_or_retire,
                          kind::several_to_confirm_or_retire})
    all.push_back({key,
                   {{"title", long_title},
                    {"who", "Ana Pérez"},
                    {"number", "BCH-LAW-XA-1"},
                    {"date", "2026-03-01"},
                    {"role", treaty().roles().all().front().id},
                    {"name", "maize"},
                    {"count", "12345"},
                    {"what", "Letter"},
                    {"answer", "Mended"}},
                   "desk/requests/1",
                   {},
                   {}});
  return all;
}

TEST(Wording, FillsEverySentenceInEveryLanguage) {
  for (const auto& reader : treaty().readers()) {
    for (const auto& news : one_of_each()) {
      const std::string said = sentence(*reader, treaty().roles(), news);
      EXPECT_THAT(said, Not(HasSubstr("{"))) << reader->tag() << " " << news.kind;
      EXPECT_NE(said, news.kind) << reader->tag();
    }
  }
}

TEST(Wording, WritesDatesNumbersAndRolesAsTheReaderDoes) {
  const auto& reader = *treaty().readers().front();
  const News confirm{kind::to_confirm, {{"title", "Law"}, {"date", "2026-03-01"}}, "", {}, {}};
  EXPECT_EQ(sentence(reader, treaty().roles(), confirm),
            "Please confirm by 1 March 2026 that the record “Law” still holds.");
  const News search{kind::search, {{"name", "maize"}, {"count", "12345"}}, "", {}, {}};
  EXPECT_THAT(sentence(reader, treaty().roles(), search), HasSubstr("12,345"));
  const auto& role = treaty().roles().all().front();
  const News designated{kind::designated, {{"role", role.id}}, "", {}, {}};
  EXPECT_THAT(sentence(reader, treaty().roles(), designated), HasSubstr(role.english));
}

TEST(Wording, LaysOutMessagesInShortLinesInEveryLanguage) {
  for (const auto& reader : treaty().readers()) {
    for (const auto& news : one_of_each()) {
      const std::vector one{news};
      for (const auto& written :
           {write(head(true), *reader, one, true), write(head(), *reader, one, false)}) {
        EXPECT_LE(languages::columns(written.subject), 72U) << written.subject;
        std::stringstream text(written.text);
        for (std::string line; std::getline(text, line);)
          EXPECT_LE(languages::columns(line), 78U) << reader->tag() << ": " << line;
        EXPECT_THAT(written.text,
                    HasSubstr("\nhttps://node.example/" + reader->tag() + "/desk/requests/1\n"));
      }
    }
  }
}

TEST(Wording, GathersSeveralNewsUnderTheirNumber) {
  const auto written = write(head(), *treaty().readers().front(), one_of_each(), true);
  EXPECT_EQ(written.subject, "Notices for you: " + std::to_string(one_of_each().size()));
}

TEST(Wording, SaysThatANodeIsADemonstration) {
  const auto& reader = *treaty().readers().front();
  const auto all = one_of_each();
  const auto written = write(head(true), reader, std::span(all).first(1), true);
  EXPECT_TRUE(written.subject.starts_with("Demonstration "));
  EXPECT_THAT(write(head(), reader, all, true).text, Not(HasSubstr("emonstration")));
  EXPECT_THAT(written.text, HasSubstr("emonstration"));
}

TEST(Wording, CutsTextsBetweenCharactersAndByTheirWidth) {
  EXPECT_EQ(cut_to_columns("maize", 5), "maize");
  EXPECT_EQ(cut_to_columns("maize grain", 6), "maize…");
  EXPECT_EQ(cut_to_columns("生物安全", 5), "生物…");
}

}  // namespace
}  // namespace bch::notices
