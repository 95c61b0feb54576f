#pragma once
// Question: what a reader asks of the index, read from the parameters of an address and written back into
// them, so that every facet is a plain link. What was typed is read by query.h. Values; any thread.

#include "base/instant.h"
#include "search/indexed_record.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bch::search {

enum class Order : std::uint8_t { relevance, newest, oldest, title, country };
enum class GroupedBy : std::uint8_t { nothing, country, kind };

// A table to be counted: each of the values of one facet with each of those of another. The values are terms,
// Parties or records, not groups.
struct Crossing {
  std::string rows;  // a facet
  std::vector<std::string> row_values;
  std::string columns;  // another
  std::vector<std::string> column_values;
  std::string split;                      // a facet by whose values each cell is counted
  std::vector<std::string> split_values;  // those of interest
  friend bool operator==(const Crossing&, const Crossing&) = default;
};

struct Question {
  std::string words;                         // as typed
  std::vector<FacetValue> choices;           // of one facet: any; of several: all; sorted
  std::vector<FacetValue> excluded;          // only records that have none of these
  std::vector<records::RecordId> refers_to;  // only records that refer to all of these
  std::string key;                           // only records with this name among their IndexedRecord::keys
  std::vector<records::RecordId> among;      // only these; then nothing is relaxed, no spelling mended
  std::string from;                          // "2019", "2019-03": only records of that date or later
  std::string to;                            // the same or earlier; of a year, to its end
  Order order = Order::relevance;
  GroupedBy grouped_by = GroupedBy::nothing;  // records of one group stand together
  std::string language;                       // of the reader
  CivilDate today;                            // on which groups of Parties are what they are
  std::vector<std::string> counted;           // facets whose values are counted
  std::size_t values_counted = 100;           // of each the most frequent; at most limits::facet_values
  std::optional<Crossing> crossed;            // at most limits::crossed_values rows and columns
  std::size_t page = 1;
  std::size_t page_size = 20;  // 0: only counts are wanted
  bool explained = false;      // the answer says why each record was found

  // The question with one choice more, or with it taken away, from its first page.
  [[nodiscard]] Question with(const FacetValue& choice) const;
  [[nodiscard]] Question without(const FacetValue& choice) const;
  [[nodiscard]] bool has(const FacetValue& choice) const;
  friend bool operator==(const Question&, const Question&) = default;
};

using Parameters = std::vector<std::pair<std::string, std::string>>;

// How many records readers may have on a page.
inline constexpr std::array<std::size_t, 3> page_sizes{10, 20, 50};

// Reads an address: q (words), order, by (group), from, to, page, size (of a page), and every other parameter
// whose name is a facet in `facets`. What is unknown or out of bounds is left out: an old link still finds
// something.
Question read_question(const Parameters& parameters, const std::vector<std::string>& facets,
                       std::string language);

// The parameters of the address of this question, in a fixed order; nothing that is the default.
Parameters parameters_of(const Question& question);

// "2019-03" as a number to compare IndexedRecord::date with: 20190300; at the end of a range the last that
// the text covers: 20190399. Nothing when it is no date.
std::optional<std::int32_t> first_of(std::string_view date);
std::optional<std::int32_t> last_of(std::string_view date);

}  // namespace bch::search
