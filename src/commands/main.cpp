// The program: the command line made from the table of commands, and what is said when it is not understood.

#include "commands/command.h"
#include "commands/help.h"
#include "commands/nearest.h"
#include "node/inspection.h"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <memory>

#include <CLI/CLI.hpp>

namespace bch::commands {
namespace {

constexpr int usage_exit_code = 64;  // sysexits: EX_USAGE

// What the command line holds for one command.
struct Line {
  const Command* command = nullptr;
  CLI::App* app = nullptr;
  std::map<std::string, std::string, std::less<>> values;
  std::map<std::string, bool> flags;
  std::vector<std::string> rest;
};
using Lines = std::vector<std::unique_ptr<Line>>;

void declare(CLI::App& app, Line& line) {
  line.app = app.add_subcommand(std::string(line.command->name));
  const auto add = [&](const Option& option) {
    const std::string name(option.name);
    if (option.stands_alone())
      line.app->add_option(name, line.rest);
    else if (option.value.empty())
      line.app->add_flag(name, line.flags[name]);
    else
      line.app->add_option(name, line.values[name]);
  };
  for (const Option& option : line.command->options) add(option);
  add(language_option);
}

Line* parsed(const Lines& lines) {
  const auto found = std::ranges::find_if(lines, [](const auto& line) { return line->app->parsed(); });
  return found == lines.end() ? nullptr : found->get();
}

int run(Line& line, const node::Treaty& treaty, const renditions::Reader& reader) {
  for (auto option = line.values.begin(); option != line.values.end();) {
    option = line.app->count(option->first) == 0 ? line.values.erase(option) : std::next(option);
  }
  for (const auto& [name, given] : line.flags) {
    if (given) line.values[name] = "true";
  }
  const Call call(treaty, reader, std::move(line.values), std::move(line.rest));
  const auto code = line.command->run(call);
  return code.ok() ? *code : call.fail(code.problem());
}

// The language in which even help and faults of the line are said: found before the line is understood.
std::string wished_language(const std::vector<std::string>& words) {
  const std::string name(language_option.name);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == name && i + 1 < words.size()) return words[i + 1];
    if (words[i].starts_with(name + "=")) return words[i].substr(name.size() + 1);
  }
  return node::environment_language();
}

// Why a line is not understood, and the name that was probably meant.
struct Fault {
  std::string key;
  Problem::Arguments arguments;
  std::string_view meant;
};

Fault fault_without_command(const std::vector<std::string>& left) {
  const auto word = std::ranges::find_if(left, [](const auto& each) { return !each.starts_with('-'); });
  if (word == left.end()) return {"command.line.no-command", {}, {}};
  std::vector<std::string_view> names;
  for (const Command* command : commands()) names.push_back(command->name);
  return {"command.line.unknown-command", {{"name", *word}}, nearest(*word, names)};
}

Fault fault_of_unexpected(const Line& line, const std::vector<std::string>& left) {
  std::vector<std::string_view> names{language_option.name, help_option.name};
  for (const Option& option : line.command->options) {
    if (!option.stands_alone()) names.push_back(option.name);
  }
  const std::string& first = left.front();
  const bool is_known = std::ranges::find(names, first) != names.end();  // but stands before the command
  const bool may_be_meant = first.starts_with("--") && !is_known;
  return {"command.line.unexpected",
          {{"arguments", CLI::detail::join(left, " ")}},
          may_be_meant ? nearest(first.substr(0, first.find('=')), names) : std::string_view()};
}

Fault fault_of_value(const Line& line, const std::vector<std::string>& words) {
  std::vector<Option> options(line.command->options.begin(), line.command->options.end());
  options.push_back(language_option);
  for (const Option& option : options) {
    const std::string name(option.name);
    const auto has_value = [&](const std::string& word) { return word.starts_with(name + "="); };
    if (option.stands_alone()) continue;
    if (option.value.empty() && std::ranges::any_of(words, has_value))
      return {"command.line.takes-no-value", {{"option", name}}, {}};
    if (!option.value.empty() && line.app->count(name) > 1)
      return {"command.line.only-once", {{"option", name}}, {}};
    if (!option.value.empty() && (words.back() == name || words.back() == name + "="))
      return {"command.line.needs-value", {{"option", form_of(option)}}, {}};
  }
  return {"command.line.not-understood", {}, {}};
}

int refuse(const Fault& fault, const Line* line, const renditions::Reader& reader) {
  std::string text = reader.say(fault.key, fault.arguments);
  if (!fault.meant.empty())
    text += " " + reader.say("command.line.did-you-mean", {{"name", std::string(fault.meant)}});
  const std::string command = line == nullptr ? "" : " " + std::string(line->command->name);
  text += "\n" + reader.say("command.line.help", {{"command", "bch" + command + " --help"}}) + "\n";
  std::fputs(text.c_str(), stderr);
  return usage_exit_code;
}

int begin(std::vector<std::string> words, const node::Treaty& treaty) {
  const renditions::Reader& reader = treaty.reader(wished_language(words));
  CLI::App app;
  app.require_subcommand(1);
  app.set_help_flag("-h,--help");
  app.set_version_flag("--version", BCH_VERSION);
  std::string language;  // read by wished_language already
  app.add_option(std::string(language_option.name), language);
  Lines lines;
  for (const Command* command : commands()) {
    lines.push_back(std::make_unique<Line>());
    lines.back()->command = command;
    declare(app, *lines.back());
  }
  try {
    app.parse(std::vector<std::string>(words.rbegin(), words.rend()));
    return run(*parsed(lines), treaty, reader);
  } catch (const CLI::CallForHelp&) {
    const Line* line = parsed(lines);
    Call::print(line == nullptr ? help(reader) : help(reader, *line->command));
  } catch (const CLI::CallForVersion&) {
    Call::print(BCH_VERSION "\n");
  } catch (const CLI::ParseError& error) {
    const Line* line = parsed(lines);
    const auto left = app.remaining(true);
    if (line == nullptr) return refuse(fault_without_command(left), line, reader);
    return refuse(left.empty() ? fault_of_value(*line, words) : fault_of_unexpected(*line, left), line,
                  reader);
  }
  return 0;
}

}  // namespace
}  // namespace bch::commands

int main(int count, char** arguments) {
  bch::node::inspect_if_child(count, arguments);
  std::signal(SIGPIPE, SIG_IGN);  // a reader that went away is an error to report, not an end
  const auto treaty = bch::node::built_in_treaty();
  if (!treaty.ok()) {
    std::fprintf(stderr, "%s\n", describe(treaty.problem()).c_str());
    return exit_code(treaty.problem().kind);
  }
  return bch::commands::begin({arguments + 1, arguments + count}, **treaty);
}
