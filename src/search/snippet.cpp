#include "search/snippet.h"

#include "languages/words.h"

#include <algorithm>

namespace bch::search {
namespace {

constexpr std::size_t shortest_stem = 4;    // bytes; a shorter word is marked only when it is the same
constexpr std::size_t shortest_within = 6;  // of a stem that does not begin the word
constexpr std::size_t most_before = 6;      // of what a language writes before a stem: an article
constexpr std::size_t least_ending = 4;     // of what may follow it

bool meets(std::string_view word, const std::vector<std::string>& sought) {
  return std::ranges::any_of(sought, [&](std::string_view stem) {
    if (word == stem) return true;
    if (stem.size() < shortest_stem) return false;
    const auto at = word.find(stem);
    if (at > most_before) return false;  // or nowhere
    if (at > 0 && stem.size() < shortest_within) return false;
    return word.size() - at - stem.size() <= std::max(least_ending, stem.size() / 2);
  });
}

// How many different words of what is sought stand in the text.
std::size_t count_met(std::string_view text, const std::vector<std::string>& sought) {
  std::vector<std::string> met;
  languages::each_word(text, [&](std::string_view word, std::size_t, std::size_t) {
    if (meets(word, sought) && std::ranges::find(met, word) == met.end()) met.emplace_back(word);
  });
  return met.size();
}

constexpr auto ellipsis = "…";

}  // namespace

std::vector<Piece> snippet(std::string_view text, const std::vector<std::string>& sought, std::size_t most) {
  auto placed = languages::placed_words(text);
  const auto first = std::ranges::find_if(placed, [&](const auto& word) { return meets(word.word, sought); });
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
    if (word.from < at || word.to > to || !meets(word.word, sought)) continue;
    add(word.from, false);
    add(word.to, true);
  }
  add(to, false);
  if (to < text.size()) pieces.push_back({ellipsis, false});
  return pieces;
}

std::optional<Excerpt> excerpt(const std::vector<IndexedText>& texts, const std::vector<std::string>& sought,
                               std::string_view language, std::size_t most) {
  const IndexedText* best = nullptr;
  std::size_t best_met = 0;
  for (const IndexedText& text : texts) {
    if (text.is_name) continue;
    const std::size_t met = 2 * count_met(text.text, sought);
    if (met == 0) continue;
    const std::size_t worth = met + (text.language == language ? 1 : 0);
    if (worth > best_met) best = &text, best_met = worth;
  }
  if (best == nullptr) return std::nullopt;
  return Excerpt{best->language, snippet(best->text, sought, most)};
}

}  // namespace bch::search
