#pragma once
// Which passwords are refused because they are guessed first: decided here, offline, by rule. There is no
// rule about capitals, digits and signs (NIST SP 800-63B, section 5.1.1.2): length counts. Pure functions;
// any thread. How passwords are kept is in password.h.

#include "access/common_passwords.h"
#include "base/problem.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bch::access {

// All that is wrong with a new password; nothing when it may be taken. `own` are the words that somebody who
// knows the person would try: account name, e-mail address, name of the node. Problems (invalid):
// password.malformed, password.too-short, password.too-long, password.common, password.own-word,
// password.repeated, password.row. The first three stand alone.
std::vector<Problem> weaknesses(std::string_view password, std::span<const std::string> own,
                                const CommonPasswords& common);

}  // namespace bch::access
