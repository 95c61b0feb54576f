#include "commands/command.h"

namespace bch::commands {
namespace {

constexpr Option options[] = {
    data_option,
    json_option,
    {"--dry-run", "", "say what would change, and change nothing"},
    {"FOLDER", "", "all treaty files, laid out as in treaty/"},
};

struct Changes {
  std::vector<std::string> added, changed, removed;
};

Changes changes(const node::TreatyFiles& before, const node::TreatyFiles& after) {
  Changes found;
  for (const auto& [name, text] : after) {
    const auto old = before.find(name);
    if (old == before.end())
      found.added.push_back(name);
    else if (old->second != text)
      found.changed.push_back(name);
  }
  for (const auto& [name, text] : before) {
    if (!after.contains(name)) found.removed.push_back(name);
  }
  return found;
}

void print(const Call& call, std::string_view what, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    if (!call.json()) {
      call.say("command.treaty." + std::string(what), {{"file", name}});
      continue;
    }
    records::Document line;
    line.set("file", name);
    line.set("change", what);
    Call::print_line(line);
  }
}

Result<int> run(const Call& call) {
  if (call.rest().size() != 1) return Problem{Problem::Kind::invalid, "command.treaty.one-folder", {}};
  const auto files = TRY(node::read_treaty_files(call.rest().front()));
  const bool rehearsal = call.has("--dry-run");
  const auto node = TRY(call.node(rehearsal ? node::Purpose::read : node::Purpose::write));
  const auto edition = node->treaty().edition() + 1;
  const auto treaty = TRY(node::Treaty::read(files, edition));
  const auto faults = treaty->faults();
  for (const Problem& fault : faults) call.say(fault);
  if (!faults.empty()) return Problem{Problem::Kind::invalid, "command.treaty.faults", {}};
  const auto before = TRY(node::present_files(node->registry()));
  const auto found = changes(before, files);
  print(call, "added", found.added);
  print(call, "changed", found.changed);
  print(call, "removed", found.removed);
  if (found.added.empty() && found.changed.empty() && found.removed.empty()) {
    if (!call.json()) call.say("command.treaty.unchanged");
    return 0;
  }
  if (rehearsal) return 0;
  registry::Batch batch;
  batch.acts.push_back(node::edition_act(files, edition));
  TRY(node->registry().append(batch));
  TRY(node->sign());
  if (call.json()) {
    records::Document line;
    line.set("edition", std::int64_t{edition});
    Call::print_line(line);
  } else {
    call.say("command.treaty.done", {{"edition", std::to_string(edition)}});
  }
  return 0;
}

}  // namespace

const Command treaty_command{
    "treaty", "Publish the next edition of the treaty's files: formats, vocabularies, Parties, translations",
    "From then on this node judges and shows records by it; records keep the edition by which they were "
    "judged. Stop the server first; rebuild the index afterwards when a format has changed.",
    options, run};

}  // namespace bch::commands
