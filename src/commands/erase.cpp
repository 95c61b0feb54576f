#include "commands/command.h"
#include "registry/erasure.h"
#include "renditions/library.h"

#include <algorithm>

namespace bch::commands {
namespace {

constexpr Option options[] = {
    data_option,
    json_option,
    {"--reason", "CODE", "court-order, mistake, owner (asked by it) or personal-data; public for ever"},
    {"--yes", "", "do it: without this, only say what would be erased"},
    {"NUMBER", "", "a public number (BCH-LAW-XA-1) or a GUID"}};

Result<int> run(const Call& call) {
  const std::string reason = call.text("--reason");
  if (call.rest().size() != 1) return Problem{Problem::Kind::invalid, "command.erase.one-record", {}};
  if (std::ranges::find(registry::erasure_reasons, reason) == registry::erasure_reasons.end())
    return Problem{Problem::Kind::invalid, "command.erase.reason", {}};
  const auto node = TRY(call.node(call.has("--yes") ? node::Purpose::append : node::Purpose::read));
  renditions::Library library(node->registry(), node->treaty().formats());
  const auto record = TRY(library.find(std::string_view(call.rest().front())));
  const Problem::Arguments said{{"number", records::to_text(*record.entry().number)},
                                {"title", call.reader().plain(record.title)}};
  if (!call.has("--yes")) return Problem{Problem::Kind::invalid, "command.erase.confirm", said};
  const auto latest = TRY(node->registry().latest(record.entry().record));
  registry::Act act;
  act.kind = registry::Kind::erase;
  act.record = record.entry().record;
  act.parent = latest->leaf;
  act.role = "operator";
  act.reason = reason;
  TRY(node->registry().append({{}, {std::move(act)}}));
  TRY(node->sign());
  if (call.json()) {
    records::Document line;
    line.set("erased", said.front().second);
    line.set("reason", reason);
    Call::print_line(line);
  } else {
    call.say("command.erase.done", said);
  }
  return 0;
}

}  // namespace

const Command erase_command{
    "erase", "Erase what a record says, in all its revisions, for ever",
    "The journal keeps that there was a record, when, and why it was erased; who mirrors this node erases it "
    "too. Copies that others have made cannot be called back. Works beside a running server.",
    options, run};

}  // namespace bch::commands
