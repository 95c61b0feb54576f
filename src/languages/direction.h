#pragma once
// Direction: which way a text runs, and how a text of the other direction is put into a sentence without
// turning it over (Unicode Bidirectional Algorithm, UAX #9). Pure functions; any thread.

#include <cstdint>
#include <string>
#include <string_view>

namespace bch::languages {

enum class Direction : std::uint8_t { left_to_right, right_to_left };

// The value of HTML's dir attribute: "ltr" or "rtl".
std::string_view dir(Direction direction);

// The direction of the script in which the language of a BCP 47 tag is written: also of languages that we do
// not offer. Left to right when the tag is not known.
Direction direction_of_tag(std::string_view tag);

// The text as it may stand in a sentence that runs in `around`: between U+2068 and U+2069 if it holds letters
// that run the other way, otherwise as it is. For plain text; in HTML use the element bdi.
std::string isolated(std::string_view text, Direction around);

}  // namespace bch::languages
