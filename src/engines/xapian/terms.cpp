#include "engines/xapian/terms.h"

#include "languages/words.h"
#include "search/question.h"

#include <algorithm>

namespace bch::engines::xapian {
namespace {

constexpr std::size_t longest_word = 100;       // bytes; Xapian's terms end at 245
constexpr Xapian::termcount name_counts = 8;    // a word of a name, in words of a body
constexpr Xapian::termpos between_texts = 100;  // so that no phrase spans two texts
constexpr Xapian::termcount beginnings_at_most = 200;
constexpr double exact_name = 1'000;  // ranks before everything that words can find
constexpr char end_of_facet = '\x1e';
constexpr char end_of_value = '\x1f';

std::string word_term(std::string_view word) {
  return "W" + std::string(word);
}
std::string stem_term(const std::string& language, const std::string& stem) {
  return "Z" + language + ":" + stem;
}
std::string key_term(const std::string& key) {
  return "K" + key;
}
std::string refers_term(const records::RecordId& record) {
  return "R" + record.value();
}
std::string facet_term(const search::FacetValue& choice) {
  return "F" + choice.facet + "=" + choice.value;
}

Xapian::Query any_of(const std::vector<Xapian::Query>& queries) {
  return {Xapian::Query::OP_OR, queries.begin(), queries.end()};
}
Xapian::Query all_of(const std::vector<Xapian::Query>& queries) {
  return {Xapian::Query::OP_AND, queries.begin(), queries.end()};
}

}  // namespace

Terms::Terms(const std::vector<Stemming>& stemming) {
  for (const auto& [language, stemmer] : stemming) {
    if (!stemmer.empty()) stems_.emplace(language, Xapian::Stem(stemmer));
  }
}

Xapian::Document Terms::document(const search::IndexedRecord& record) const {
  Xapian::Document document;
  Xapian::termpos position = 0;
  for (const auto& text : record.texts) {
    const auto stem = stems_.find(text.language);
    const Xapian::termcount counts = text.is_name ? name_counts : 1;
    for (const std::string& word : languages::words(text.text)) {
      ++position;
      if (word.size() > longest_word) continue;
      document.add_posting(word_term(word), position, counts);
      if (stem != stems_.end()) document.add_term(stem_term(stem->first, stem->second(word)), counts);
    }
    position += between_texts;
  }
  for (const auto& choice : record.facets) document.add_boolean_term(facet_term(choice));
  for (const auto& key : record.keys) document.add_term(key_term(key));
  for (const auto& referred : record.refers_to) document.add_boolean_term(refers_term(referred));
  document.add_boolean_term(record_term(record.record));
  document.add_value(slot::facets, write_facets(record.facets));
  document.add_value(slot::date, record.date);
  document.set_data(record.record.value());
  return document;
}

std::string Terms::record_term(const records::RecordId& record) {
  return "Q" + record.value();
}

Xapian::Query Terms::word(const std::string& word) const {
  std::vector<Xapian::Query> forms{Xapian::Query(word_term(word))};
  for (const auto& [language, stem] : stems_) forms.emplace_back(stem_term(language, stem(word)));
  return any_of(forms);
}

Xapian::Query Terms::words(const search::Question& question) const {
  const auto typed = search::read_typed(question.words);
  std::vector<Xapian::Query> parts;
  for (const auto& each : typed.all) {
    if (each.size() <= longest_word)
      parts.push_back(word(each));
    else
      parts.push_back(Xapian::Query::MatchNothing);
  }
  for (const auto& beginning : typed.beginnings) {
    parts.emplace_back(Xapian::Query::OP_WILDCARD, word_term(beginning), beginnings_at_most,
                       Xapian::Query::WILDCARD_LIMIT_MOST_FREQUENT);
  }
  for (const auto& phrase : typed.phrases) {
    std::vector<Xapian::Query> said;
    for (const auto& each : phrase) said.emplace_back(word_term(each));
    parts.emplace_back(Xapian::Query::OP_PHRASE, said.begin(), said.end(), said.size());
  }
  Xapian::Query query = parts.empty() ? Xapian::Query::MatchAll : all_of(parts);
  if (!typed.none.empty()) {
    std::vector<Xapian::Query> none;
    for (const auto& each : typed.none) none.emplace_back(word_term(each));
    query = Xapian::Query(Xapian::Query::OP_AND_NOT, query, any_of(none));
  }
  for (const auto& key : typed.keys) {
    const Xapian::Query exact(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(key_term(key)), exact_name);
    query = Xapian::Query(Xapian::Query::OP_OR, query, exact);
  }
  for (const auto& record : question.refers_to)
    query = Xapian::Query(Xapian::Query::OP_FILTER, query, Xapian::Query(refers_term(record)));
  return query;
}

Xapian::Query Terms::narrowed(Xapian::Query query, const search::Question& question,
                              std::string_view except) {
  std::map<std::string_view, std::vector<Xapian::Query>> choices;
  for (const auto& choice : question.choices) {
    if (choice.facet != except) choices[choice.facet].emplace_back(facet_term(choice));
  }
  for (const auto& [facet, any] : choices)
    query = Xapian::Query(Xapian::Query::OP_FILTER, query, any_of(any));
  return query;
}

std::string write_facets(const std::vector<search::FacetValue>& facets) {
  std::string written;
  for (const auto& [facet, value] : facets) {
    written += facet;
    written += end_of_facet;
    written += value;
    written += end_of_value;
  }
  return written;
}

std::vector<std::pair<std::string_view, std::string_view>> read_facets(std::string_view written) {
  std::vector<std::pair<std::string_view, std::string_view>> facets;
  while (!written.empty()) {
    const auto middle = written.find(end_of_facet);
    const auto end = written.find(end_of_value);
    if (end == std::string_view::npos || middle > end) break;
    facets.emplace_back(written.substr(0, middle), written.substr(middle + 1, end - middle - 1));
    written.remove_prefix(end + 1);
  }
  return facets;
}

}  // namespace bch::engines::xapian
