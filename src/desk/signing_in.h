#pragma once
// Signing in and out: what sets and clears the cookies. One thread.

#include "desk/visit.h"

#include <string>

namespace bch::desk {

// Signs the account in and answers with `answer`; `proven` when a second factor came with it.
Result<Answer> signed_in(Visit& visit, access::Account account, bool proven, Answer answer, std::string deed);

// The cookie that ends a session in the browser.
std::string ended_cookie(const Visit& visit);

}  // namespace bch::desk
