#pragma once
// The texts of the command line's help, as labels: the English of the table of commands, and the contexts
// under which treaty/languages/<tag>.commands.po translates it. Pure; any thread.

#include "commands/command.h"
#include "formats/format.h"

#include <string_view>
#include <vector>

namespace bch::commands {

formats::Label program_label();
formats::Label summary_of(const Command& command);
formats::Label details_of(const Command& command);  // the English is empty when there are none
// What several commands take has one label for all: "command.all.option.--data".
formats::Label help_of(const Command& command, const Option& option);
formats::Label help_of(const Option& option);  // of the program itself

// All of them, without those that are empty, each once, in the order of their contexts.
std::vector<formats::Label> labels();

}  // namespace bch::commands
