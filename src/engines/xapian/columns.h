#pragma once
// Columns: what is kept in memory of every document of the index, by its number: facet values, date, where
// its words stand in the file of words. Sets of documents are Roaring bitmaps. Some 100 to 150 bytes a
// record. Readers share, one writer excludes them (generation.h); private to this engine.

#include "engines/xapian/facet_column.h"
#include "engines/xapian/record_name.h"
#include "search/indexed_record.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <roaring/roaring.hh>

namespace bch::engines::xapian {

using ValueNumber = std::uint32_t;  // of a facet value, from 0

std::vector<DocumentNumber> numbers_of(const Roaring& documents);

// Of one document, as it is written in its value slot.
struct Column {
  std::int32_t date = 0;
  RecordName name;
  std::uint64_t words_from = 0;  // in the file of words
  std::uint32_t words = 0;
  std::vector<ValueNumber> counted;  // values of facets that are counted
  std::vector<ValueNumber> others;   // of search::facet::term
};
std::string write_column(const Column& column);
std::optional<Column> read_column(std::string_view written);

class Columns {
 public:
  // The numbers of values follow one another.
  ValueNumber add_value(const search::FacetValue& value);
  [[nodiscard]] std::optional<ValueNumber> find(const search::FacetValue& value) const;
  [[nodiscard]] const search::FacetValue& value(ValueNumber number) const { return values_[number]; }
  // Orders values that are otherwise alike, the same on every node that runs this program.
  [[nodiscard]] std::uint64_t value_tie(ValueNumber number) const { return value_ties_[number]; }
  [[nodiscard]] std::size_t values() const { return values_.size(); }
  [[nodiscard]] std::span<const ValueNumber> values_of(std::string_view facet) const;

  // Document numbers ascend; some may be missing.
  void add(DocumentNumber document, const Column& column);
  void remove(DocumentNumber document);
  void finish_loading();  // after many, before the first question

  [[nodiscard]] DocumentNumber end() const { return static_cast<DocumentNumber>(dates_.size()); }
  [[nodiscard]] const Roaring& all() const { return all_; }
  [[nodiscard]] const Roaring& with(ValueNumber value) const { return with_[value]; }
  // The documents of each date, also those that are no more; the oldest first.
  using ByDate = std::map<std::int32_t, Roaring>;
  [[nodiscard]] const ByDate& by_date() const { return by_date_; }
  [[nodiscard]] std::int32_t date(DocumentNumber document) const { return dates_[document]; }
  // What orders the document will be asked for soon.
  void fetch(DocumentNumber document) const {
    __builtin_prefetch(&dates_[document]);
    __builtin_prefetch(&guids_[document]);
  }
  [[nodiscard]] std::uint64_t tie(DocumentNumber document) const { return tie_of(guids_[document]); }
  [[nodiscard]] records::RecordId record(DocumentNumber document) const;
  [[nodiscard]] std::pair<std::uint64_t, std::uint32_t> words(DocumentNumber document) const {
    return {words_from_[document], words_[document]};
  }

  // What each document has of a facet, and the place in it of a value of that facet.
  [[nodiscard]] const FacetColumn* column(std::string_view facet) const;  // nullptr: no document has it
  [[nodiscard]] FacetColumn::Place place(ValueNumber value) const { return where_[value].place; }

  // Documents to be counted by several facets. When they are the most of all, the others are looked at.
  struct Counting {
    std::vector<DocumentNumber> looked_at;
    bool are_others = false;
  };
  [[nodiscard]] Counting counting(const Roaring& documents) const;

  // How many of the documents have each value of the facet, in the order of values_of(facet).
  [[nodiscard]] std::vector<std::uint32_t> count(std::string_view facet, const Counting& counting) const;

 private:
  struct Facet {
    std::vector<ValueNumber> values;
    std::vector<std::uint32_t> totals;  // documents with each, that are there
    FacetColumn column;
  };
  struct Where {
    Facet* facet = nullptr;  // of facets_, which does not move
    FacetColumn::Place place = 0;
  };

  std::vector<search::FacetValue> values_;
  std::vector<std::uint64_t> value_ties_;
  std::vector<Where> where_;  // by value
  std::map<search::FacetValue, ValueNumber> numbers_;
  std::map<std::string, Facet, std::less<>> facets_;
  std::vector<Roaring> with_;  // by value
  Roaring all_;
  std::vector<std::int32_t> dates_{0};  // by document, as the next ones; there is no document 0
  std::vector<Guid> guids_{{}};
  std::map<DocumentNumber, std::string> letters_;  // of names that have some
  ByDate by_date_;
  std::vector<std::uint64_t> words_from_{0};
  std::vector<std::uint32_t> words_{0};
};

}  // namespace bch::engines::xapian
