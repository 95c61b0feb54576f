#pragma once
// A message's text with named holes: "{count} records of {country}". A hole is a name of small letters,
// digits, '_' and '-' in braces; any other brace is a brace. Pure functions; any thread.

#include "base/problem.h"
#include "languages/direction.h"

#include <set>
#include <string>
#include <string_view>

namespace bch::languages {

// The names of the holes.
std::set<std::string, std::less<>> holes(std::string_view text);

// The text with its holes filled, each value isolated if it runs against `around`. A hole without an argument
// stays.
std::string fill(std::string_view text, const Problem::Arguments& arguments, Direction around);

// The text in the pseudo-language: an accent on every letter, about 40 % longer, in brackets; holes are kept.
std::string pseudo(std::string_view text);

}  // namespace bch::languages
