#pragma once
// The style sheet of the desk's forms: a second one beside the portal's (portal/style.h), whose colours it
// takes; kept for ever by browsers because its address holds its digest. Constant; any thread.

#include "base/url.h"

#include <string>
#include <string_view>

namespace bch::desk {

std::string_view style_sheet();
std::string style_name();  // "desk-0123456789ab.css"
Url style_address();

}  // namespace bch::desk
