#include "commands/command.h"
#include "node/serving.h"

namespace bch::commands {
namespace {

constexpr Option options[] = {
    data_option,
    json_option,
    {"--listen", "ADDRESS:PORT", "where to listen (default: 127.0.0.1:8080; port 0: any free one)"},
    {"--quiet", "", "log only troubles: errors, and what took over a second"},
};

Result<int> run(const Call& call) {
  auto node = TRY(call.node(node::Purpose::write));
  if (call.has("--listen")) TRY(node->configuration().listen_on(call.text("--listen")));
  if (call.has("--quiet")) node->configuration().log = "troubles";
  TRY(node::serve(*node, [&](const std::string& address) {
    if (call.json()) {
      records::Document line;
      line.set("listening", address);
      Call::print_line(line);
    } else {
      call.say("command.serve.ready", {{"address", address}});
    }
  }));
  return 0;
}

}  // namespace

const Command serve_command{
    "serve", "Serve the node's portal, API and journal over HTTP",
    "Ends on SIGTERM or Ctrl-C after the requests in flight. TLS is the work of a proxy in front.", options,
    run};

}  // namespace bch::commands
