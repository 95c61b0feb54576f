#include "engines/xapian/evaluation.h"

#include <algorithm>

namespace bch::engines::xapian {
namespace {

constexpr std::size_t long_word = 12;  // bytes; a shorter one may have one letter wrong, others two

std::string mend(const Sources& sources, search::Analysis& analysis, const std::string& language,
                 const search::TypedWord& typed) {
  const std::string lower = languages::lower_case(typed.written);
  const unsigned most = lower.size() < long_word ? 1 : 2;
  for (const auto& near : sources.spelled.near(language, lower, most)) {
    const auto forms = analysis.sought(near.word, languages::fold(near.word));
    if (std::ranges::any_of(forms, [&](const auto& form) { return sources.database.term_exists(form); }))
      return near.word;
  }
  return {};
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
