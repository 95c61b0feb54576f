#pragma once
// The words of a text as search compares them, in every language at once: what is indexed and what is asked
// go through here, so that they meet. Pure functions; any thread. What does not happen here: stemming (the
// index does it by language) and keeping '-' inside codes (the caller does it before it asks).
//
// Folding: NFKC and case folding (Unicode, UAX #31, toNFKC_Casefold); accents and other marks away; ё is е,
// but й stays й; Arabic without vowel signs and tatweel, every alef as bare alef, hamza away from its
// carrier, ى as ي, ة as ه, Persian letters as the Arabic ones; digits of any script as 0-9; ø, đ, ł, ħ, ı, æ,
// œ, þ as o, d, l, h, i, ae, oe, th. Signs such as ™ are not turned into letters. Bytes that are not UTF-8
// are read as U+FFFD.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace bch::languages {

// The text folded, with everything between its words kept. Folding what is folded changes nothing.
std::string fold(std::string_view text);

// The folded words in their order: runs of letters, digits and their marks. Where a script writes no spaces
// (Han, kana, Thai, Lao, Khmer, Myanmar) each two neighbouring characters are a word; one alone is a word of
// its own. words(fold(text)) equals words(text).
std::vector<std::string> words(std::string_view text);

// The same words, each with where it stands in `text`: bytes [from, to).
struct PlacedWord {
  std::string word;
  std::size_t from = 0;
  std::size_t to = 0;
  friend bool operator==(const PlacedWord&, const PlacedWord&) = default;
};
std::vector<PlacedWord> placed_words(std::string_view text);

// The same, given one by one: the quickest way through a long text.
using TakeWord = std::function<void(std::string_view word, std::size_t from, std::size_t to)>;
void each_word(std::string_view text, const TakeWord& take);

// In lower case and composed (NFC), with its accents: what stemmers want.
std::string lower_case(std::string_view text);

}  // namespace bch::languages
