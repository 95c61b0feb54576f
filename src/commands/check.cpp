#include "commands/command.h"

namespace bch::commands {
namespace {

constexpr Option options[] = {json_option};

Result<int> run(const Call& call) {
  const auto faults = call.treaty().catalogues().faults();
  for (const Problem& fault : faults) {
    if (call.json()) {
      records::Document line;
      line.set("problem", fault.key);
      for (const auto& [name, value] : fault.arguments) line.set(name, value);
      Call::print_line(line);
    } else {
      Call::print(describe(fault) + "\n");
    }
  }
  if (faults.empty() && !call.json())
    call.say("command.check.good", {{"formats", std::to_string(call.treaty().formats().all().size())}});
  return faults.empty() ? 0 : 1;
}

}  // namespace

const Command check_command{
    "check", "Check the treaty files that this program was built with: formats, vocabularies, translations",
    "Exit code 1 when something is missing, such as a translation.", options, run};

}  // namespace bch::commands
