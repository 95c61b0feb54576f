#pragma once
// Snippets: the piece of a record's text in which a reader sees why it was found. Pure; any thread.

#include "search/indexed_record.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bch::search {

struct Piece {
  std::string text;
  bool marked = false;
  friend bool operator==(const Piece&, const Piece&) = default;
};

// About `most` bytes of the text around the first of the words sought (folded words or stems, as of
// Answer::sought), which are marked where they stand, whatever ending or article they have. The beginning
// when none is there.
std::vector<Piece> snippet(std::string_view text, const std::vector<std::string>& sought, std::size_t most);

struct Excerpt {
  std::string language;  // of the text; empty: none in particular
  std::vector<Piece> pieces;
};

// From the text in which most of what is sought stands; of several the one in the reader's language, then
// the first. Names are left out, since they stand above. Nothing when no text holds any of it.
std::optional<Excerpt> excerpt(const std::vector<IndexedText>& texts, const std::vector<std::string>& sought,
                               std::string_view language, std::size_t most);

}  // namespace bch::search
