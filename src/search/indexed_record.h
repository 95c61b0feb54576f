#pragma once
// IndexedRecord: what the search index keeps of a record, and how it is made from a body and its format.
// Pure; any thread.

#include "formats/formats.h"
#include "records/document.h"
#include "records/identity.h"
#include "registry/registry.h"

#include <string>
#include <vector>

namespace bch::search {

// Names of the facets that every record has; others are names of fields with facet = true in their format.
inline constexpr std::string_view format_facet = "format";
inline constexpr std::string_view party_facet = "party";
// The facet of an LMO's recipient organism and the like: any record that this one refers to.
inline constexpr std::string_view refers_to = "refers-to";

struct IndexedText {
  std::string language;  // empty: none in particular
  std::string text;
  bool is_name = false;  // its words count more
};

struct FacetValue {
  std::string facet;
  std::string value;
  friend auto operator<=>(const FacetValue&, const FacetValue&) = default;
};

struct IndexedRecord {
  records::RecordId record;
  std::vector<IndexedText> texts;
  std::vector<FacetValue> facets;
  std::vector<std::string> keys;  // exact names: public number, unique identifiers in matching form
  std::vector<records::RecordId> refers_to;
  std::string date;  // for sorting: the record's own date, or that of its entry
};

IndexedRecord describe(const formats::Formats& formats, const registry::Entry& entry,
                       const records::Document& body);

}  // namespace bch::search
