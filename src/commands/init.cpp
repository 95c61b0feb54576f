#include "commands/command.h"
#include "commands/invitation.h"
#include "node/workplace.h"

namespace bch::commands {
namespace {

constexpr Option options[] = {
    data_option,
    json_option,
    {"--name", "TEXT", "the node's name, as its pages show it"},
    {"--origin", "TEXT", "the journal's name for ever, such as bch.example.org/journal"},
    {"--number", "N", "the node's number, given when it was enrolled (0: the portal)"},
    {"--demonstration", "", "everything on this node is fictitious, and every page says so"},
    {"--official", "",
     "the COP-MOP or the Secretariat has said that this node is the Biosafety Clearing-House"},
};

Result<int> run(const Call& call) {
  node::Configuration configuration;
  configuration.name = call.text("--name", configuration.name);
  configuration.origin = call.text("--origin", "localhost/journal");
  configuration.is_demonstration = call.has("--demonstration");
  configuration.is_official = call.has("--official");
  if (call.has("--number")) configuration.number = TRY(call.number("--number", 0));
  TRY(node::create(call.folder(), configuration));
  const auto node = TRY(call.node(node::Purpose::read));
  const auto invitation = TRY(node::invite_first(*node));
  const auto [address, code] = invitation_of(call, *node, invitation);
  if (call.json()) {
    records::Document line;
    line.set("made", call.folder().string());
    line.set("invitation", address);
    line.set("code", code);
    Call::print_line(line);
  } else {
    call.say("command.init.done", {{"folder", call.folder().string()}});
    call.say("command.invite.done", {{"address", address}, {"code", code}});
  }
  return 0;
}

}  // namespace

const Command init_command{"init", "Make a new node in an empty folder",
                           "Then: bch import, bch serve. The link that is shown lets one person make the "
                           "first account; it is good for two "
                           "weeks, and bch invite makes another.",
                           options, run};

}  // namespace bch::commands
