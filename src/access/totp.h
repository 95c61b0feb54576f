#pragma once
// One-time codes by the clock (TOTP, RFC 6238): SHA-1, six digits, thirty seconds, as every authenticator
// program has them. Pure functions; any thread. The secret is kept by the caller, encrypted: who reads it can
// make codes.

#include "base/chance.h"
#include "base/instant.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bch::access {

// 20 bytes (RFC 4226, section 4, R6), in base32, as it is typed into an authenticator.
std::string new_totp_secret(Chance& chance);

// "otpauth://totp/ISSUER:ACCOUNT?secret=...&issuer=...": what the picture with the code says.
std::string totp_address(std::string_view secret, std::string_view issuer, std::string_view account);

// The step of thirty seconds whose code was typed, if it is the present one or a neighbour and later than
// `last_used`, so that a code is never taken twice: the caller keeps it for the next time. Spaces are passed
// over, digits may be of any script. Nothing when the code does not fit, or the secret is none.
std::optional<std::int64_t> accepted_step(std::string_view secret, std::string_view typed, Instant now,
                                          std::optional<std::int64_t> last_used);

}  // namespace bch::access
