#include "commands/help.h"

#include "commands/labels.h"
#include "languages/lines.h"

#include <algorithm>

namespace bch::commands {
namespace {

constexpr std::size_t width = 80;  // what every terminal has
constexpr std::size_t margin = 2;

// A line of a list: what is typed, and what that means.
struct Row {
  std::string typed;
  formats::Label meaning;
};

class HelpWriter {
 public:
  explicit HelpWriter(const renditions::Reader& reader) : reader_(reader) {}

  void add_text(std::string_view text) {
    for (const std::string& line : languages::lines(text, reader_.language, width)) text_ += line + "\n";
  }
  void add_text(const formats::Label& label) { add_text(say(label)); }
  void add_gap() { text_ += "\n"; }

  void add_usage(const std::string& usage) {
    add_gap();
    add_text(reader_.say("command.line.usage", {{"usage", usage}}));
  }

  void add_list(std::string_view heading, const std::vector<Row>& rows) {
    if (rows.empty()) return;
    add_gap();
    add_text(reader_.say(heading));
    std::size_t longest = 0;
    for (const Row& row : rows) longest = std::max(longest, row.typed.size());
    const std::size_t column = margin + longest + margin;
    for (const Row& row : rows) {
      std::string before = std::string(margin, ' ') + row.typed;
      for (const auto& line : languages::lines(say(row.meaning), reader_.language, width - column)) {
        before.resize(column, ' ');
        text_ += before + line + "\n";
        before.clear();
      }
    }
  }

  std::string take() { return std::move(text_); }

 private:
  [[nodiscard]] std::string say(const formats::Label& label) const {
    return reader_.catalogue.label(label.context, label.english);
  }

  const renditions::Reader& reader_;
  std::string text_;
};

std::string options_mark(const renditions::Reader& reader) {
  return " [" + reader.say("command.line.usage-options") + "]";
}

}  // namespace

std::string form_of(const Option& option) {
  return std::string(option.name) + (option.value.empty() ? "" : " " + std::string(option.value));
}

std::string help(const renditions::Reader& reader) {
  std::vector<Row> options;
  for (const Option& option : {help_option, language_option, version_option})
    options.push_back({form_of(option), help_of(option)});
  std::vector<Row> rows;
  for (const Command* command : commands())
    rows.push_back({std::string(command->name), summary_of(*command)});
  HelpWriter help(reader);
  help.add_text(program_label());
  help.add_usage("bch " + reader.say("command.line.usage-command") + options_mark(reader));
  help.add_list("command.line.options", options);
  help.add_list("command.line.commands", rows);
  return help.take();
}

std::string help(const renditions::Reader& reader, const Command& command) {
  std::string usage = "bch " + std::string(command.name) + options_mark(reader);
  std::vector<Row> arguments;
  std::vector<Row> options;
  const auto add = [&](const Option& option) {
    auto& rows = option.stands_alone() ? arguments : options;
    rows.push_back({form_of(option), help_of(command, option)});
    if (option.stands_alone()) usage += " [" + std::string(option.name) + "...]";
  };
  for (const Option& option : command.options) add(option);
  add(language_option);
  add(help_option);
  HelpWriter help(reader);
  help.add_text(summary_of(command));
  help.add_usage(usage);
  help.add_list("command.line.arguments", arguments);
  help.add_list("command.line.options", options);
  if (!command.details.empty()) {
    help.add_gap();
    help.add_text(details_of(command));
  }
  return help.take();
}

}  // namespace bch::commands
