#pragma once
// Enumeration: things in a row, as a language says them: "English, French and Arabic". Pure; any thread.

#include "languages/language.h"

#include <span>
#include <string>

namespace bch::languages {

// CLDR's standard list of the language; the things put one behind the other with commas if ICU has none.
std::string enumeration(std::span<const std::string> things, const Language& language);

}  // namespace bch::languages
