#include "search/analysis.h"

#include "base/limits.h"

#include <algorithm>

namespace bch::search {
namespace {

void add(Analysis::Forms& forms, std::string form) {
  if (!form.empty() && std::ranges::find(forms, form) == forms.end()) forms.push_back(std::move(form));
}

constexpr char after_language = ':';              // in no word
constexpr std::size_t shortest_after_prefix = 8;  // bytes

bool has_digit(std::string_view word) {
  return std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

// Codes and numbers have no other forms.
bool may_be_stemmed(std::string_view folded) {
  return folded.size() > 2 && folded.size() <= limits::indexed_word_bytes && !has_digit(folded);
}

void append(std::string& name, std::string_view word) {
  name += word.substr(0, limits::name_key_bytes - std::min(name.size(), limits::name_key_bytes));
}

}  // namespace

Analysis::Forms Analysis::stems_of(const Stemmed& stemmed, std::string_view written,
                                   std::string_view folded) {
  Forms stems;
  if (!may_be_stemmed(folded)) return stems;
  add(stems, languages::fold(stemmed.stem(languages::lower_case(written))));
  if (written != folded) add(stems, languages::fold(stemmed.stem(folded)));
  for (const auto& prefix : stemmed.prefixes) {
    if (folded.starts_with(prefix) && folded.size() >= prefix.size() + shortest_after_prefix)
      add(stems, languages::fold(stemmed.stem(folded.substr(prefix.size()))));
  }
  return stems;
}

Analysis::Analysis(const std::vector<Tongue>& tongues) {
  for (const Tongue& tongue : tongues) {
    tags_.push_back(tongue.tag);
    if (tongue.make_stem) stemmed_.emplace(tongue.tag, Stemmed{tongue.make_stem(), tongue.prefixes, {}});
    small_.insert(tongue.small_words.begin(), tongue.small_words.end());
  }
}

const Analysis::Kept& Analysis::kept(std::string_view language, std::string_view written,
                                     std::string_view folded) {
  auto stemmed = stemmed_.find(language);
  if (stemmed == stemmed_.end()) stemmed = stemmed_.find(language.substr(0, language.find('-')));
  if (stemmed == stemmed_.end()) {
    plain_.forms.assign(1, std::string(folded.substr(0, limits::indexed_word_bytes)));
    return plain_;
  }
  auto& known = stemmed->second.known;
  const auto found = known.find(written);
  if (found != known.end()) return found->second;
  if (known.size() >= limits::stems_remembered) known.clear();
  Kept kept{{}, languages::lower_case(written)};
  for (auto& stem : stems_of(stemmed->second, written, folded))
    add(kept.forms, stem == folded ? std::move(stem) : form_in(stemmed->first, stem));
  if (kept.forms.empty()) kept.forms.emplace_back(folded.substr(0, limits::indexed_word_bytes));
  return known.emplace(written, std::move(kept)).first->second;
}

Analysis::Forms Analysis::sought(std::string_view written, std::string_view folded) {
  Forms forms{std::string(folded.substr(0, limits::indexed_word_bytes))};
  for (auto& [language, stemmed] : stemmed_) {
    for (auto& stem : stems_of(stemmed, written, folded)) {
      add(forms, form_in(language, stem));
      add(forms, std::move(stem));
    }
  }
  return forms;
}

std::vector<std::string> Analysis::names(std::string_view language, std::string_view text) {
  std::vector<std::string> names(2);
  languages::each_word(text, [&](std::string_view word, std::size_t from, std::size_t to) {
    append(names[0], word);
    append(names[1], stem_in(kept(language, text.substr(from, to - from), word).forms.front()));
  });
  if (names[0] == names[1]) names.pop_back();
  return names;
}

std::vector<bool> Analysis::across_words(std::string_view text) {
  const auto words = languages::placed_words(text);
  std::vector<bool> across(words.size(), false);
  std::vector<std::size_t> breaks;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool overlaps = (i > 0 && words[i].from < words[i - 1].to) ||
                          (i + 1 < words.size() && words[i + 1].from < words[i].to);
    if (!overlaps) continue;
    if (breaks.empty()) breaks = breaks_.in(text);
    across[i] =
        std::ranges::any_of(breaks, [&](std::size_t at) { return words[i].from < at && at < words[i].to; });
  }
  return across;
}

std::string form_in(std::string_view language, std::string_view stem) {
  std::string form(language);
  form += after_language;
  form += stem;
  return form;
}

std::string_view stem_in(std::string_view form) {
  const auto language = form.find(after_language);
  return language == std::string_view::npos ? form : form.substr(language + 1);
}

std::string name_key(std::string_view text) {
  std::string name;
  languages::each_word(text, [&](std::string_view word, std::size_t, std::size_t) { append(name, word); });
  return name;
}

std::uint32_t word_mark(std::string_view folded) {
  std::uint32_t mark = 2'166'136'261U;  // FNV-1a
  for (const char c : folded) mark = (mark ^ static_cast<unsigned char>(c)) * 16'777'619U;
  return mark == 0 ? 1 : mark;
}

}  // namespace bch::search
