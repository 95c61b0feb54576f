#pragma once
// An invitation: a secret that is taken once and ends at a certain moment, as a link (256 bits in base64url)
// and, for letters, fax and telephone, as a printed code (100 bits in Crockford's base 32, four groups of
// five) that is made from the link's secret, so that both are one. Kept is only a hash of the printed code:
// nobody tries out 100 bits. Also for links that set a new password. Pure functions; any thread.

#include "base/chance.h"
#include "base/instant.h"
#include "base/result.h"
#include "seals/hash.h"

#include <optional>
#include <string>
#include <string_view>

namespace bch::access {

struct Invitation {
  seals::Hash hash;
  Instant expires;
  std::optional<Instant> used;
  friend bool operator==(const Invitation&, const Invitation&) = default;
};

struct NewInvitation {
  Invitation kept;
  std::string link;     // 43 characters for the end of an address
  std::string printed;  // "7K3QM-0XVTB-9D2RS-HNJ4W"
};
NewInvitation new_invitation(Chance& chance, Instant expires);

// The hash under which an invitation is kept, from the end of its link or its printed code as somebody typed
// it. Nothing when it can be neither.
std::optional<seals::Hash> invitation_hash(std::string_view typed);

// The invitation marked as used. Problems (forbidden): invitation.unknown, invitation.used,
// invitation.expired.
Result<Invitation> take(const Invitation& invitation, std::string_view typed, Instant now);

}  // namespace bch::access
