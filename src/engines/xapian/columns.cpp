#include "engines/xapian/columns.h"

#include <algorithm>

namespace bch::engines::xapian {
namespace {

constexpr unsigned bits_a_byte = 7;  // of a number written in as few bytes as it needs
constexpr unsigned more = 0x80;

void write_number(std::string& out, std::uint64_t number) {
  while (number >= more) {
    out += static_cast<char>((number & (more - 1)) | more);
    number >>= bits_a_byte;
  }
  out += static_cast<char>(number);
}

class Numbers {
 public:
  explicit Numbers(std::string_view bytes) : bytes_(bytes) {}

  std::uint64_t next() {
    std::uint64_t number = 0;
    for (unsigned shift = 0; shift < 64; shift += bits_a_byte) {
      if (bytes_.empty()) break;
      const auto byte = static_cast<unsigned char>(bytes_.front());
      bytes_.remove_prefix(1);
      number |= static_cast<std::uint64_t>(byte & (more - 1)) << shift;
      if (byte < more) return number;
    }
    is_whole_ = false;
    return 0;
  }
  std::vector<ValueNumber> list() {
    std::vector<ValueNumber> list;
    for (auto count = next(); count > 0 && is_whole_; --count)
      list.push_back(static_cast<ValueNumber>(next()));
    return list;
  }
  // As many as there are, when there are fewer.
  std::string_view bytes(std::size_t count) {
    is_whole_ = is_whole_ && count <= bytes_.size();
    const auto taken = bytes_.substr(0, count);
    bytes_.remove_prefix(taken.size());
    return taken;
  }
  [[nodiscard]] bool is_whole() const { return is_whole_ && bytes_.empty(); }

 private:
  std::string_view bytes_;
  bool is_whole_ = true;
};

void write_list(std::string& out, const std::vector<ValueNumber>& list) {
  write_number(out, list.size());
  for (const ValueNumber value : list) write_number(out, value);
}

}  // namespace

std::vector<DocumentNumber> numbers_of(const Roaring& documents) {
  std::vector<DocumentNumber> numbers(documents.cardinality());
  documents.toUint32Array(numbers.data());
  return numbers;
}

std::string write_column(const Column& column) {
  std::string out;
  write_number(out, static_cast<std::uint64_t>(column.date));
  out.append(column.name.guid.begin(), column.name.guid.end());
  write_number(out, column.name.letters.size());
  out += column.name.letters;
  write_number(out, column.words_from);
  write_number(out, column.words);
  write_list(out, column.counted);
  write_list(out, column.others);
  return out;
}

std::optional<Column> read_column(std::string_view written) {
  Numbers numbers(written);
  Column column;
  column.date = static_cast<std::int32_t>(numbers.next());
  std::ranges::copy(numbers.bytes(column.name.guid.size()), column.name.guid.begin());
  column.name.letters = numbers.bytes(numbers.next());
  column.words_from = numbers.next();
  column.words = static_cast<std::uint32_t>(numbers.next());
  column.counted = numbers.list();
  column.others = numbers.list();
  return numbers.is_whole() ? std::optional(std::move(column)) : std::nullopt;
}

ValueNumber Columns::add_value(const search::FacetValue& value) {
  const auto number = static_cast<ValueNumber>(values_.size());
  Facet& facet = facets_[value.facet];
  values_.push_back(value);
  value_ties_.push_back(std::hash<std::string>()(value.value));
  where_.push_back({&facet, static_cast<FacetColumn::Place>(facet.values.size())});
  numbers_.emplace(value, number);
  facet.values.push_back(number);
  facet.totals.push_back(0);
  with_.emplace_back();
  return number;
}

std::optional<ValueNumber> Columns::find(const search::FacetValue& value) const {
  const auto found = numbers_.find(value);
  return found == numbers_.end() ? std::nullopt : std::optional(found->second);
}

std::span<const ValueNumber> Columns::values_of(std::string_view facet) const {
  const auto found = facets_.find(facet);
  return found == facets_.end() ? std::span<const ValueNumber>() : found->second.values;
}

const FacetColumn* Columns::column(std::string_view facet) const {
  const auto found = facets_.find(facet);
  return found == facets_.end() ? nullptr : &found->second.column;
}

void Columns::add(DocumentNumber document, const Column& column) {
  dates_.resize(document + std::size_t{1});
  guids_.resize(dates_.size());
  words_from_.resize(dates_.size());
  words_.resize(dates_.size());
  dates_[document] = column.date;
  by_date_[column.date].add(document);
  guids_[document] = column.name.guid;
  if (!column.name.letters.empty()) letters_[document] = column.name.letters;
  words_from_[document] = column.words_from;
  words_[document] = column.words;
  std::vector<std::pair<Facet*, FacetColumn::Place>> places;
  for (const ValueNumber value : column.counted)
    places.emplace_back(where_[value].facet, where_[value].place);
  std::ranges::sort(places);
  for (std::size_t i = 0; i < places.size();) {
    Facet& facet = *places[i].first;
    std::vector<FacetColumn::Place> of_facet;
    for (; i < places.size() && places[i].first == &facet; ++i) {
      of_facet.push_back(places[i].second);
      ++facet.totals[places[i].second];
    }
    facet.column.add(document, of_facet);
  }
  for (const auto* values : {&column.counted, &column.others}) {
    for (const ValueNumber value : *values) with_[value].add(document);
  }
  all_.add(document);
}

records::RecordId Columns::record(DocumentNumber document) const {
  const auto letters = letters_.find(document);
  return record_of({guids_[document], letters == letters_.end() ? std::string() : letters->second});
}

void Columns::remove(DocumentNumber document) {
  if (!all_.contains(document)) return;
  for (ValueNumber value = 0; value < values_.size(); ++value) {
    if (!with_[value].contains(document)) continue;
    with_[value].remove(document);
    auto& total = where_[value].facet->totals[where_[value].place];
    if (total > 0) --total;  // of search::facet::term there are none
  }
  all_.remove(document);
}

void Columns::finish_loading() {
  for (auto& [name, facet] : facets_) facet.column.settle(end());
  for (Roaring& documents : with_) {
    documents.runOptimize();
    documents.shrinkToFit();
  }
  for (auto& [date, documents] : by_date_) {
    documents.runOptimize();
    documents.shrinkToFit();
  }
  all_.runOptimize();
}

Columns::Counting Columns::counting(const Roaring& documents) const {
  const bool are_most = documents.cardinality() * 2 > all_.cardinality();
  return {numbers_of(are_most ? all_ - documents : documents), are_most};
}

std::vector<std::uint32_t> Columns::count(std::string_view name, const Counting& counting) const {
  const auto facet = facets_.find(name);
  if (facet == facets_.end()) return {};
  std::vector<std::uint32_t> counts(facet->second.values.size(), 0);
  facet->second.column.count(counting.looked_at, counts);
  if (counting.are_others) {
    for (std::size_t i = 0; i < counts.size(); ++i) counts[i] = facet->second.totals[i] - counts[i];
  }
  return counts;
}

}  // namespace bch::engines::xapian
