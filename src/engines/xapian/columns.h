#pragma once
// Columns: what is kept in memory of every document of the index, by its number: facet values, date, where
// its words stand in the file of words. Sets of documents are Roaring bitmaps. About 100 bytes a record.
// Readers share, one writer excludes them (generation.h); private to this engine.

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

using DocumentNumber = std::uint32_t;  // as Xapian numbers them, from 1; never used again
using ValueNumber = std::uint32_t;     // of a facet value, from 0

// Of one document, as it is written in its value slot.
struct Column {
  std::int32_t date = 0;
  std::uint64_t tie = 0;         // orders what is otherwise alike, the same on every node
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
  [[nodiscard]] std::size_t values() const { return values_.size(); }
  [[nodiscard]] std::span<const ValueNumber> values_of(std::string_view facet) const;

  // Document numbers ascend; some may be missing.
  void add(DocumentNumber document, const Column& column);
  void remove(DocumentNumber document);
  void finish_loading();  // after many, before the first question

  [[nodiscard]] DocumentNumber end() const { return static_cast<DocumentNumber>(dates_.size()); }
  [[nodiscard]] const Roaring& all() const { return all_; }
  [[nodiscard]] const Roaring& with(ValueNumber value) const { return with_[value]; }
  [[nodiscard]] std::uint32_t count(ValueNumber value) const { return counts_[value]; }
  [[nodiscard]] std::int32_t date(DocumentNumber document) const { return dates_[document]; }
  [[nodiscard]] std::uint64_t tie(DocumentNumber document) const { return ties_[document]; }
  [[nodiscard]] std::pair<std::uint64_t, std::uint32_t> words(DocumentNumber document) const {
    return {words_from_[document], words_[document]};
  }
  // Of the facets that are counted.
  [[nodiscard]] std::span<const ValueNumber> values_of(DocumentNumber document) const {
    return std::span(flat_).subspan(starts_[document], starts_[document + 1] - starts_[document]);
  }

 private:
  std::vector<search::FacetValue> values_;
  std::map<search::FacetValue, ValueNumber> numbers_;
  std::map<std::string, std::vector<ValueNumber>, std::less<>> of_facet_;
  std::vector<Roaring> with_;          // by value
  std::vector<std::uint32_t> counts_;  // of with_, kept
  Roaring all_;
  std::vector<std::int32_t> dates_{0};  // by document, as the next ones; there is no document 0
  std::vector<std::uint64_t> ties_{0};
  std::vector<std::uint64_t> words_from_{0};
  std::vector<std::uint32_t> words_{0};
  std::vector<std::uint32_t> starts_{0, 0};
  std::vector<ValueNumber> flat_;
};

}  // namespace bch::engines::xapian
