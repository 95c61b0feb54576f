#include "languages/words.h"

#include <random>

#include <gmock/gmock.h>
#include <unicode/utf8.h>

namespace bch::languages {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string utf8(char32_t c) {
  char bytes[U8_MAX_LENGTH];
  int length = 0;
  U8_APPEND_UNSAFE(bytes, length, c);
  return {bytes, static_cast<std::size_t>(length)};
}

TEST(Words, AreLettersAndDigitsInLowerCase) {
  EXPECT_THAT(words("Living Modified Organism (LMO), Article 20.3"),
              ElementsAre("living", "modified", "organism", "lmo", "article", "20", "3"));
  EXPECT_THAT(words("MON-00810-6"), ElementsAre("mon", "00810", "6"));
  EXPECT_THAT(words(""), IsEmpty());
  EXPECT_THAT(words(" \n\t--"), IsEmpty());
}

TEST(Words, MeetWhateverAccentsAreWritten) {
  EXPECT_EQ(fold("Évaluation ÉVALUATION e\u0301valuation"), "evaluation evaluation evaluation");
  EXPECT_EQ(fold("Año Straße Łódź Ørsted Đakovo œuf Æsir ıİ"),
            "ano strasse lodz orsted dakovo oeuf aesir ii");
  EXPECT_EQ(fold("Ἀθῆναι ὀργανισμός"), "αθηναι οργανισμοσ");
  EXPECT_EQ(fold("Tiếng Việt"), "tieng viet");
}

TEST(Words, KeepTheShortIOfCyrillicAndFoldIo) {
  EXPECT_EQ(fold("Ёлка ёлка е\u0308лка"), "елка елка елка");
  EXPECT_EQ(fold("Живой и\u0306од"), "живой йод");
  EXPECT_THAT(words("живои\u0306 организм"), ElementsAre("живой", "организм"));
  EXPECT_EQ(placed_words("живои\u0306.")[0].to, 12U);
}

TEST(Words, OfArabicIgnoreVowelSignsTatweelHamzaAndAlefForms) {
  EXPECT_EQ(fold("أَحْمَد إسلام آمن ٱلكتاب"), "احمد اسلام امن الكتاب");
  EXPECT_EQ(fold("ســـلامة"), "سلامه");
  EXPECT_EQ(fold("على علي علی"), "علي علي علي");
  EXPECT_EQ(fold("مسؤول رئيس"), "مسوول رييس");
  EXPECT_EQ(fold("ا\u0654سرة"), "اسره");
  EXPECT_EQ(fold("٢٠٢٤ ۱۲"), "2024 12");
}

TEST(Words, OfScriptsWithoutSpacesArePairs) {
  EXPECT_THAT(words("生物安全"), ElementsAre("生物", "物安", "安全"));
  EXPECT_THAT(words("中"), ElementsAre("中"));
  EXPECT_THAT(words("2024年5月 LMO转基因"), ElementsAre("2024", "年", "5", "月", "lmo", "转基", "基因"));
  EXPECT_THAT(words("データ。ひらがな"), ElementsAre("デー", "ータ", "ひら", "らが", "がな"));
  EXPECT_THAT(words("ｶﾞｷﾞ"), ElementsAre("ガギ"));
  EXPECT_THAT(words("ກິນ"), ElementsAre("ກິນ"));
  EXPECT_THAT(words("กขค"), ElementsAre("กข", "ขค"));
}

TEST(Words, OfHangulAndIndicScriptsAreWhole) {
  EXPECT_THAT(words("생물 안전"), ElementsAre("생물", "안전"));
  EXPECT_THAT(words("\u1112\u1161\u11ab\u1100\u1173\u11af"), ElementsAre("한글"));
  EXPECT_THAT(words("जैव सुरक्षा"), ElementsAre("जैव", "सुरक्षा"));
  EXPECT_THAT(words("ደህንነት"), ElementsAre("ደህንነት"));
}

TEST(Words, AreOneWhateverWidthOrLigatureIsWritten) {
  EXPECT_THAT(words("ＬＭＯ ﬁeld bio\u00adsafety x\u200dy m²"),
              ElementsAre("lmo", "field", "biosafety", "xy", "m2"));
  EXPECT_THAT(words("Roundup™ ©2024"), ElementsAre("roundup", "2024"));
}

TEST(Words, RememberWhereTheyStand) {
  EXPECT_THAT(placed_words("Le blé, 生物安"),
              ElementsAre(PlacedWord{"le", 0, 2}, PlacedWord{"ble", 3, 7}, PlacedWord{"生物", 9, 15},
                          PlacedWord{"物安", 12, 18}));
}

TEST(Words, SurviveBytesThatAreNotUtf8) {
  EXPECT_THAT(words("bio\xff\xfesafety \xc3"), ElementsAre("bio", "safety"));
  EXPECT_EQ(fold("a\xc3(b"), "a\ufffd(b");
  EXPECT_EQ(fold("\xed\xa0\x80"), "\ufffd\ufffd\ufffd");
  EXPECT_EQ(fold(std::string_view("a\0b", 3)), std::string_view("a\0b", 3));
}

TEST(Folding, ChangesNothingTheSecondTime) {
  for (char32_t c = 1; c < 0x20000; ++c) {
    if (c >= 0xd800 && c < 0xe000) continue;
    const std::string once = fold("a" + utf8(c) + "b");
    ASSERT_EQ(fold(once), once) << std::hex << static_cast<unsigned>(c);
    ASSERT_EQ(words(once), words("a" + utf8(c) + "b")) << std::hex << static_cast<unsigned>(c);
  }
}

TEST(Folding, AgreesWithWordsOnAnyBytes) {
  std::mt19937 chance(20);
  const std::string pool =
      "aZ9 -é\u0301ё\u0306и\u0306أ\u0654中文ーが\u3099한\u1112\u1161\u11abก\u0e34\xff\xc3";
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (int i = 0; i < 12; ++i) {
      const std::size_t from = chance() % pool.size();
      text += pool.substr(from, 1 + chance() % 4);
    }
    const std::string once = fold(text);
    ASSERT_EQ(words(once), words(text)) << text;
    ASSERT_EQ(fold(once), once) << text;
    const auto placed = placed_words(text);
    for (const auto& word : placed) ASSERT_TRUE(word.from < word.to && word.to <= text.size()) << text;
  }
}

}  // namespace
}  // namespace bch::languages
