// The table of commands.

#include "commands/command.h"

#include <array>

namespace bch::commands {
namespace {

constexpr std::array table{
    &check_command,     &config_command,   &erase_command,  &export_command,
    &formats_command,   &generate_command, &import_command, &import_vocabulary_command,
    &init_command,      &inspect_command,  &invite_command, &mail_command,
    &rebuild_command,   &search_command,   &serve_command,  &show_command,
    &translate_command, &treaty_command,   &uid_command,    &verify_command,
};

}  // namespace

std::span<const Command* const> commands() {
  return table;
}

}  // namespace bch::commands
