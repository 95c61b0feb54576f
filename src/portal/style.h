#pragma once
// The style sheet of every page: one small file, kept for ever by browsers because its address holds its
// digest.

#include "base/url.h"

#include <string>
#include <string_view>

namespace bch::portal {

std::string_view style_sheet();
std::string style_name();  // "style-0123456789ab.css"
Url style_address();

}  // namespace bch::portal
