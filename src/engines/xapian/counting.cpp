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

void put(std::vector<search::Counted>& into, std::string value, std::size_t count) {
  if (count != 0) into.push_back({std::move(value), count});
}

void cut(std::vector<search::Counted>& counted) {
  const auto most = std::min(counted.size(), limits::facet_values);
  std::ranges::partial_sort(counted, counted.begin() + static_cast<std::ptrdiff_t>(most),
                            [](const search::Counted& one, const search::Counted& other) {
                              if (one.count != other.count) return one.count > other.count;
                              return one.value < other.value;
                            });
  counted.resize(most);
}

}  // namespace

Facets count_facets(const Sources& sources, const Finder& finder, const search::Question& question,
                    const search::Query& query, const Roaring& matching) {
  const Columns& columns = sources.columns;
  const auto is_narrowed = [&](std::string_view facet) {
    return facet == search::facet::standing ||
           std::ranges::find(query.choices, facet, &search::FacetValue::facet) != query.choices.end();
  };
  Facets facets;
  Counts counts;  // made when a facet first needs them
  const Roaring narrowed = finder.narrowed(matching);
  for (const std::string& facet : question.counted) {
    auto& counted = facets[facet];
    if (facet == search::facet::group) {
      const Roaring open = is_narrowed(facet) ? finder.narrowed(matching, facet) : narrowed;
      for (const auto& group : sources.lexicon.groups())
        put(counted, group, open.and_cardinality(finder.with({facet, group})));
    } else if (const auto values = columns.values_of(facet); is_narrowed(facet)) {
      const Roaring open = finder.narrowed(matching, facet);
      const Counts own = values.size() > few_values ? count_all(columns, open) : Counts();
      for (const ValueNumber value : values) {
        const auto count = own.empty() ? open.and_cardinality(columns.with(value)) : own[value];
        put(counted, columns.value(value).value, count);
      }
    } else {
      if (counts.empty()) counts = count_all(columns, narrowed);
      for (const ValueNumber value : values) put(counted, columns.value(value).value, counts[value]);
    }
    cut(counted);
    if (counted.empty()) facets.erase(facet);
  }
  return facets;
}

}  // namespace bch::engines::xapian
