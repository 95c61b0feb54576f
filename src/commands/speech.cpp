#include "commands/speech.h"

#include "formats/labels.h"
#include "languages/words.h"

#include <algorithm>
#include <array>
#include <map>

namespace bch::commands {
namespace {

constexpr std::uint64_t rare_words = 200'000;
constexpr std::uint64_t equally_rare = 100;  // the first of them, so that none is common
constexpr std::size_t units_a_word = 2;      // where no spaces are written, most words have two characters
constexpr std::uint64_t least_run = 3;
constexpr std::uint64_t longest_run = 8;
constexpr std::uint64_t runs_a_rare_word = 5;  // makes about one word in twelve a rare one

bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}
bool continues(char c) {
  constexpr unsigned char mask = 0b1100'0000;
  return (static_cast<unsigned char>(c) & mask) == 0b1000'0000;
}

// What no run of words leads across: ends of texts, markup, holes, and numbers, because the identifiers of
// real things have some.
bool ends_a_sentence(char c) {
  return std::string_view("\n\t{}<>[]()/\\=_`|%\"0123456789").find(c) != std::string_view::npos;
}

// Where the character after the one at `at` begins.
std::size_t after(std::string_view text, std::size_t at) {
  do ++at;
  while (at < text.size() && continues(text[at]));
  return at;
}

// Whether a text must stay out of what is made up: it is about real Governments, or names one.
class AboutGovernments {
 public:
  explicit AboutGovernments(const vocabularies::Vocabularies& vocabularies) : vocabularies_(vocabularies) {}
  bool operator()(std::string_view context, std::string_view english) const {
    constexpr std::array<std::string_view, 3> families{"territorial.", "group.", "group-note."};
    const auto names_it = [&](const vocabularies::Party& party) {
      return !party.demonstration && english.find(party.english) != std::string_view::npos;
    };
    return std::ranges::any_of(families, [&](auto family) { return context.starts_with(family); }) ||
           std::ranges::any_of(vocabularies_.parties(), names_it);
  }

 private:
  const vocabularies::Vocabularies& vocabularies_;
};

// All that the treaty says in each language, by its tag.
std::map<std::string, std::vector<std::string>> texts_of(const node::Treaty& treaty) {
  std::map<std::string, std::vector<std::string>> texts;
  const AboutGovernments stays_out(treaty.formats().vocabularies());
  const auto& catalogues = treaty.catalogues();
  const auto& fallback = treaty.languages().fallback();
  for (const auto& label : formats::labels(treaty.formats())) {
    if (stays_out(label.context, label.english)) continue;
    for (const auto& language : treaty.languages().all()) {
      const auto& catalogue = catalogues.in(language);
      if (&language == &fallback || catalogue.has_label(label.context, label.english))
        texts[language.tag].push_back(catalogue.label(label.context, label.english));
    }
  }
  const languages::Language* first = nullptr;  // each brings the English along, which is needed once
  catalogues.compare([&](const languages::Language& language, std::string_view key, std::string_view english,
                         std::string_view text) {
    if (stays_out(key, english)) return;
    if (first == nullptr) first = &language;
    if (first == &language) texts[fallback.tag].emplace_back(english);
    texts[language.tag].emplace_back(text);
  });
  // In whatever order they came: the same seed shall give the same words.
  for (auto& [tag, all] : texts) std::ranges::sort(all);
  return texts;
}

}  // namespace

Speech::Speech(const languages::Language& language, const std::vector<std::string>& texts)
    : tag_(language.tag), spaced_(language.segmentation == languages::Segmentation::spaces) {
  for (const std::string& text : texts) learn(text);
  learn_syllables(texts);
}

void Speech::learn(std::string_view text) {
  bool in_hole = false;
  std::size_t from = text_.size();
  for (const char c : text) {
    if (c == '{' || c == '}') in_hole = c == '{';
    if (!in_hole && !ends_a_sentence(c)) {
      text_ += c;
      continue;
    }
    learn_sentence(from);
    from = text_.size();
  }
  learn_sentence(from);
}

// What was written down from there on. A comma or the like does not begin a sentence.
void Speech::learn_sentence(std::size_t from) {
  const std::string_view text = text_;
  const std::size_t first = units_.size();
  for (std::size_t at = from; at < text.size();) {
    std::size_t end = after(text, at);
    // In Latin letters a word stays whole also where the language writes no spaces.
    const bool whole = spaced_ || is_ascii(text[at]);
    while (whole && text[at] != ' ' && end < text.size() && text[end] != ' ' &&
           (spaced_ || is_ascii(text[end])))
      end = after(text, end);
    const bool begins = units_.size() > first || !languages::words(text.substr(at, end - at)).empty();
    if (text[at] != ' ' && begins) units_.push_back({at, end, 0});
    at = end;
  }
  for (std::size_t i = first; i < units_.size(); ++i) units_[i].last = units_.size() - 1;
}

// The pieces of which rare words are made: two or three letters of words in the script of the language, or
// one where a character is a syllable.
void Speech::learn_syllables(const std::vector<std::string>& texts) {
  std::vector<std::string> words;
  for (const std::string& text : texts) {
    for (auto& word : languages::words(text)) {
      if (std::ranges::none_of(word, [](char c) { return c >= '0' && c <= '9'; }))
        words.push_back(std::move(word));
    }
  }
  const auto is_latin = [](const std::string& word) { return is_ascii(word.front()); };
  const bool latin = 2 * std::ranges::count_if(words, is_latin) > std::ssize(words);
  for (const std::string& word : words) {
    if (is_latin(word) != latin) continue;
    std::size_t letters = spaced_ ? 2 : 1;
    for (std::size_t at = 0; at < word.size();) {
      std::size_t end = at;
      for (std::size_t i = 0; i < letters && end < word.size(); ++i) end = after(word, end);
      syllables_.push_back(word.substr(at, end - at));
      at = end;
      if (spaced_) letters = 5 - letters;  // two and three by turns
    }
  }
  std::ranges::sort(syllables_);
  const auto repeated = std::ranges::unique(syllables_);
  syllables_.erase(repeated.begin(), repeated.end());
}

std::string Speech::words(Dice& dice, std::size_t count) const {
  std::string said;
  const std::size_t units_each = spaced_ ? 1 : units_a_word;
  std::size_t left = count * units_each;
  while (left > 0) {
    if (spaced_ && !said.empty()) said += ' ';
    if (dice.one_in(runs_a_rare_word)) {
      said += rare_word(dice);
      left -= std::min(left, units_each);
      continue;
    }
    const std::size_t run = std::min(dice.between(least_run, longest_run) * units_each, left);
    const std::size_t first = dice.below(units_.size());
    const std::size_t last = std::min(first + run - 1, units_[first].last);
    said.append(text_, units_[first].from, units_[last].to - units_[first].from);
    left -= last - first + 1;
  }
  return said;
}

std::string Speech::rare_word(Dice& dice) const {
  std::uint64_t state = scattered(dice.ranked(rare_words) + dice.below(equally_rare));
  const std::uint64_t pieces = 2 + state % 3;
  std::string word;
  for (std::uint64_t i = 0; i < pieces; ++i) {
    state = scattered(state);
    word += syllables_[state % syllables_.size()];
  }
  return word;
}

std::vector<Speech> speeches(const node::Treaty& treaty) {
  const auto texts = texts_of(treaty);
  std::vector<Speech> all;
  for (const auto& language : treaty.languages().all()) {
    if (const auto found = texts.find(language.tag); found != texts.end())
      all.emplace_back(language, found->second);
  }
  return all;
}

}  // namespace bch::commands
