#include "commands/command.h"
#include "records/json.h"

#include <charconv>
#include <cstdio>

namespace bch::commands {

std::string Call::text(std::string_view option, std::string_view otherwise) const {
  const auto found = values_.find(option);
  return found == values_.end() ? std::string(otherwise) : found->second;
}

Result<std::uint64_t> Call::number(std::string_view option, std::uint64_t otherwise) const {
  const auto found = values_.find(option);
  if (found == values_.end()) return otherwise;
  const std::string& written = found->second;
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), number);
  if (error != std::errc{} || end != written.data() + written.size()) {
    return Problem{
        Problem::Kind::invalid, "command.bad-number", {{"option", std::string(option)}, {"value", written}}};
  }
  return number;
}

void Call::say(std::string_view key, const Problem::Arguments& arguments) const {
  print(reader_.say(key, arguments) + "\n");
}

void Call::print_line(const records::Document& line) {
  print(records::canonical_json(line) + "\n");
}

void Call::print(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
}

std::string Call::line_about(const Problem& problem) const {
  std::string line = reader_.say(problem.key, problem.arguments);
  if (json()) {
    records::Document document;
    document.set("problem", problem.key);
    document.set("kind", name(problem.kind));
    document.set("message", line);
    for (const auto& [key, value] : problem.arguments) document.set(key, value);
    line = records::canonical_json(document);
  }
  return line + "\n";
}

void Call::say(const Problem& problem) const {
  print(line_about(problem));
}

int Call::fail(const Problem& problem) const {
  std::fputs(line_about(problem).c_str(), stderr);
  return exit_code(problem.kind);
}

}  // namespace bch::commands
