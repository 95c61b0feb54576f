#pragma once
// Snippets: the piece of a text in which a reader sees why it was found. Pure; any thread.

#include <string>
#include <string_view>
#include <vector>

namespace bch::search {

struct Piece {
  std::string text;
  bool marked = false;
  friend bool operator==(const Piece&, const Piece&) = default;
};

// About `most` bytes of the text around the first of the words (folded, as of languages::words), which are
// marked where they stand, also when only the text's word begins like them (plurals, cases). The beginning
// when none is there.
std::vector<Piece> snippet(std::string_view text, const std::vector<std::string>& words, std::size_t most);

}  // namespace bch::search
