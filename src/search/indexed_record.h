#pragma once
// IndexedRecord: what the search index keeps of a record, and how it is made from a body and its format.
// Pure; any thread.

#include "formats/formats.h"
#include "formats/reading.h"
#include "languages/collation.h"
#include "records/document.h"
#include "records/identity.h"
#include "registry/registry.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bch::search {

// Names of the facets that every record has; others are names of fields with facet = true in their format.
namespace facet {
inline constexpr std::string_view format = "format";
inline constexpr std::string_view party = "party";
inline constexpr std::string_view group = "group";        // of Parties: follows from party, on the day asked
inline constexpr std::string_view year = "year";          // of the record's date
inline constexpr std::string_view language = "language";  // in which the record speaks
inline constexpr std::string_view standing = "standing";  // current or withdrawn
inline constexpr std::string_view term = "term";          // any term, whatever its field; never counted
}  // namespace facet

namespace standing {
inline constexpr std::string_view current = "current";
inline constexpr std::string_view withdrawn = "withdrawn";
}  // namespace standing

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

// Orders records by what they are called in a language.
struct TitleKey {
  std::string language;  // empty: none in particular
  std::string key;       // languages::Collator::sort_key, at most limits::title_key_bytes
};

struct IndexedRecord {
  records::RecordId record;
  std::vector<IndexedText> texts;
  // Of terms also every broader one. Sorted; each once.
  std::vector<FacetValue> facets;
  // Exact names: public number, GUID, unique identifiers in matching form, and own_key of what is its own.
  std::vector<std::string> keys;
  std::vector<records::RecordId> refers_to;
  std::int32_t date = 0;  // the record's own, or that of its entry, as 20240229; 0 where a part is not known
  std::vector<TitleKey> titles;
};

// The key of a record that has this unique identifier, in matching form, as a whole: not of a stack in which
// it is but a part.
std::string own_key(std::string_view identifier);

// An attachment of which the text is searched with its record.
struct AttachedText {
  std::string media;
  std::string content;
};

// `entry` is that of the body; a record that was withdrawn is kept as such.
struct Described {
  const registry::Entry& entry;
  const records::Document& body;
  bool is_withdrawn = false;
  std::vector<AttachedText> attachments;
};
IndexedRecord describe(const formats::Formats& formats, const languages::Collator& collator,
                       const Described& described);

// The texts alone, as `describe` finds them in a record that was read out; without attachments.
std::vector<IndexedText> texts_of(const vocabularies::Vocabularies& vocabularies,
                                  const std::vector<formats::Part>& parts);

// Whether such a file is text itself; documents are read by an Inspector.
bool has_text(std::string_view media);

}  // namespace bch::search
