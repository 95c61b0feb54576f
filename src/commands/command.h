#pragma once
// Command: one line of the table of commands, and how it is called. Each command lies in a file of its own
// with its help, in English: labels.h says under which context it is translated. main.cpp turns the table
// into a command line. One thread.

#include "base/result.h"
#include "node/node.h"
#include "records/document.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bch::commands {

struct Option {
  std::string_view name;   // "--data"; without dashes: what stands on its own, any number of times
  std::string_view value;  // "DIR" for the help; empty: a flag
  std::string_view help;

  [[nodiscard]] bool stands_alone() const { return !name.starts_with("--"); }
  friend bool operator==(const Option&, const Option&) = default;
};

class Call {
 public:
  Call(const node::Treaty& treaty, const renditions::Reader& reader,
       std::map<std::string, std::string, std::less<>> values, std::vector<std::string> rest)
      : treaty_(treaty), reader_(reader), values_(std::move(values)), rest_(std::move(rest)) {}

  [[nodiscard]] bool has(std::string_view option) const { return values_.contains(option); }
  [[nodiscard]] std::string text(std::string_view option, std::string_view otherwise = {}) const;
  // Problem command.bad-number.
  [[nodiscard]] Result<std::uint64_t> number(std::string_view option, std::uint64_t otherwise) const;
  [[nodiscard]] const std::vector<std::string>& rest() const { return rest_; }

  [[nodiscard]] const node::Treaty& treaty() const { return treaty_; }
  [[nodiscard]] const renditions::Reader& reader() const { return reader_; }
  [[nodiscard]] bool json() const { return has("--json"); }
  [[nodiscard]] std::filesystem::path folder() const { return text("--data", "."); }
  [[nodiscard]] Result<std::unique_ptr<node::Node>> node(node::Purpose purpose) const {
    return node::Node::open(folder(), treaty_, purpose);
  }

  // To standard output: a sentence of the catalogue, or one line of JSON.
  void say(std::string_view key, const Problem::Arguments& arguments = {}) const;
  // What was found wrong, and does not end the command: in words, as JSON with --json.
  void say(const Problem& problem) const;
  static void print_line(const records::Document& line);
  static void print(std::string_view text);

  // A problem in words: to standard error, as JSON with --json. The exit code that goes with it.
  int fail(const Problem& problem) const;

 private:
  [[nodiscard]] std::string line_about(const Problem& problem) const;

  const node::Treaty& treaty_;
  const renditions::Reader& reader_;
  std::map<std::string, std::string, std::less<>> values_;
  std::vector<std::string> rest_;
};

struct Command {
  std::string_view name;
  std::string_view summary;  // one line
  std::string_view details;  // after the options
  std::span<const Option> options;
  Result<int> (*run)(const Call& call);  // its exit code
};

// What several commands take, and says the same of all.
inline constexpr Option data_option{"--data", "DIR", "the node's folder (default: the current one)"};
inline constexpr Option json_option{"--json", "", "answer in JSON, one object a line"};
// Every command and the program itself take these.
inline constexpr Option help_option{"--help", "", "show this help"};
inline constexpr Option language_option{"--language", "TAG",
                                        "language of messages (default: that of the environment)"};
// The program alone.
inline constexpr Option version_option{"--version", "", "show the program's version"};
inline constexpr std::string_view program_summary = "An open Biosafety Clearing-House in one program";

extern const Command check_command, config_command, erase_command, export_command, formats_command,
    generate_command, import_command, import_vocabulary_command, init_command, inspect_command,
    invite_command, mail_command, rebuild_command, search_command, serve_command, show_command,
    translate_command, treaty_command, uid_command, verify_command;

// All of them, in the order of their names.
std::span<const Command* const> commands();

}  // namespace bch::commands
