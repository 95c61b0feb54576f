#pragma once
// The pages of the desk, each in a file of its own, pages/<name>.cpp; their table is in pages.cpp. What a
// page shows and what its form does stand together. One thread for each visit.

#include "desk/visit.h"

namespace bch::desk {

Result<Answer> home_page(Visit& visit);
Result<Answer> join(Visit& visit);
Result<Answer> join_page(Visit& visit);
Result<Answer> sign_in(Visit& visit);
Result<Answer> sign_in_page(Visit& visit);
Result<Answer> sign_out(Visit& visit);

}  // namespace bch::desk
