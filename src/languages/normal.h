#pragma once
// Text in the one form in which it is compared when every sign counts: passwords. Where signs may be folded
// away, words.h is meant. Pure functions; any thread.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace bch::languages {

// NFKC (Unicode, UAX #15): the same from every keyboard, whether it composes é or writes a letter and an
// accent, in full or half width. Nothing when the bytes are not UTF-8.
std::optional<std::string> compatible(std::string_view text);

// How many code points there are in UTF-8.
std::size_t characters(std::string_view text);

}  // namespace bch::languages
