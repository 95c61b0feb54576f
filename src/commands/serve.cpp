#include "commands/command.h"
#include "node/practice.h"
#include "node/serving.h"

namespace bch::commands {
namespace {

constexpr Option options[] = {
    data_option,
    json_option,
    {"--listen", "ADDRESS:PORT", "where to listen (default: 127.0.0.1:8080; port 0: any free one)"},
    {"--practice", "",
     "for exercises: accounts for each role, a mark on every page, and a way back to the beginning; the "
     "folder is "
     "that of a demonstration node, or empty"},
    {"--begin-anew", "", "with --practice: go back to the beginning before serving"},
    {"--quiet", "", "log only troubles: errors, and what took over a second"},
};

void say_ready(const Call& call, const std::string& address) {
  if (call.json()) {
    records::Document line;
    line.set("listening", address);
    Call::print_line(line);
  } else {
    call.say("command.serve.ready", {{"address", address}});
  }
}

// Once; `listen`: where, empty as configured; becomes where it was in fact.
Result<node::Ended> serve(const Call& call, std::string& listen) {
  auto node = TRY(call.node(node::Purpose::write));
  if (!listen.empty()) TRY(node->configuration().listen_on(listen));
  if (call.has("--quiet")) node->configuration().log = "troubles";
  return node::serve(*node, [&](const std::string& address) {
    constexpr std::string_view scheme = "http://";
    listen = address.substr(scheme.size());
    say_ready(call, address);
  });
}

Result<int> run(const Call& call) {
  std::string listen = call.text("--listen");
  const bool is_practice = call.has("--practice");
  const bool begins_anew = call.has("--begin-anew");
  if (begins_anew && !is_practice)
    return Problem{Problem::Kind::invalid, "command.serve.only-with-practice", {}};
  if (is_practice) TRY(node::prepare_practice(call.folder(), call.treaty()));
  if (begins_anew) TRY(node::begin_anew(call.folder()));
  for (;;) {
    const auto ended = TRY(serve(call, listen));
    if (ended == node::Ended::by_signal) return 0;
    if (ended == node::Ended::to_begin_anew) TRY(node::begin_anew(call.folder()));
  }
}

}  // namespace

const Command serve_command{
    "serve", "Serve the node's portal, API and journal over HTTP",
    "Ends on SIGTERM or Ctrl-C after the requests in flight. TLS is the work of a proxy in front. "
    "With --practice the node is for exercises, and stays so: what it is at the first time is its beginning.",
    options, run};

}  // namespace bch::commands
