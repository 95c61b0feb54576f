#pragma once
// Whether markup runs something when it is opened: scripts, event attributes, frames and plug-ins, addresses
// that are scripts. Pure; any thread. It would rather see too much than too little.

#include <string_view>

namespace bch::engines::inspection {

// `markup` in UTF-8: HTML, SVG, XML.
bool is_active(std::string_view markup);

}  // namespace bch::engines::inspection
