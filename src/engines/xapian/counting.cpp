#include "base/limits.h"
#include "engines/xapian/evaluation.h"

#include <algorithm>
#include <limits>

namespace bch::engines::xapian {
namespace {

// A value of a facet and how often it was met.
struct Met {
  std::uint32_t count = 0;
  ValueNumber value = 0;
};

// The most frequent of them, with their names.
std::vector<search::Counted> most_of(std::vector<Met>& met, const Columns& columns, std::size_t most) {
  const auto is_before = [&](const Met& one, const Met& other) {
    if (one.count != other.count) return one.count > other.count;
    return columns.value_tie(one.value) < columns.value_tie(other.value);
  };
  most = std::min(most, met.size());
  const auto end = met.begin() + static_cast<std::ptrdiff_t>(most);
  if (end != met.end()) std::ranges::nth_element(met, end, is_before);
  std::sort(met.begin(), end, is_before);
  std::vector<search::Counted> counted;
  counted.reserve(most);
  for (std::size_t i = 0; i < most; ++i) counted.push_back({columns.value(met[i].value).value, met[i].count});
  return counted;
}

class Counter {
 public:
  Counter(const Sources& sources, const Finder& finder, const search::Question& question,
          const search::Query& query, const Roaring& matching, const Roaring& narrowed)
      : sources_(sources),
        finder_(finder),
        question_(question),
        query_(query),
        matching_(matching),
        narrowed_(narrowed) {}

  std::vector<search::Counted> count(const std::string& facet) {
    if (facet == search::facet::group) return count_groups();
    const auto values = sources_.columns.values_of(facet);
    std::vector<Met> met;
    const auto counts = count_open(facet, facet);
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (counts[i] != 0) met.push_back({counts[i], values[i]});
    }
    return most_of(met, sources_.columns, std::min(question_.values_counted, limits::facet_values));
  }

 private:
  [[nodiscard]] bool is_narrowed(std::string_view facet) const {
    return facet == search::facet::standing ||
           std::ranges::find(query_.choices, facet, &search::FacetValue::facet) != query_.choices.end();
  }

  // Of groups of Parties: a record belongs to one Party at the most.
  std::vector<search::Counted> count_groups() {
    const Columns& columns = sources_.columns;
    const auto counts = count_open(std::string(search::facet::group), search::facet::party);
    std::vector<search::Counted> counted;
    for (const auto& group : sources_.lexicon.groups()) {
      std::size_t count = 0;
      for (const auto& member :
           sources_.lexicon.members({std::string(search::facet::group), group}, question_.today)) {
        if (const auto number = columns.find(member)) count += counts[columns.place(*number)];
      }
      if (count != 0) counted.push_back({group, count});
    }
    std::ranges::stable_sort(counted, std::greater(), &search::Counted::count);
    return counted;
  }

  // How many records have each value of a facet, as if nothing of `open` were chosen.
  std::vector<std::uint32_t> count_open(const std::string& open, std::string_view facet) {
    const Columns& columns = sources_.columns;
    if (is_narrowed(open)) return columns.count(facet, columns.counting(finder_.narrowed(matching_, open)));
    if (!counting_) counting_ = columns.counting(narrowed_);
    return columns.count(facet, *counting_);
  }

  const Sources& sources_;
  const Finder& finder_;
  const search::Question& question_;
  const search::Query& query_;
  const Roaring& matching_;
  const Roaring& narrowed_;
  std::optional<Columns::Counting> counting_;  // of narrowed_, made when a facet first needs it
};

// Some values of a facet, which know their place among them.
class Chosen {
 public:
  Chosen(const Columns& columns, const std::string& facet, const std::vector<std::string>& values)
      : column_(columns.column(facet)), size_(std::min(values.size(), limits::crossed_values)) {
    chosen_.resize(columns.values_of(facet).size(), none);
    for (std::size_t i = 0; i < size_; ++i) {
      if (const auto number = columns.find({facet, values[i]})) chosen_[columns.place(*number)] = i;
    }
  }

  [[nodiscard]] std::size_t size() const { return size_; }

  // Gives `take` the place of each that the document has.
  template <typename Take>
  void each_of(DocumentNumber document, Take take) const {
    if (column_ == nullptr) return;
    for (const auto place : column_->places_of(document)) {
      if (chosen_[place] != none) take(chosen_[place]);
    }
  }

 private:
  static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
  const FacetColumn* column_;
  std::size_t size_;
  std::vector<std::size_t> chosen_;  // by place in the facet
};

}  // namespace

std::vector<search::Cell> count_cells(const Columns& columns, const search::Crossing& crossing,
                                      const Roaring& documents) {
  const Chosen beside(columns, crossing.columns, crossing.column_values);
  const Chosen split(columns, crossing.split, crossing.split_values);
  const std::size_t width = 1 + split.size();  // of a cell: its total, then each of the values that split it
  std::vector<search::Cell> cells;
  for (std::size_t row = 0; row < std::min(crossing.row_values.size(), limits::crossed_values); ++row) {
    const auto number = columns.find({crossing.rows, crossing.row_values[row]});
    if (!number) continue;
    std::vector<std::size_t> counts(beside.size() * width, 0);
    for (const DocumentNumber document : numbers_of(documents & columns.with(*number))) {
      beside.each_of(document, [&](std::size_t column) {
        ++counts[column * width];
        split.each_of(document, [&](std::size_t i) { ++counts[column * width + 1 + i]; });
      });
    }
    for (std::size_t column = 0; column < beside.size(); ++column) {
      const std::size_t* const counted = &counts[column * width];
      if (counted[0] == 0) continue;
      search::Cell cell{row, column, counted[0], {}};
      for (std::size_t i = 0; i < split.size(); ++i) {
        if (counted[1 + i] != 0) cell.split.push_back({crossing.split_values[i], counted[1 + i]});
      }
      cells.push_back(std::move(cell));
    }
  }
  return cells;
}

Facets count_facets(const Sources& sources, const Finder& finder, const search::Question& question,
                    const search::Query& query, const Roaring& matching, const Roaring& narrowed) {
  Facets facets;
  if (question.counted.empty()) return facets;
  Counter counter(sources, finder, question, query, matching, narrowed);
  for (const std::string& facet : question.counted) {
    auto counted = counter.count(facet);
    if (!counted.empty()) facets.emplace(facet, std::move(counted));
  }
  return facets;
}

}  // namespace bch::engines::xapian
