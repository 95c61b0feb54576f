#pragma once
// Signing in and out: what sets and clears the cookies. One thread.

#include "desk/visit.h"

#include <string>
#include <string_view>

namespace bch::desk {

// Signs the account in and answers with `answer`; `proven` when a second factor came with it.
Result<Answer> signed_in(Visit& visit, const access::Account& account, bool proven, Answer answer,
                         std::string deed);

// The same in two steps, for who keeps the session (Sessions::prepare) with other changes: the line of the
// audit trail, and the cookies.
workspace::Deed signing_in_deed(const Visit& visit, const access::Account& account, std::string deed);
void add_cookies(const Visit& visit, const access::Account& account, std::string_view token, Answer& answer);

// The cookie that ends a session in the browser.
std::string ended_cookie(const Visit& visit);

}  // namespace bch::desk
