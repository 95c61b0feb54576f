#pragma once
// How an invitation is told to the operator: as an address to open, and as a code to type. One thread.

#include "access/invitation.h"
#include "commands/command.h"

#include <string>

namespace bch::commands {

struct ToldInvitation {
  std::string address;
  std::string code;
};
ToldInvitation invitation_of(const Call& call, node::Node& node, const access::NewInvitation& invitation);

}  // namespace bch::commands
