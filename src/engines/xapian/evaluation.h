#pragma once
// Evaluation: answers one question. Twice over: first as sets, which gives exact totals and facets; then the
// records that are in are ranked. The rank of a record is the sum, over what was typed, of how rare that is
// times how well the record has it: in a name more than in a text, in a text more than by a term or by
// reference (BM25 without document lengths). One thread, one question; private to this engine.

#include "engines/xapian/columns.h"
#include "engines/xapian/spelled_words.h"
#include "engines/xapian/word_lists.h"
#include "engines/xapian/words_file.h"
#include "search/index.h"
#include "search/lexicon.h"
#include "search/query.h"

#include <memory>
#include <set>
#include <string>
#include <vector>

#include <xapian.h>

namespace bch::engines::xapian {

// What a question is answered from; all outlives the evaluation.
struct Sources {
  const Xapian::Database& database;
  const Columns& columns;
  const WordsFile& words;
  const SpelledWords& spelled;
  WordLists& lists;
  const search::Lexicon& lexicon;
  const std::vector<search::Tongue>& tongues;
};

// One of the things wanted, found.
struct Found {
  const search::Wanted* wanted = nullptr;
  std::vector<std::pair<std::string, std::shared_ptr<const WordList>>> lists;  // by form
  std::vector<std::pair<float, const Roaring*>>
      carried;         // by a term, Party or kind, by how well that is met (Concept::share)
  Roaring referring;   // to a record of that name
  Roaring identified;  // by a key
  Roaring named;       // so, though it may be written otherwise
  Roaring whole_name;  // all that was typed is their name
  std::string name;    // that the records referred to have
  Roaring documents;   // all of these
  double rarity = 0;
};

class Finder {
 public:
  Finder(const Sources& sources, const search::Question& question, const search::Query& query);

  [[nodiscard]] std::vector<Found> all() const;

  // Without those that have what is not wanted.
  [[nodiscard]] Roaring matching(const std::vector<Found>& found) const;
  // Those that lack one of several things, or, when there are none, that have any.
  [[nodiscard]] Roaring nearly_matching(const std::vector<Found>& found) const;

  // Narrowed by the choices of all facets but `except`, dates and references.
  [[nodiscard]] Roaring narrowed(const Roaring& matching, std::string_view except = {}) const;

  [[nodiscard]] Roaring with(const search::FacetValue& choice) const;

 private:
  [[nodiscard]] Found find(const search::Wanted& wanted) const;
  void add_words(const search::Wanted& wanted, Found& found) const;
  void add_phrase(const search::Wanted& wanted, Found& found) const;
  [[nodiscard]] std::vector<std::string> words_beginning(const std::string& beginning) const;
  void add_beginning(const std::string& beginning, Found& found) const;
  void add_keys(const search::Wanted& wanted, Found& found) const;
  void add_names(std::vector<Found>& found) const;
  [[nodiscard]] Roaring documents_of(const std::string& term) const;
  [[nodiscard]] Roaring documents_among(const std::vector<records::RecordId>& records) const;
  [[nodiscard]] Roaring documents_of_name(const std::string& term) const;  // none when too many have it
  [[nodiscard]] Roaring referring_to(const Roaring& documents) const;
  [[nodiscard]] Roaring in_names(const WordList& list) const;
  // Occurrences, as written; 0 when it does not say so.
  [[nodiscard]] std::uint8_t says(DocumentNumber document, const std::vector<std::uint32_t>& phrase) const;
  [[nodiscard]] Roaring unwanted() const;
  // The documents with each of the values that a choice means.
  [[nodiscard]] std::vector<const Roaring*> sets_of(const search::FacetValue& choice) const;
  static Roaring within(const Roaring& documents, const std::vector<const Roaring*>& any);
  [[nodiscard]] Roaring dated(Roaring documents) const;
  void finish(Found& found) const;

  const Sources& sources_;
  const search::Question& question_;
  const search::Query& query_;
};

// Documents, as a set and as ascending numbers.
struct Ranked {
  const Roaring& set;
  std::vector<DocumentNumber> numbers;
};

// The best documents of a set, in order.
class Ranking {
 public:
  Ranking(const Sources& sources, const search::Question& question, const std::vector<Found>& found);

  // Of the page that was asked for.
  [[nodiscard]] std::vector<DocumentNumber> page(const Roaring& documents) const;

  [[nodiscard]] std::vector<search::Reason> reasons(DocumentNumber document) const;

 private:
  [[nodiscard]] std::vector<DocumentNumber> sorted(const Roaring& documents) const;
  void add_scores(const Found& found, const Ranked& documents, std::vector<float>& scores) const;
  [[nodiscard]] std::vector<float> scores(const Ranked& documents) const;
  [[nodiscard]] std::vector<std::uint32_t> places(std::string_view facet, const Ranked& documents) const;
  [[nodiscard]] bool is_found_by_date(const Roaring& documents, std::size_t wanted) const;
  [[nodiscard]] Roaring of_first_dates(const Roaring& documents, std::size_t wanted) const;

  const Sources& sources_;
  const search::Question& question_;
  const std::vector<Found>& found_;
};

using Facets = decltype(search::Answer::facets);

// The counts of the facets that the question wants, over documents that match its words; `narrowed`: those of
// them that are in all that was chosen.
Facets count_facets(const Sources& sources, const Finder& finder, const search::Question& question,
                    const search::Query& query, const Roaring& matching, const Roaring& narrowed);

// The cells of a table, over the documents of the answer.
std::vector<search::Cell> count_cells(const Columns& columns, const search::Crossing& crossing,
                                      const Roaring& documents);

// The words with those mended that no record has; empty when there is nothing to mend.
std::string mended(const Sources& sources, search::Analysis& analysis, const search::Question& question,
                   const std::vector<Found>& found);

}  // namespace bch::engines::xapian
