// Languages: which are offered, what an Accept-Language field gets, how their dates and names are written and
// ordered, which text of several a reader sees.

#include "languages/language.h"

#include "languages/collation.h"
#include "languages/dates.h"
#include "languages/localized.h"
#include "treaty/edition_0.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace bch::languages {
namespace {

class LanguagesTest : public testing::Test {
 protected:
  const Language& in(std::string_view tag) {
    const Language* found = languages_->find(tag);
    EXPECT_NE(found, nullptr) << tag;
    return *found;
  }
  std::string negotiated(std::string_view field) { return languages_->negotiate(field).tag; }

  Result<Languages> languages_ = Languages::read(treaty::edition_0());
};

TEST_F(LanguagesTest, AreTheSixOfTheUnitedNationsAndAPseudoLanguage) {
  std::vector<std::string> tags;
  for (const auto& language : languages_->all()) tags.push_back(language.tag);
  EXPECT_EQ(tags, (std::vector<std::string>{"en", "ar", "es", "fr", "ru", "zh"}));
  EXPECT_EQ(languages_->fallback().tag, "en");
  EXPECT_EQ(in("ar").direction, Direction::right_to_left);
  EXPECT_EQ(in("zh").segmentation, Segmentation::bigrams);
  EXPECT_EQ(languages_->find("EN"), nullptr);
  EXPECT_EQ(languages_->find("qps"), nullptr);
  EXPECT_TRUE(languages_->pseudo()->is_generated);
}

TEST_F(LanguagesTest, AreNegotiatedByWeightThenOrder) {
  EXPECT_EQ(negotiated("fr"), "fr");
  EXPECT_EQ(negotiated("de, fr;q=0.8, es;q=0.9"), "es");
  EXPECT_EQ(negotiated("fr, es"), "fr");
  EXPECT_EQ(negotiated("zh-Hant-TW, en;q=0.5"), "zh") << "a longer tag is cut until one is ours";
  EXPECT_EQ(negotiated("ZH-cn"), "zh");
  EXPECT_EQ(negotiated("fr;q=0, ru;q=0.1"), "ru") << "weight 0: not this one";
  EXPECT_EQ(negotiated(" ar ; q=0.5 "), "ar");
}

TEST_F(LanguagesTest, FallBackWhenNothingIsAskedFor) {
  for (const char* field : {"", "de", "*", ";;;,,,", "fr;q=x", "q=1", "qps", "\xff\xfe"})
    EXPECT_EQ(negotiated(field), "en") << field;
  std::string many;
  for (int i = 0; i < 10'000; ++i) many += "xx,";
  EXPECT_EQ(negotiated(many + "fr"), "en") << "a field is read to its limit only";
}

TEST_F(LanguagesTest, AreRefusedWhenTheirFileIsWrong) {
  const auto problem = [](std::string_view text) {
    const std::vector<NamedText> files{{"languages.toml", text}};
    const auto read = Languages::read(files);
    return read.ok() ? std::string("none") : read.problem().key;
  };
  EXPECT_EQ(Languages::read({}).problem().key, "languages.absent");
  EXPECT_EQ(problem("[[language]\n"), "languages.syntax");
  EXPECT_EQ(problem("[[language]]\ntag = \"en\"\n"), "languages.entry");
  EXPECT_NE(problem(""), "none");
}

TEST_F(LanguagesTest, WriteDatesSoThatNobodyMistakesThem) {
  const CivilDate day{2024, 5, 6};
  const auto written = [&](std::string_view tag) { return Dates::make(in(tag))->long_date(day); };
  EXPECT_EQ(written("en"), "6 May 2024");
  EXPECT_EQ(written("fr"), "6 mai 2024");
  EXPECT_EQ(written("es"), "6 de mayo de 2024");
  EXPECT_EQ(written("zh"), "2024年5月6日");
  EXPECT_NE(written("ru").find("мая"), std::string::npos);
  EXPECT_NE(written("ar").find("2024"), std::string::npos) << "digits that can be copied";
  const auto english = Dates::make(in("en"));
  EXPECT_EQ(english->long_date({2024, 5, 0}), "May 2024");
  EXPECT_EQ(english->long_date({2024, 0, 0}), "2024");
  EXPECT_EQ(english->short_date({1999, 12, 31}), "31 Dec 1999");
  EXPECT_EQ(english->long_instant(*parse_instant("2024-05-06T23:59:59Z")), "6 May 2024 at 23:59 UTC");
}

TEST_F(LanguagesTest, KnowTheDayInAZone) {
  const auto evening = *parse_instant("2026-03-01T22:30:00Z");
  EXPECT_EQ(to_text(*day_in_zone(evening, "Africa/Nairobi")), "2026-03-02");
  EXPECT_EQ(to_text(*day_in_zone(evening, "America/Lima")), "2026-03-01");
  EXPECT_FALSE(day_in_zone(evening, "Mars/Olympus"));
  EXPECT_FALSE(day_in_zone(evening, ""));
}

TEST_F(LanguagesTest, NameOneAnother) {
  EXPECT_EQ(language_name("ar", in("fr")), "arabe");
  EXPECT_EQ(language_name("fr", in("zh")), "法语");
  EXPECT_EQ(language_name("pt-BR", in("en")), "Portuguese");
  EXPECT_EQ(language_name("zz", in("en")), "zz");
  EXPECT_EQ(language_name("not a tag", in("en")), "not a tag");
}

TEST_F(LanguagesTest, OrderNamesAsTheirReadersExpect) {
  const auto sorted = [&](std::string_view tag, std::vector<std::string> names) {
    const auto collator = Collator::make(in(tag));
    std::ranges::sort(names, [&](const auto& left, const auto& right) {
      return collator->sort_key(left) < collator->sort_key(right);
    });
    return names;
  };
  using Names = std::vector<std::string>;
  EXPECT_EQ(sorted("en", {"MON 1445", "zea", "MON 810", "Éire", "Fenria"}),
            (Names{"Éire", "Fenria", "MON 810", "MON 1445", "zea"}));
  EXPECT_EQ(sorted("es", {"ola", "ñandú", "nube"}), (Names{"nube", "ñandú", "ola"}));
  EXPECT_EQ(sorted("zh", {"中国", "阿根廷", "巴西"}), (Names{"阿根廷", "巴西", "中国"})) << "by pinyin";
  const auto collator = Collator::make(in("en"));
  EXPECT_EQ(collator->compare("a", "a"), 0);
  EXPECT_LT(collator->compare("a", "b"), 0);
}

TEST_F(LanguagesTest, ChooseTheTextForAReader) {
  const LocalizedText text{{"ru", "по-русски"}, {"en", "English"}, {"FR-ca", "français"}, {"es", "  "}};
  const auto chosen = [&](std::string_view tag) { return choose(text, in(tag), *languages_)->text; };
  EXPECT_EQ(chosen("ru"), "по-русски");
  EXPECT_EQ(chosen("fr"), "français");
  EXPECT_EQ(chosen("es"), "English") << "white space is no text";
  EXPECT_EQ(chosen("zh"), "English");
  const LocalizedText russian{{"ru", "по-русски"}};
  EXPECT_EQ(choose(russian, in("en"), *languages_)->text, "по-русски");
  EXPECT_EQ(choose({}, in("en"), *languages_), nullptr);
  EXPECT_EQ(choose({{"en", " "}}, in("en"), *languages_), nullptr);
}

}  // namespace
}  // namespace bch::languages
