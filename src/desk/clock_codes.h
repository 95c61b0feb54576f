#pragma once
// The secret of an authenticator (access/totp.h) as accounts keep it: in a box that only this node opens, and
// only for that account. Pure but for chance; any thread.

#include "access/account.h"
#include "desk/visit.h"

#include <string>
#include <string_view>

namespace bch::desk {

std::string boxed_totp_secret(const Visit& visit, const access::Account& account, std::string_view secret);

// Empty when there is none, or the box does not open.
std::string totp_secret_of(const Visit& visit, const access::Account& account);
std::string totp_secret_in(const Visit& visit, const access::Account& account, std::string_view box);

}  // namespace bch::desk
