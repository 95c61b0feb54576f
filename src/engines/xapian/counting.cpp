#include "base/limits.h"
#include "engines/xapian/evaluation.h"

#include <algorithm>

namespace bch::engines::xapian {
namespace {

constexpr std::size_t few_values = 64;  // of a facet: counted set by set

using Counts = std::vector<std::uint32_t>;  // by value number

// Goes through the documents, or, when they are the most of all, through those that are not among them.
Counts count_all(const Columns& columns, const Roaring& documents) {
  const Roaring& all = columns.all();
  const bool are_most = documents.cardinality() * 2 > all.cardinality();
  Counts counts(columns.values(), 0);
  const Roaring& counted = are_most ? all - documents : documents;
  std::vector<DocumentNumber> numbers(counted.cardinality());
  counted.toUint32Array(numbers.data());
  for (const DocumentNumber document : numbers) {
    for (const ValueNumber value : columns.values_of(document)) ++counts[value];
  }
  if (are_most) {
    for (ValueNumber value = 0; value < counts.size(); ++value)
      counts[value] = columns.count(value) - counts[value];
  }
  return counts;
}

// A value of a facet and how often it was met.
struct Met {
  std::uint32_t count = 0;
  ValueNumber value = 0;
};

// The most frequent of them, with their names.
std::vector<search::Counted> most_of(std::vector<Met>& met, const Columns& columns, std::size_t most) {
  const auto is_before = [&](const Met& one, const Met& other) {
    if (one.count != other.count) return one.count > other.count;
    return columns.value(one.value).value < columns.value(other.value).value;
  };
  most = std::min(most, met.size());
  std::ranges::partial_sort(met, met.begin() + static_cast<std::ptrdiff_t>(most), is_before);
  std::vector<search::Counted> counted;
  counted.reserve(most);
  for (std::size_t i = 0; i < most; ++i) counted.push_back({columns.value(met[i].value).value, met[i].count});
  return counted;
}

class Counter {
 public:
  Counter(const Sources& sources, const Finder& finder, const search::Question& question,
          const search::Query& query, const Roaring& matching)
      : sources_(sources),
        finder_(finder),
        question_(question),
        query_(query),
        matching_(matching),
        narrowed_(finder.narrowed(matching)) {}

  std::vector<search::Counted> count(const std::string& facet) {
    if (facet == search::facet::group) return count_groups();
    const auto values = sources_.columns.values_of(facet);
    std::vector<Met> met;
    const auto take = [&](ValueNumber value, std::uint64_t count) {
      if (count != 0) met.push_back({static_cast<std::uint32_t>(count), value});
    };
    if (!is_narrowed(facet)) {
      if (counts_.empty()) counts_ = count_all(sources_.columns, narrowed_);
      for (const ValueNumber value : values) take(value, counts_[value]);
    } else {
      const Roaring open = finder_.narrowed(matching_, facet);
      const Counts own = values.size() > few_values ? count_all(sources_.columns, open) : Counts();
      for (const ValueNumber value : values)
        take(value, own.empty() ? open.and_cardinality(sources_.columns.with(value)) : own[value]);
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
    const Roaring open = is_narrowed(facet) ? finder_.narrowed(matching_, facet) : narrowed_;
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
  Roaring narrowed_;
  Counts counts_;  // of narrowed_, made when a facet first needs them
};

}  // namespace

Facets count_facets(const Sources& sources, const Finder& finder, const search::Question& question,
                    const search::Query& query, const Roaring& matching) {
  Facets facets;
  if (question.counted.empty()) return facets;
  Counter counter(sources, finder, question, query, matching);
  for (const std::string& facet : question.counted) {
    auto counted = counter.count(facet);
    if (!counted.empty()) facets.emplace(facet, std::move(counted));
  }
  return facets;
}

}  // namespace bch::engines::xapian
