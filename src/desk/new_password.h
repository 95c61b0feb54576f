#pragma once
// A new password as forms ask for it, typed twice, and what speaks against it. One thread.

#include "base/html.h"
#include "desk/visit.h"

#include <string>
#include <vector>

namespace bch::desk {

Html new_password_inputs(const Visit& visit);
std::vector<Problem> judge_new_password(const Visit& visit, const std::string& login,
                                        const std::string& email);

}  // namespace bch::desk
