#include "commands/command.h"
#include "commands/labels.h"

namespace bch::commands {
namespace {

constexpr Option options[] = {
    json_option,
    {"FOLDER", "", "treaty files (default: those that this program was built with)"},
};

Result<int> run(const Call& call) {
  std::unique_ptr<const node::Treaty> given;
  if (!call.rest().empty()) {
    const auto files = TRY(node::read_treaty_files(call.rest().front()));
    given = TRY(node::Treaty::read(files));
  }
  const node::Treaty& treaty = given ? *given : call.treaty();
  const auto faults = treaty.faults(labels());
  for (const Problem& fault : faults) call.say(fault);
  if (faults.empty() && !call.json())
    call.say("command.check.good", {{"formats", std::to_string(treaty.formats().all().size())}});
  return faults.empty() ? 0 : 1;
}

}  // namespace

const Command check_command{"check", "Check treaty files: formats, vocabularies, translations",
                            "Exit code 1 when something is missing, such as a translation.", options, run};

}  // namespace bch::commands
