#include "commands/labels.h"

#include <algorithm>
#include <array>

namespace bch::commands {
namespace {

using formats::Label;

constexpr std::string_view family = "command.";
constexpr std::string_view all = "all";
constexpr std::array shared{data_option, json_option, help_option, language_option, version_option};

Label label(std::string_view command, std::string_view what, std::string_view english) {
  return {std::string(family).append(command).append(".").append(what), std::string(english)};
}

Label option_label(std::string_view command, const Option& option) {
  return label(command, std::string("option.").append(option.name), option.help);
}

}  // namespace

Label program_label() {
  return label(all, "summary", program_summary);
}

Label summary_of(const Command& command) {
  return label(command.name, "summary", command.summary);
}

Label details_of(const Command& command) {
  return label(command.name, "details", command.details);
}

Label help_of(const Command& command, const Option& option) {
  const bool is_shared = std::ranges::find(shared, option) != shared.end();
  return is_shared ? help_of(option) : option_label(command.name, option);
}

Label help_of(const Option& option) {
  return option_label(all, option);
}

std::vector<Label> labels() {
  std::vector<Label> found{program_label()};
  for (const Option& option : shared) found.push_back(help_of(option));
  for (const Command* command : commands()) {
    found.push_back(summary_of(*command));
    found.push_back(details_of(*command));
    for (const Option& option : command->options) found.push_back(help_of(*command, option));
  }
  std::erase_if(found, [](const Label& each) { return each.english.empty(); });
  std::ranges::sort(found, {}, &Label::context);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace bch::commands
