#pragma once
// Lines: a text laid out for a terminal or for plain text, in any of the languages (Unicode Line Breaking
// Algorithm, UAX #14; East Asian Width, UAX #11). Pure functions; any thread.

#include "languages/language.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bch::languages {

// How many columns the text takes: two for each wide character, none for marks and what is not seen.
std::size_t columns(std::string_view text);

// The text in lines of at most `width` columns, broken at spaces and, where the script writes none, between
// characters; never within a word, a number or an option's name, so that such a line may be wider. A line of
// a language written from right to left is put between U+2067 and U+2069: it keeps its order beside names
// that run the other way.
std::vector<std::string> lines(std::string_view text, const Language& language, std::size_t width);

}  // namespace bch::languages
