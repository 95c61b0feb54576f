// The program: the table of commands and the command line made from it.

#include "commands/command.h"

#include <csignal>
#include <cstdio>
#include <memory>

#include <CLI/CLI.hpp>

namespace bch::commands {
namespace {

const Command* const table[] = {
    &check_command,   &config_command,    &erase_command,  &export_command,
    &formats_command, &generate_command,  &import_command, &import_vocabulary_command,
    &init_command,    &rebuild_command,   &search_command, &serve_command,
    &show_command,    &translate_command, &treaty_command, &uid_command,
    &verify_command,
};

// What the command line holds for one command.
struct Line {
  const Command* command = nullptr;
  CLI::App* app = nullptr;
  std::map<std::string, std::string, std::less<>> values;
  std::map<std::string, bool> flags;
  std::vector<std::string> rest;
};

void declare(CLI::App& app, Line& line) {
  const Command& command = *line.command;
  line.app = app.add_subcommand(std::string(command.name), std::string(command.summary));
  line.app->footer(std::string(command.details));
  const auto add = [&](const Option& option) {
    const std::string name(option.name);
    const std::string help(option.help);
    if (!name.starts_with("--"))
      line.app->add_option(name, line.rest, help);
    else if (option.value.empty())
      line.app->add_flag(name, line.flags[name], help);
    else
      line.app->add_option(name, line.values[name], help)->type_name(std::string(option.value));
  };
  for (const Option& option : command.options) add(option);
  add(Option{"--language", "TAG", "language of messages (default: that of the environment)"});
}

int run(Line& line) {
  for (auto option = line.values.begin(); option != line.values.end();) {
    option = line.app->count(option->first) == 0 ? line.values.erase(option) : std::next(option);
  }
  for (const auto& [name, given] : line.flags) {
    if (given) line.values[name] = "true";
  }
  const auto treaty = node::built_in_treaty();
  if (!treaty.ok()) {
    std::fprintf(stderr, "%s\n", describe(treaty.problem()).c_str());
    return exit_code(treaty.problem().kind);
  }
  const auto language = line.values.find("--language");
  const auto& reader =
      (*treaty)->reader(language == line.values.end() ? node::environment_language() : language->second);
  const Call call(**treaty, reader, std::move(line.values), std::move(line.rest));
  const auto code = line.command->run(call);
  return code.ok() ? *code : call.fail(code.problem());
}

int begin(int count, char** arguments) {
  CLI::App app{"bch: an open Biosafety Clearing-House in one program"};
  app.require_subcommand(1);
  app.set_version_flag("--version", BCH_VERSION);
  std::vector<std::unique_ptr<Line>> lines;
  for (const Command* command : table) {
    lines.push_back(std::make_unique<Line>());
    lines.back()->command = command;
    declare(app, *lines.back());
  }
  try {
    app.parse(count, arguments);
  } catch (const CLI::ParseError& error) {
    constexpr int usage = 64;
    return app.exit(error) == 0 ? 0 : usage;
  }
  for (const auto& line : lines) {
    if (line->app->parsed()) return run(*line);
  }
  return 0;
}

}  // namespace
}  // namespace bch::commands

int main(int count, char** arguments) {
  std::signal(SIGPIPE, SIG_IGN);  // a reader that went away is an error to report, not an end
  return bch::commands::begin(count, arguments);
}
