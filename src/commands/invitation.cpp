#include "commands/invitation.h"

#include "desk/addresses.h"

namespace bch::commands {

ToldInvitation invitation_of(const Call& call, node::Node& node, const access::NewInvitation& invitation) {
  const auto& configuration = node.configuration();
  const std::string site = configuration.site.empty()
                               ? "http://" + configuration.address + ":" + std::to_string(configuration.port)
                               : configuration.site;
  const Url address = desk::desk_address(call.reader().tag(), "join", invitation.link);
  return {site + address.text(), invitation.printed};
}

}  // namespace bch::commands
