#pragma once
// Question: what a reader asks of the index, read from the parameters of an address and written back into
// them, so that every facet is a plain link. Values; any thread.

#include "search/indexed_record.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bch::search {

enum class Order { relevance, newest };

struct Question {
  std::string words;                         // as typed
  std::vector<FacetValue> choices;           // of one facet: any; of several: all; sorted
  std::vector<records::RecordId> refers_to;  // only records that refer to all of these
  Order order = Order::relevance;
  std::string language;  // of the reader: its stems count too
  std::size_t page = 1;
  std::size_t page_size = 20;

  // The question with one choice more, or with it taken away, from its first page.
  [[nodiscard]] Question with(const FacetValue& choice) const;
  [[nodiscard]] Question without(const FacetValue& choice) const;
  [[nodiscard]] bool has(const FacetValue& choice) const;
  friend bool operator==(const Question&, const Question&) = default;
};

using Parameters = std::vector<std::pair<std::string, std::string>>;

// Reads an address: q (words), order=newest, page, and every other parameter whose name is a facet in
// `facets`. What is unknown or out of bounds is left out: an old link still finds something.
Question read_question(const Parameters& parameters, const std::vector<std::string>& facets,
                       std::string language);

// The parameters of the address of this question, in a fixed order; nothing that is the default.
Parameters parameters_of(const Question& question);

// What was typed, as the index looks for it.
struct Typed {
  std::vector<std::string> all;                   // words that must be there
  std::vector<std::string> beginnings;            // typed with * at the end
  std::vector<std::vector<std::string>> phrases;  // in "quotation marks"
  std::vector<std::string> none;                  // typed with - before
  std::vector<std::string> keys;  // when the whole is a public number, GUID or unique identifier
};

// Folds the words (languages/words.h); at most limits::question_words of them.
Typed read_typed(std::string_view words);

}  // namespace bch::search
