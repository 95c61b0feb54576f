#include "base/limits.h"
#include "engines/xapian/evaluation.h"

#include <algorithm>

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
    const Columns& columns = sources_.columns;
    if (!is_narrowed(facet) && !counting_) counting_ = columns.counting(narrowed_);
    const auto counts = is_narrowed(facet)
                            ? columns.count(facet, columns.counting(finder_.narrowed(matching_, facet)))
                            : columns.count(facet, *counting_);
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

  std::vector<search::Counted> count_groups() const {
    const std::string facet(search::facet::group);
    const bool is_chosen = is_narrowed(facet);
    const Roaring without = is_chosen ? finder_.narrowed(matching_, facet) : Roaring();
    const Roaring& open = is_chosen ? without : narrowed_;
    std::vector<search::Counted> counted;
    for (const auto& group : sources_.lexicon.groups()) {
      const auto count = open.and_cardinality(finder_.with({facet, group}));
      if (count != 0) counted.push_back({group, count});
    }
    std::ranges::stable_sort(counted, std::greater(), &search::Counted::count);
    return counted;
  }

  const Sources& sources_;
  const Finder& finder_;
  const search::Question& question_;
  const search::Query& query_;
  const Roaring& matching_;
  const Roaring& narrowed_;
  std::optional<Columns::Counting> counting_;  // of narrowed_, made when a facet first needs it
};

// The documents that have each of the values of a facet.
std::vector<Roaring> with_each(const Columns& columns, const std::string& facet,
                               const std::vector<std::string>& values, const Roaring& documents) {
  std::vector<Roaring> with(std::min(values.size(), limits::crossed_values));
  for (std::size_t i = 0; i < with.size(); ++i) {
    if (const auto number = columns.find({facet, values[i]})) with[i] = documents & columns.with(*number);
  }
  return with;
}

}  // namespace

std::vector<search::Cell> count_cells(const Columns& columns, const search::Crossing& crossing,
                                      const Roaring& documents) {
  const auto rows = with_each(columns, crossing.rows, crossing.row_values, documents);
  Roaring in_rows;
  for (const Roaring& row : rows) in_rows |= row;
  const auto beside = with_each(columns, crossing.columns, crossing.column_values, in_rows);
  const auto split = with_each(columns, crossing.split, crossing.split_values, in_rows);
  std::vector<search::Cell> cells;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t column = 0; column < beside.size(); ++column) {
      const Roaring both = rows[row] & beside[column];
      if (both.isEmpty()) continue;
      search::Cell cell{row, column, both.cardinality(), {}};
      for (std::size_t i = 0; i < split.size(); ++i) {
        if (const auto count = both.and_cardinality(split[i]); count != 0)
          cell.split.push_back({crossing.split_values[i], count});
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
