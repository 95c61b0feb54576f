#include "base/limits.h"
#include "commands/command.h"
#include "node/inspection.h"

#include <fstream>
#include <iterator>

namespace bch::commands {
namespace {

constexpr Option options[] = {
    json_option,
    {"--text", "", "print what the file says, as search reads it"},
    {"FILE", "", "files that are to be published with a record"},
};

// One byte more than may be is enough to see that a file is too large.
Result<std::string> read_file(const std::string& name) {
  std::error_code failed;
  if (!std::filesystem::is_regular_file(name, failed))
    return Problem{Problem::Kind::not_found, "command.inspect.no-file", {{"file", name}}};
  std::ifstream stream(name, std::ios::binary);
  std::string bytes(limits::attachment_bytes + 1, '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (stream.bad() || !stream.eof() != (stream.gcount() == static_cast<std::streamsize>(bytes.size())))
    return Problem{Problem::Kind::failed, "command.inspect.no-file", {{"file", name}}};
  bytes.resize(static_cast<std::size_t>(stream.gcount()));
  return bytes;
}

records::Document line_about(const Call& call, const Problem& problem) {
  records::Document line;
  line.set("problem", problem.key);
  line.set("message", call.reader().say(problem.key, problem.arguments));
  return line;
}

void report_json(const Call& call, const std::string& file, const Result<records::Inspected>& inspected) {
  records::Document line = inspected.ok() ? records::Document() : line_about(call, inspected.problem());
  line.set("file", file);
  line.set("accepted", inspected.ok());
  if (inspected.ok()) {
    line.set("media", inspected->media);
    line.set("cleaned", inspected->cleaned);
    line.set("bytes", static_cast<std::int64_t>(inspected->bytes.size()));
    line.set("textBytes", static_cast<std::int64_t>(inspected->text.size()));
    records::Document::List remarks;
    for (const Problem& remark : inspected->remarks) remarks.emplace_back(line_about(call, remark));
    line.set("remarks", records::Document(std::move(remarks)));
    if (call.has("--text")) line.set("text", inspected->text);
  }
  Call::print_line(line);
}

void report(const Call& call, const std::string& file, const Result<records::Inspected>& inspected) {
  if (!inspected.ok()) {
    const auto& problem = inspected.problem();
    return call.say("command.inspect.refused",
                    {{"file", file}, {"reason", call.reader().say(problem.key, problem.arguments)}});
  }
  call.say("command.inspect.accepted", {{"file", file},
                                        {"media", inspected->media},
                                        {"bytes", std::to_string(inspected->bytes.size())},
                                        {"text", std::to_string(inspected->text.size())}});
  for (const Problem& remark : inspected->remarks)
    Call::print("  " + call.reader().say(remark.key, remark.arguments) + "\n");
  if (call.has("--text")) Call::print(inspected->text + "\n");
}

Result<int> run(const Call& call) {
  if (call.rest().empty()) return Problem{Problem::Kind::invalid, "command.inspect.nothing-given", {}};
  const auto inspector = node::make_inspector();
  bool all_good = true;
  for (const std::string& file : call.rest()) {
    const std::string bytes = TRY(read_file(file));
    const auto inspected = inspector->inspect(bytes, std::filesystem::path(file).filename().string());
    all_good = all_good && inspected.ok();
    if (call.json())
      report_json(call, file, inspected);
    else
      report(call, file, inspected);
  }
  return all_good ? 0 : 1;
}

}  // namespace

const Command inspect_command{
    "inspect", "Say what files are, whether they can be published, and what names a person in them",
    "Tells the type from the content, looks for programs, macros and scripts, and reads the text, in a "
    "process "
    "that can touch nothing else. Changes no file. Exit code 1 when one would be refused.",
    options, run};

}  // namespace bch::commands
