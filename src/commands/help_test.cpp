#include "commands/help.h"

#include "commands/labels.h"
#include "commands/nearest.h"
#include "languages/lines.h"
#include "renditions/reader.h"

#include <algorithm>
#include <array>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bch::commands {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class Help : public testing::Test {
 protected:
  static const node::Treaty& treaty() {
    static const auto read = node::built_in_treaty();
    return **read;
  }

  // What --help says of the program and of every command, to that reader.
  static std::vector<std::string> all(const renditions::Reader& reader) {
    std::vector<std::string> texts{help(reader)};
    for (const Command* command : commands()) texts.push_back(help(reader, *command));
    return texts;
  }
};

TEST_F(Help, IsTranslatedIntoEveryLanguage) {
  EXPECT_THAT(treaty().faults(labels()), IsEmpty());
}

TEST_F(Help, HasALabelForEverythingThatTheTableSays) {
  const auto known = labels();
  const auto is_known = [&](const formats::Label& label) {
    return label.english.empty() || std::ranges::find(known, label) != known.end();
  };
  for (const Command* command : commands()) {
    EXPECT_TRUE(is_known(summary_of(*command))) << command->name;
    EXPECT_TRUE(is_known(details_of(*command))) << command->name;
    for (const Option& option : command->options) {
      EXPECT_TRUE(is_known(help_of(*command, option))) << command->name << " " << option.name;
      EXPECT_FALSE(option.help.empty()) << command->name << " " << option.name;
    }
  }
}

TEST_F(Help, HasNoContextTwice) {
  const auto known = labels();
  EXPECT_EQ(std::ranges::adjacent_find(known, {}, &formats::Label::context), known.end());
}

TEST_F(Help, SharesWhatSeveralCommandsTake) {
  EXPECT_EQ(help_of(import_command, data_option).context, "command.all.option.--data");
  EXPECT_EQ(help_of(import_command, data_option), help_of(verify_command, data_option));
  EXPECT_EQ(help_of(import_command, import_command.options.back()).context, "command.import.option.FILE");
}

TEST_F(Help, LeavesNoEnglishInOtherLanguages) {
  for (const auto& reader : treaty().readers()) {
    if (&reader->language == &treaty().languages().fallback()) continue;
    std::string text;
    for (const std::string& each : all(*reader)) text += each;
    std::ranges::replace(text, '\n', ' ');
    for (const formats::Label& label : labels())
      EXPECT_THAT(text, Not(HasSubstr(label.english))) << reader->tag() << " " << label.context;
    for (const auto* word : {"Usage:", "Options:", "Commands:", "Arguments:", "COMMAND ", "default"})
      EXPECT_THAT(text, Not(HasSubstr(word))) << reader->tag();
  }
}

TEST_F(Help, FitsInEightyColumns) {
  for (const auto& reader : treaty().readers()) {
    for (const std::string& text : all(*reader)) {
      std::stringstream lines(text);
      for (std::string line; std::getline(lines, line);) EXPECT_LE(languages::columns(line), 80U) << line;
    }
  }
}

TEST_F(Help, KeepsNamesOfOptionsAsTheyAreTyped) {
  for (const auto& reader : treaty().readers()) {
    for (const Command* command : commands()) {
      const std::string text = help(*reader, *command);
      for (const Option& option : command->options)
        EXPECT_THAT(text, HasSubstr("\n  " + form_of(option) + "  ")) << reader->tag();
    }
  }
}

TEST(Nearest, IsAtMostTwoLettersAway) {
  constexpr std::array<std::string_view, 3> names{"export", "import", "init"};
  EXPECT_EQ(nearest("imprt", names), "import");
  EXPECT_EQ(nearest("imoprt", names), "import");
  EXPECT_EQ(nearest("exprt", names), "export");
  EXPECT_EQ(nearest("init", names), "init");
  EXPECT_EQ(nearest("portal", names), "");
  EXPECT_EQ(nearest("", names), "");
}

}  // namespace
}  // namespace bch::commands
