#include "commands/command.h"

namespace bch::commands {
namespace {

constexpr Option options[] = {data_option, json_option};

Result<int> run(const Call& call) {
  const auto configuration = TRY(node::Configuration::read(call.folder()));
  for (const auto& [key, value, from] : configuration.origins) {
    if (call.json()) {
      records::Document line;
      line.set("key", key);
      line.set("value", value);
      line.set("from", from);
      Call::print_line(line);
    } else {
      Call::print(std::string(key).append(" = ").append(value).append("  (").append(from).append(")\n"));
    }
  }
  return 0;
}

}  // namespace

const Command config_command{"config", "Print the node's configuration and where each value comes from", "",
                             options, run};

}  // namespace bch::commands
