#pragma once
// The script of the form of a draft: a file of its own (script/desk.js), kept for ever by browsers because
// its address holds its digest. The one script of the program; everything works without it
// (docs/decisions/0016). Constant; any thread.

#include "base/url.h"

#include <string>
#include <string_view>

namespace bch::desk {

// As it is served: without comments and indentation.
std::string_view script();
std::string script_name();  // "desk-0123456789ab.js"
Url script_address();

}  // namespace bch::desk
