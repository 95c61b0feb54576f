#include "languages/po.h"

#include "base/limits.h"

#include <gtest/gtest.h>

namespace bch::languages {
namespace {

constexpr std::string_view head = R"(msgid ""
msgstr ""
"Language: xx\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

)";

Result<PoFile> read(std::string_view text) {
  return read_po({"languages/xx.po", text});
}

std::string problem(std::string_view text) {
  const auto file = read(text);
  if (file.ok()) return "none";
  return file.problem().key + " " + file.problem().arguments.at(1).second;
}

TEST(Po, ReadsEntriesWithContextAndLine) {
  const auto file = read(std::string(head) + R"(# For translators.
#: src/page.cpp
msgctxt "page.greeting"
msgid "Hello, {name}"
msgstr "Bon"
"jour, \"{name}\"\n"
)");
  ASSERT_TRUE(file.ok());
  EXPECT_EQ(file->forms, 2);
  ASSERT_EQ(file->entries.size(), 1U);
  EXPECT_EQ(file->entries[0].context, "page.greeting");
  EXPECT_EQ(file->entries[0].english, "Hello, {name}");
  EXPECT_EQ(file->entries[0].texts, std::vector<std::string>{"Bonjour, \"{name}\"\n"});
  EXPECT_EQ(file->entries[0].line, 8U);
}

TEST(Po, ReadsPluralForms) {
  const auto file = read(R"(msgctxt "n"
msgid "{n} record"
msgid_plural "{n} records"
msgstr[0] "{n} fiche"
msgstr[1] "{n} fiches"
)");
  ASSERT_TRUE(file.ok());
  EXPECT_EQ(file->entries[0].english_plural, "{n} records");
  EXPECT_EQ(file->entries[0].texts, (std::vector<std::string>{"{n} fiche", "{n} fiches"}));
}

TEST(Po, LeavesOutWhatIsFuzzyOrPutAside) {
  const auto file = read(R"(#, fuzzy
msgctxt "a"
msgid "A"
msgstr "guess"

#~ msgctxt "b"
#~ msgid "B"
#~ msgstr "old"

msgctxt "c"
msgid "C"
msgstr "sure"
)");
  ASSERT_TRUE(file.ok());
  ASSERT_EQ(file->entries.size(), 1U);
  EXPECT_EQ(file->entries[0].context, "c");
  ASSERT_EQ(file->suggestions.size(), 1U);
  EXPECT_EQ(file->suggestions[0].texts, std::vector<std::string>{"guess"});
}

Language two_forms() {
  Language language;
  language.tag = "xx";
  language.plural = PluralRule::read(2, "n != 1").value();
  return language;
}

TEST(Po, WritesWhatItReads) {
  const std::string text = std::string(head) + R"(#. How many records were found.
#. It stands above the list.
msgctxt "found"
msgid "{n} record"
msgid_plural "{n} records"
msgstr[0] "{n} fiche\n"
msgstr[1] ""

#, fuzzy
msgctxt "quote"
msgid "a \"b\" \\ c"
msgstr "\t"
)";
  const auto file = read(text);
  ASSERT_TRUE(file.ok()) << describe(file.problem());
  auto entries = file->entries;
  entries.insert(entries.end(), file->suggestions.begin(), file->suggestions.end());
  std::string written = write_po(two_forms(), entries);
  written.erase(written.find("\"Content-Type"),
                std::string_view("\"Content-Type: text/plain; charset=UTF-8\\n\"\n").size());
  EXPECT_EQ(written, text);
}

TEST(Po, KeepsTranslationsAndSuggestsThemWhereTheEnglishHasChanged) {
  const std::vector<PoEntry> sources{{"same", "A", {}, {}, 0, "note", false},
                                     {"changed", "B now", {}, {}, 0, {}, false},
                                     {"new", "{n} C", "{n} Cs", {}, 0, {}, false}};
  PoFile before;
  before.entries = {{"same", "A", {}, {"a"}, 0, {}, false},
                    {"changed", "B", {}, {"b"}, 0, {}, false},
                    {"gone", "D", {}, {"d"}, 0, {}, false}};
  const auto all = to_translate(sources, before, two_forms());
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].texts, std::vector<std::string>{"a"});
  EXPECT_EQ(all[0].note, "note");
  EXPECT_FALSE(all[0].is_suggestion);
  EXPECT_EQ(all[1].texts, std::vector<std::string>{"b"});
  EXPECT_TRUE(all[1].is_suggestion);
  EXPECT_EQ(all[2].texts, (std::vector<std::string>{"", ""}));
}

TEST(Po, SaysWhereItIsWrong) {
  EXPECT_EQ(problem("msgctxt \"a\"\nmsgid \"A\"\nnonsense\n"), "po.syntax 3");
  EXPECT_EQ(problem("msgctxt \"a\"\nmsgid \"A\nmsgstr \"\"\n"), "po.syntax 2");
  EXPECT_EQ(problem("msgctxt \"a\"\nmsgid \"\xff\"\nmsgstr \"\"\n"), "po.syntax 2");
  EXPECT_EQ(problem("msgctxt \"a\"\nmsgstr \"\"\n"), "po.order 2");
  EXPECT_EQ(problem("\"text of nothing\"\n"), "po.order 1");
  EXPECT_EQ(problem("msgctxt \"a\"\nmsgid \"A\"\nmsgstr \"\"\n\nmsgctxt \"a\"\nmsgid \"A\"\nmsgstr \"\"\n"),
            "po.twice 5");
  EXPECT_EQ(problem("msgid \"A\"\nmsgstr \"\"\n"), "po.no-context 1");
}

TEST(Po, HasLimits) {
  EXPECT_EQ(read(std::string(limits::po_file_bytes + 1, '#')).problem().key, "po.too-large");
  const std::string text(limits::po_text_bytes + 1, 'x');
  EXPECT_EQ(read("msgctxt \"a\"\nmsgid \"" + text + "\"\nmsgstr \"\"\n").problem().key, "po.too-large");
}

TEST(Po, ReadsFilesOfAnySystem) {
  const auto file = read("\xef\xbb\xbfmsgctxt \"a\"\r\nmsgid \"A\"\r\nmsgstr \"B\"");
  ASSERT_TRUE(file.ok()) << describe(file.problem());
  EXPECT_EQ(file->entries[0].texts, std::vector<std::string>{"B"});
  EXPECT_TRUE(read("")->entries.empty());
}

}  // namespace
}  // namespace bch::languages
