#include "commands/command.h"
#include "commands/progress.h"
#include "renditions/json.h"

namespace bch::commands {
namespace {

constexpr std::uint64_t entries_a_step = 1'000;

constexpr Option options[] = {data_option, json_option};

Result<int> run(const Call& call) {
  auto node = TRY(call.node(node::Purpose::read));
  const auto size = TRY(node->registry().size());
  const auto today = day_of(node->clock().now());
  Progress progress(size);
  for (registry::Position at = 0; at < size; at += entries_a_step) {
    const auto versions = TRY(node->registry().after(at, std::min(entries_a_step, size - at)));
    for (const auto& version : versions) {
      if (version.entry.record.empty()) continue;
      const auto latest = TRY(node->registry().latest(version.entry.record));
      if (!latest || latest->position != version.position) continue;  // an older one: its turn comes
      renditions::Library library(node->registry(), node->treaty().formats());
      const auto record = library.find(version.entry.record);
      if (record.ok() && record->standing == renditions::Standing::current)
        Call::print_line(renditions::record_document(*record, today));
    }
    progress.show(at + versions.size(), at + versions.size());
  }
  return 0;
}

}  // namespace

const Command export_command{
    "export", "Write every current record as one line of JSON",
    "bch import reads it back, with numbers and revisions. Works beside a running server.", options, run};

}  // namespace bch::commands
