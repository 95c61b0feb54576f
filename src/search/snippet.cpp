#include "search/snippet.h"

#include "languages/words.h"

#include <algorithm>

namespace bch::search {
namespace {

constexpr std::size_t stem_bytes =
    5;  // a word that shares so many first bytes is taken for another form of it

bool meets(std::string_view word, const std::vector<std::string>& wanted) {
  return std::ranges::any_of(wanted, [&](const std::string& each) {
    if (word == each) return true;
    return each.size() >= stem_bytes &&
           word.starts_with(std::string_view(each).substr(0, std::max(stem_bytes, each.size() - 2)));
  });
}

constexpr auto ellipsis = "…";

}  // namespace

std::vector<Piece> snippet(std::string_view text, const std::vector<std::string>& words, std::size_t most) {
  auto placed = languages::placed_words(text);
  const auto first = std::ranges::find_if(placed, [&](const auto& word) { return meets(word.word, words); });
  const std::size_t centre = first == placed.end() ? 0 : first->from;
  // Whole words from about a third before the first that was wanted.
  std::size_t from = 0;
  std::size_t to = text.size();
  for (const auto& word : placed) {
    if (word.from + most / 3 < centre) from = word.to;
    if (word.from < from + most) to = word.to;
  }
  if (to + 3 >= text.size() || placed.empty()) to = std::min(text.size(), from + most);
  while (to < text.size() && (static_cast<unsigned char>(text[to]) & 0xC0U) == 0x80U) ++to;
  if (from > 0 && from < to) {
    while (from < to && text[from] == ' ') ++from;
  }

  std::vector<Piece> pieces;
  if (from > 0) pieces.push_back({ellipsis, false});
  std::size_t at = from;
  const auto add = [&](std::size_t end, bool marked) {
    if (end <= at) return;
    const std::string piece(text.substr(at, end - at));
    if (!pieces.empty() && pieces.back().marked == marked)
      pieces.back().text += piece;
    else
      pieces.push_back({piece, marked});
    at = end;
  };
  for (const auto& word : placed) {
    if (word.from < at || word.to > to || !meets(word.word, words)) continue;
    add(word.from, false);
    add(word.to, true);
  }
  add(to, false);
  if (to < text.size()) pieces.push_back({ellipsis, false});
  return pieces;
}

}  // namespace bch::search
