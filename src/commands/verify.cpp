#include "commands/command.h"
#include "commands/progress.h"
#include "node/workplace.h"
#include "registry/proving.h"

namespace bch::commands {
namespace {

constexpr Option options[] = {data_option, json_option};

Result<int> run(const Call& call) {
  auto node = TRY(call.node(node::Purpose::read));
  const auto checkpoint = TRY(node->checkpoint());
  const auto size = TRY(node->registry().size());
  registry::Proof proof;
  {
    Progress progress(size);
    proof = TRY(registry::prove(node->store(), checkpoint,
                                [&](registry::Position position) { progress.show(position, position); }));
  }
  const auto deeds = TRY(node::prove_trail(*node));
  if (call.json()) {
    records::Document line;
    line.set("entries", static_cast<std::int64_t>(proof.entries));
    line.set("contents", static_cast<std::int64_t>(proof.contents));
    line.set("erased", static_cast<std::int64_t>(proof.erased));
    line.set("deeds", static_cast<std::int64_t>(deeds));
    line.set("root", proof.root.hex());
    line.set("signed", static_cast<std::int64_t>(checkpoint ? checkpoint->size : 0));
    Call::print_line(line);
  } else {
    call.say("command.verify.good", {{"entries", std::to_string(proof.entries)},
                                     {"contents", std::to_string(proof.contents)},
                                     {"erased", std::to_string(proof.erased)},
                                     {"root", proof.root.hex()}});
    if (deeds != 0) call.say("command.verify.trail", {{"deeds", std::to_string(deeds)}});
  }
  return 0;
}

}  // namespace

const Command verify_command{
    "verify", "Prove the whole journal and the audit trail again from their bytes, and name the first fault",
    "Works beside a running server. Exit code 65 when something is wrong.", options, run};

}  // namespace bch::commands
