#include "formats/unique_identifier.h"

#include "records/json.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

namespace bch::formats {
namespace {

TEST(UniqueIdentifier, HasApplicantEventAndCheckDigit) {
  const auto read = read_unique_identifiers(" MON-ØØ81Ø-6 ");
  ASSERT_EQ(read.size(), 1U);
  EXPECT_EQ(read[0].applicant, "MON");
  EXPECT_EQ(read[0].event, "ØØ81Ø");
  EXPECT_TRUE(read[0].digit_fits());
  EXPECT_EQ(read_unique_identifiers("MON-ØØ81Ø-7")[0].expected, '6');
}

TEST(UniqueIdentifier, IsTheSameHoweverItIsTyped) {
  const std::string key = matching_form("MON-ØØ81Ø-6");
  for (const char* typed : {"mon-00810-6", "MON–øø81Ø–6", "MON-OO81O-6", "MON008106", " MON - 00810 - 6 "}) {
    EXPECT_EQ(matching_form(typed), key) << typed;
  }
  EXPECT_EQ(address_form("mon-øø81ø-6"), "MON-00810-6");
  EXPECT_EQ(written_form("mon-00810-6"), "MON-ØØ81Ø-6");
}

TEST(UniqueIdentifier, OfAStackIsReadPartByPart) {
  for (const char* stack :
       {"MON-ØØ6Ø3-6 x MON-ØØ81Ø-6", "MON-ØØ6Ø3-6 × MON-ØØ81Ø-6", "mon-00603-6xmon-00810-6"}) {
    const auto read = read_unique_identifiers(stack);
    ASSERT_EQ(read.size(), 2U) << stack;
    EXPECT_TRUE(read[0].digit_fits() && read[1].digit_fits()) << stack;
    EXPECT_EQ(address_form(stack), "MON-00603-6xMON-00810-6");
    EXPECT_EQ(written_form(stack), "MON-ØØ6Ø3-6 × MON-ØØ81Ø-6");
  }
}

TEST(UniqueIdentifier, IsKeptAsWrittenWhenTheGrammarDoesNotFit) {
  for (const char* text : {"", "UNIQ7890", "MON-ØØ81Ø", "MON-ØØ81Ø-X", "MON-ØØ-81Ø-6", "M-ØØ81ØØØ-6",
                           "MON-ØØ8!Ø-6", "x x x", "×××"}) {
    for (const auto& identifier : read_unique_identifiers(text))
      EXPECT_FALSE(identifier.well_formed()) << text;
  }
  EXPECT_EQ(written_form("UNIQ7890"), "UNIQ7890");
}

TEST(UniqueIdentifier, KnowsTheRealOnes) {
  const std::filesystem::path list =
      std::filesystem::path(BCH_SOURCE_DIR) / "../shared/data/lmo/lmo-unique-identifiers.json";
  std::ifstream file(list);
  if (!file) GTEST_SKIP() << "the list of real identifiers is not here";
  std::stringstream text;
  text << file.rdbuf();
  const auto document = records::read_json(text.str());
  ASSERT_TRUE(document.ok());
  int count = 0;
  int wrong = 0;
  const auto* list_of = document->is(records::Document::Kind::list) ? &*document : document->find("lmos");
  ASSERT_NE(list_of, nullptr);
  for (const auto& lmo : list_of->items()) {
    for (const auto& identifier : read_unique_identifiers(lmo.at("uniqueIdentifier").text())) {
      ++count;
      wrong += identifier.digit_fits() ? 0 : 1;
    }
  }
  EXPECT_GE(count, 100);
  EXPECT_LE(wrong, count / 20) << "nearly all real identifiers follow the rule";
}

}  // namespace
}  // namespace bch::formats
