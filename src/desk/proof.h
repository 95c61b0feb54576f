#pragma once
// Proof of identity before an act that cannot be taken back (step-up): a one-time code of the printed list, a
// code of an authenticator, or a passkey. Good for a quarter of an hour. One thread.

#include "desk/visit.h"

#include <optional>

namespace bch::desk {

// The page that asks for a proof and carries along what was sent; nothing when a proof is at hand, or has
// just been given with this form.
Result<std::optional<Page>> ask_for_proof(Visit& visit);

}  // namespace bch::desk
