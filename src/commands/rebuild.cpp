#include "commands/command.h"
#include "commands/progress.h"

namespace bch::commands {
namespace {

constexpr std::uint64_t entries_a_step = 1'000;

constexpr Option options[] = {data_option, json_option};

Result<int> run(const Call& call) {
  auto node = TRY(call.node(node::Purpose::write));
  const auto size = TRY(node->registry().size());
  for (registry::Follower* follower : node->followers()) {
    TRY(follower->forget());
    registry::Position reached = 0;
    {
      Progress progress(size);
      reached = TRY(
          registry::catch_up(node->registry(), *follower, entries_a_step, [&](registry::Position position) {
            progress.show(position, position);
            return true;
          }));
    }
    if (call.json()) {
      records::Document line;
      line.set("rebuilt", follower->name());
      line.set("position", static_cast<std::int64_t>(reached));
      Call::print_line(line);
    } else {
      call.say("command.rebuild.done",
               {{"follower", std::string(follower->name())}, {"entries", std::to_string(reached)}});
    }
  }
  return 0;
}

}  // namespace

const Command rebuild_command{"rebuild",
                              "Make the search index and everything else that follows the journal anew",
                              "The journal itself is not touched.", options, run};

}  // namespace bch::commands
