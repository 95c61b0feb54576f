#pragma once
// Help: what --help prints, of the program or of one command, in the reader's language. Pure; any thread.

#include "commands/command.h"
#include "renditions/reader.h"

#include <string>

namespace bch::commands {

std::string help(const renditions::Reader& reader);
std::string help(const renditions::Reader& reader, const Command& command);

// How an option is written: "--data DIR", "--json".
std::string form_of(const Option& option);

}  // namespace bch::commands
