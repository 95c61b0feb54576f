#pragma once
// Rich texts of records, made harmless: paragraphs, lists, emphasis and links to the web survive, everything
// else becomes plain text. Pure; any thread. Fuzzed.

#include "base/html.h"

#include <string_view>

namespace bch::portal {

// Whatever comes in, what goes out is balanced and holds only elements and attributes that this writes
// itself.
Html harmless(std::string_view rich);

}  // namespace bch::portal
