#include "languages/catalogue.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace bch::languages {
namespace {

constexpr std::string_view two_languages = R"(
[[language]]
tag = "en"
name = "English"
locale = "en-GB"
direction = "ltr"
segmentation = "spaces"
stemmer = "english"
fonts = "Noto Sans"
voice = "en"
forms = 2
plural = "n != 1"

[[language]]
tag = "ar"
name = "العربية"
locale = "ar-EG"
direction = "rtl"
segmentation = "spaces"
fonts = "Noto Sans Arabic"
voice = "ar"
forms = 3
plural = "n==0 ? 0 : n==1 ? 1 : 2"

[pseudo]
tag = "qps"
name = "Pseudo"
locale = "en-GB"
direction = "ltr"
segmentation = "spaces"
fonts = "Noto Sans"
forms = 2
plural = "n != 1"
)";

constexpr std::string_view english = R"(msgid ""
msgstr "Plural-Forms: nplurals=2; plural=(n != 1);\n"

msgctxt "page.of"
msgid "Page of {name}"
msgstr ""

msgctxt "page.found"
msgid "{n} record"
msgid_plural "{n} records"
msgstr[0] ""
msgstr[1] ""
)";

std::string arabic(std::string_view entries) {
  return "msgid \"\"\nmsgstr \"Plural-Forms: nplurals=3; plural=(n==0 ? 0 : n==1 ? 1 : 2);\\n\"\n\n" +
         std::string(entries);
}

constexpr std::string_view whole = R"(msgctxt "page.of"
msgid "Page of {name}"
msgstr "صفحة {name}"

msgctxt "page.found"
msgid "{n} record"
msgid_plural "{n} records"
msgstr[0] "لا سجلات"
msgstr[1] "سجل واحد"
msgstr[2] "{n} سجل"
)";

class CatalogueTest : public testing::Test {
 protected:
  Result<Catalogues> with(std::string_view entries, std::string_view labels = "") {
    arabic_ = arabic(entries);
    labels_ = labels;
    return Catalogues::read(*languages_, std::vector<NamedText>{{"languages/en.po", english},
                                                                {"languages/ar.po", arabic_},
                                                                {"languages/ar.formats.po", labels_}});
  }
  // "page.of message.missing", sorted.
  std::vector<std::string> faults(std::string_view entries) {
    std::vector<std::string> found;
    const auto catalogues = with(entries);
    for (const auto& fault : catalogues->faults()) {
      EXPECT_EQ(fault.arguments.at(0).second, "ar");
      found.push_back(fault.arguments.at(1).second + " " + fault.key);
    }
    std::ranges::sort(found);
    return found;
  }
  const Language& language(std::string_view tag) { return *languages_->find(tag); }

  std::vector<NamedText> files_{{"languages.toml", two_languages}};
  Result<Languages> languages_ = Languages::read(files_);
  std::string arabic_;
  std::string labels_;
};

TEST_F(CatalogueTest, SaysAMessageInTheLanguage) {
  const auto catalogues = with(whole);
  ASSERT_TRUE(catalogues.ok());
  EXPECT_TRUE(catalogues->faults().empty());
  EXPECT_EQ(catalogues->in(language("en")).say("page.of", {{"name", "Auralia"}}), "Page of Auralia");
  EXPECT_EQ(catalogues->in(language("ar")).say("page.of", {{"name", "أوراليا"}}), "صفحة أوراليا");
  EXPECT_EQ(catalogues->in(language("ar")).say("page.of", {{"name", "Auralia"}}), "صفحة \u2068Auralia\u2069")
      << "what runs the other way is isolated";
  EXPECT_EQ(catalogues->in(language("en")).say("page.of"), "Page of {name}");
  EXPECT_EQ(catalogues->in(language("en")).say("page.nowhere"), "page.nowhere");
}

TEST_F(CatalogueTest, SaysTheFormThatGoesWithANumber) {
  const auto catalogues = with(whole);
  const auto& ar = catalogues->in(language("ar"));
  EXPECT_EQ(ar.say_count("page.found", 0), "لا سجلات");
  EXPECT_EQ(ar.say_count("page.found", 1), "سجل واحد");
  EXPECT_EQ(catalogues->in(language("en")).say_count("page.found", 1), "1 record");
  EXPECT_EQ(catalogues->in(language("en")).say_count("page.found", 12'345), "12,345 records");
}

TEST_F(CatalogueTest, WritesNumbersInDigitsThatAllReadersCanCopy) {
  const auto catalogues = with(whole);
  EXPECT_EQ(catalogues->in(language("en")).number(1'234'567), "1,234,567");
  EXPECT_EQ(catalogues->in(language("en")).tenths(79), "7.9");
  const std::string arabic_number = catalogues->in(language("ar")).number(1'234'567);
  EXPECT_NE(arabic_number.find("234"), std::string::npos) << arabic_number;
}

TEST_F(CatalogueTest, StandsInWithTheFallbackAndNamesTheFault) {
  EXPECT_EQ(faults(""), (std::vector<std::string>{"page.found message.missing", "page.of message.missing"}));
  EXPECT_EQ(with("")->in(language("ar")).say("page.of", {{"name", "X"}}).substr(0, 7), "Page of");
}

TEST_F(CatalogueTest, NamesEveryKindOfFault) {
  const auto replaced = [](std::string_view from, std::string_view to) {
    std::string text(whole);
    return text.replace(text.find(from), from.size(), to);
  };
  using Found = std::vector<std::string>;
  EXPECT_EQ(faults(replaced("msgstr \"صفحة {name}\"", "msgstr \"\"")), Found{"page.of message.untranslated"});
  EXPECT_EQ(faults(replaced("صفحة {name}", "صفحة")), Found{"page.of message.holes"});
  EXPECT_EQ(faults(replaced("صفحة {name}", "صفحة {nom}")), Found{"page.of message.holes"});
  EXPECT_EQ(faults(replaced("msgid \"Page of", "msgid \"The page of")), Found{"page.of message.outdated"});
  EXPECT_EQ(faults(replaced("msgstr[2] \"{n} سجل\"\n", "")), Found{"page.found message.forms"});
  EXPECT_EQ(faults(std::string(whole) + "\nmsgctxt \"page.gone\"\nmsgid \"Gone\"\nmsgstr \"ذهب\"\n"),
            Found{"page.gone message.unknown"});
}

TEST_F(CatalogueTest, TranslatesTheTreatysLabelsInTheirContext) {
  const auto catalogues =
      with(whole, "msgctxt \"format.contact.title\"\nmsgid \"Contact\"\nmsgstr \"جهة اتصال\"\n");
  ASSERT_TRUE(catalogues.ok());
  const auto& ar = catalogues->in(language("ar"));
  EXPECT_EQ(ar.label("format.contact.title", "Contact"), "جهة اتصال");
  EXPECT_EQ(ar.label("format.contact.title", "Contacts"), "Contacts") << "its English has changed";
  EXPECT_EQ(ar.label("format.other.title", "Contact"), "Contact");
  EXPECT_TRUE(ar.has_label("format.contact.title", "Contact"));
  EXPECT_FALSE(ar.has_label("format.contact.title", "Contacts"));
}

TEST_F(CatalogueTest, SpeaksThePseudoLanguage) {
  const auto catalogues = with(whole);
  const std::string said = catalogues->in(*languages_->pseudo()).say("page.of", {{"name", "Auralia"}});
  EXPECT_TRUE(said.starts_with('[')) << said;
  EXPECT_NE(said.find("Auralia"), std::string::npos) << said;
  EXPECT_EQ(said.find("Page"), std::string::npos) << said;
}

TEST_F(CatalogueTest, RefusesAFileThatCannotBeRead) {
  const auto catalogues = with("nonsense\n");
  ASSERT_FALSE(catalogues.ok());
  EXPECT_EQ(catalogues.problem().key, "po.syntax");
}

}  // namespace
}  // namespace bch::languages
