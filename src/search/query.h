#pragma once
// Query: what was typed, as the index looks for it. Every index reads a question through here, so that they
// agree on what it means. docs/guides/searching.md explains the grammar:
//
//   maize grain           both words, in any form       "maize grain"   these words side by side
//   -cotton               not this word                 biosaf*         words that begin so
//   country:XA  type:law  year:2024  title:maize  from:2019-03  to:2020  -country:XB  term:"food safety"

#include "search/analysis.h"
#include "search/lexicon.h"
#include "search/question.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace bch::search {

// One thing that a record has to have: any of what follows will do.
struct Wanted {
  TypedWord typed;
  std::vector<std::string> forms;                      // a word in one of these forms
  std::vector<std::string> phrase;                     // these folded words side by side
  std::vector<std::vector<std::string>> phrase_forms;  // the forms of each of them
  std::vector<std::string> beginnings;                 // a word that begins in one of these ways
  std::vector<Lexicon::Concept> concepts;              // a term, Party or kind that it carries
  std::vector<std::string> keys;  // an exact name: a public number, GUID, unique identifier
  bool in_names = false;          // words count only where a record is named
  bool is_small = false;          // adds to the rank; need not be there
};

// Words of `all` that may together be the name of a record, to which others refer.
struct NamedTogether {
  std::vector<std::string> names;  // what Analysis::names may make of them
  std::vector<std::string> keys;   // that they may be when put together: "MON 8742 77"
  std::size_t first = 0;
  std::size_t count = 0;
};

struct Query {
  std::vector<Wanted> all;
  std::vector<Wanted> none;
  std::vector<NamedTogether> names;
  std::vector<FacetValue> choices;     // of the question and typed: of one facet any, of several all; sorted
  std::vector<FacetValue> not_chosen;  // none of these
  std::optional<std::int32_t> from;    // of IndexedRecord::date
  std::optional<std::int32_t> to;
  std::vector<records::RecordId> refers_to;
};

// What of a record's text a reader wants to see marked: folded words and stems.
std::vector<std::string> sought_in(const Query& query);

// At most limits::question_words words of it.
Query read_query(const Question& question, const Lexicon& lexicon, Analysis& analysis);

}  // namespace bch::search
