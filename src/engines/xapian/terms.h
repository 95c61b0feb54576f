#pragma once
// How a record becomes terms of the index, and a question a query. Private to this engine. One thread at a
// time.

#include "engines/xapian/index.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

namespace bch::engines::xapian {

// Changes with the meaning of terms and slots: an index made with another is thrown away.
inline constexpr auto schema = "1";

namespace slot {
inline constexpr Xapian::valueno facets = 0;
inline constexpr Xapian::valueno date = 1;
}  // namespace slot

class Terms {
 public:
  explicit Terms(const std::vector<Stemming>& stemming);

  [[nodiscard]] Xapian::Document document(const search::IndexedRecord& record) const;
  [[nodiscard]] static std::string record_term(const records::RecordId& record);

  // The query of the words and references; everything, when nothing was typed.
  [[nodiscard]] Xapian::Query words(const search::Question& question) const;

  // Narrowed by the choices of all facets but `except`.
  [[nodiscard]] static Xapian::Query narrowed(Xapian::Query query, const search::Question& question,
                                              std::string_view except);

 private:
  [[nodiscard]] Xapian::Query word(const std::string& word) const;

  std::map<std::string, Xapian::Stem, std::less<>> stems_;  // by language
};

// The facet values in slot::facets, as written there.
std::string write_facets(const std::vector<search::FacetValue>& facets);
std::vector<std::pair<std::string_view, std::string_view>> read_facets(std::string_view written);

}  // namespace bch::engines::xapian
