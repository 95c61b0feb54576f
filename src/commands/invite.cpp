#include "commands/command.h"
#include "commands/invitation.h"
#include "node/workplace.h"

namespace bch::commands {
namespace {

constexpr Option options[] = {
    data_option,
    json_option,
    {"--role", "ROLE", "the role of treaty/roles.toml (default: the one that records designations)"},
    {"--party", "CODE", "the Government, for a role of one"},
    {"--name", "TEXT", "who is invited: a person or an office"},
    {"--account", "NAME", "instead: a new password and new codes for who signs in by this name"},
};

Result<access::Appointment> appointment_of(const Call& call, node::Node& node) {
  const auto& roles = node.treaty().roles();
  access::Appointment appointment;
  appointment.role = call.text("--role", std::string(roles.first_with(access::Act::designate)));
  const auto* role = roles.find(appointment.role);
  if (role == nullptr)
    return Problem{Problem::Kind::invalid, "command.invite.no-role", {{"role", appointment.role}}};
  if (role->of_government) {
    const auto* party = node.treaty().formats().vocabularies().with_code(call.text("--party"));
    if (party == nullptr)
      return Problem{Problem::Kind::invalid, "command.invite.no-party", {{"party", call.text("--party")}}};
    appointment.party = party->id;
  }
  appointment.from = node.clock().now();
  return appointment;
}

Result<int> run(const Call& call) {
  const auto node = TRY(call.node(node::Purpose::read));
  const auto place = TRY(node::Workplace::open(*node));
  access::Proposal proposal;
  proposal.language = call.reader().tag();
  proposal.name = call.text("--name");
  if (call.has("--account")) {
    const auto account = TRY(place->accounts().with_login(call.text("--account")));
    if (!account)
      return Problem{
          Problem::Kind::not_found, "command.invite.no-account", {{"name", call.text("--account")}}};
    proposal.renews = account->id;
    proposal.name = account->name;
  } else {
    proposal.appointments = {TRY(appointment_of(call, *node))};
  }
  const auto invitation = TRY(node::invite(*node, *place, proposal));
  const auto [address, code] = invitation_of(call, *node, invitation);
  if (call.json()) {
    records::Document line;
    line.set("invitation", address);
    line.set("code", code);
    Call::print_line(line);
  } else {
    call.say("command.invite.done", {{"address", address}, {"code", code}});
  }
  return 0;
}

}  // namespace

const Command invite_command{
    "invite", "Invite somebody to make an account, or to choose a new password",
    "Works beside a running server. Whoever has the link can take the invitation, once, within two weeks.",
    options, run};

}  // namespace bch::commands
