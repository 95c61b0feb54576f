#include "engines/xapian/documents.h"

#include "base/limits.h"
#include "engines/xapian/word_lists.h"
#include "engines/xapian/words_file.h"

#include <algorithm>

namespace bch::engines::xapian {
namespace {

constexpr std::size_t shortest_spelling = 4;  // bytes of a word that is worth mending
constexpr std::size_t longest_spelling = 48;

bool is_spelled(std::string_view word) {
  const bool has_digit = std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; });
  return word.size() >= shortest_spelling && word.size() <= longest_spelling && !has_digit;
}

std::optional<Xapian::valueno> title_slot(const std::vector<search::Tongue>& tongues,
                                          std::string_view language) {
  const auto tongue = std::ranges::find(tongues, language, &search::Tongue::tag);
  if (tongue == tongues.end()) return std::nullopt;
  return slot::title + 1 + static_cast<Xapian::valueno>(tongue - tongues.begin());
}

}  // namespace

std::string record_term(const records::RecordId& record) {
  return "Q" + record.value();
}
std::string key_term(const std::string& key) {
  return "K" + key;
}
std::string referring_term(const std::string& record) {
  return "R" + record;
}
std::string named_term(const std::string& name) {
  return "N" + name;
}

std::string spelling(std::string_view language, std::string_view lower_case) {
  std::string spelled(language);
  spelled += ':';
  spelled += lower_case;
  return spelled;
}

void Documents::take(const search::IndexedText& text, Made& made) {
  languages::each_word(text.text, [&](std::string_view word, std::size_t from, std::size_t to) {
    made.words.push_back(search::word_mark(word));
    const auto written = std::string_view(text.text).substr(from, to - from);
    const auto& kept = analysis_.kept(text.language, written, word);
    for (const std::string& form : kept.forms) {
      auto& [in_bodies, in_names] = occurring_[form];
      ++(text.is_name ? in_names : in_bodies);
    }
    if (is_spelled(kept.lower_case)) made.spellings.emplace(spelling(text.language, kept.lower_case), 1);
  });
  made.words.push_back(end_of_text);
}

std::vector<Xapian::valueno> title_slots(const std::vector<search::Tongue>& tongues,
                                         std::string_view language) {
  std::vector<Xapian::valueno> slots;
  if (const auto own = title_slot(tongues, language)) slots.push_back(*own);
  if (!tongues.empty() && tongues.front().tag != language)
    slots.push_back(*title_slot(tongues, tongues.front().tag));
  slots.push_back(slot::title);
  return slots;
}

Documents::Made Documents::make(const search::IndexedRecord& record) {
  Made made;
  occurring_.clear();
  for (const bool names : {true, false}) {
    for (const auto& text : record.texts) {
      if (text.is_name == names) take(text, made);
    }
    if (names) made.words.insert(made.words.end(), made.words.empty() ? 2 : 1, end_of_text);
  }
  for (const auto& [form, occurring] : occurring_)
    made.document.add_term(form, Occurrences::written(occurring.in_bodies, occurring.in_names));
  made.document.add_boolean_term(record_term(record.record));
  for (const auto& key : record.keys) made.document.add_boolean_term(key_term(key));
  for (const auto& text : record.texts) {
    if (!text.is_name) continue;
    for (const auto& name : analysis_.names(text.language, text.text))
      made.document.add_boolean_term(named_term(name));
  }
  for (const auto& referred : record.refers_to)
    made.document.add_boolean_term(referring_term(referred.value()));
  for (const auto& [language, key] : record.titles) {
    if (&key == &record.titles.front().key) made.document.add_value(slot::title, key);
    if (const auto own = title_slot(tongues_, language)) made.document.add_value(*own, key);
  }
  return made;
}

}  // namespace bch::engines::xapian
