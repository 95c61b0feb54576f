#include "engines/xapian/documents.h"
#include "engines/xapian/evaluation.h"

#include <algorithm>
#include <tuple>

namespace bch::engines::xapian {
namespace {

constexpr std::size_t long_word = 12;  // bytes; a shorter one may have one letter wrong, others two

struct Mended {
  unsigned distance = 0;
  bool is_other_language = false;
  std::string word;
  friend auto operator<=>(const Mended&, const Mended&) = default;
};

std::vector<std::string_view> letters_of(std::string_view text) {
  std::vector<std::string_view> letters;
  for (std::size_t from = 0; from < text.size();) {
    std::size_t to = from + 1;
    while (to < text.size() && (static_cast<unsigned char>(text[to]) & 0xC0U) == 0x80U) ++to;
    letters.push_back(text.substr(from, to - from));
    from = to;
  }
  return letters;
}

// Letters to change, add, take away or turn round.
unsigned distance(std::string_view one, std::string_view other) {
  const auto a = letters_of(one);
  const auto b = letters_of(other);
  std::vector<std::vector<unsigned>> table(a.size() + 1, std::vector<unsigned>(b.size() + 1, 0));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        table[i][j] = static_cast<unsigned>(i + j);
        continue;
      }
      const unsigned changed = table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
      table[i][j] = std::min({table[i - 1][j] + 1, table[i][j - 1] + 1, changed});
      const bool turned = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (turned) table[i][j] = std::min(table[i][j], table[i - 2][j - 2] + 1);
    }
  }
  return table[a.size()][b.size()];
}

std::string mend(const Sources& sources, search::Analysis& analysis, const std::string& language,
                 const search::TypedWord& typed) {
  const std::string lower = languages::lower_case(typed.written);
  const unsigned most = lower.size() < long_word ? 1 : 2;
  std::vector<Mended> found;
  for (const auto& tag : analysis.languages()) {
    const auto suggested = sources.database.get_spelling_suggestion(spelling(tag, lower), most);
    if (suggested.size() <= tag.size() + 1 || !suggested.starts_with(tag + ":")) continue;
    const auto word = suggested.substr(tag.size() + 1);
    const auto folded = languages::fold(word);
    const bool is_known = std::ranges::any_of(
        analysis.sought(word, folded), [&](const auto& form) { return sources.database.term_exists(form); });
    if (is_known) found.push_back({distance(lower, word), tag != language, word});
  }
  return found.empty() ? std::string() : std::ranges::min(found).word;
}

}  // namespace

std::string mended(const Sources& sources, search::Analysis& analysis, const search::Question& question,
                   const std::vector<Found>& found) {
  std::string words;
  std::size_t at = 0;
  for (const Found& each : found) {
    const auto& typed = each.wanted->typed;
    if (!each.documents.isEmpty() || !each.wanted->phrase.empty() || each.wanted->is_small) continue;
    const auto word = mend(sources, analysis, question.language, typed);
    if (word.empty()) continue;
    words += question.words.substr(at, typed.from - at) + word;
    at = typed.to;
  }
  return at == 0 ? std::string() : words + question.words.substr(at);
}

}  // namespace bch::engines::xapian
