#pragma once
// What every record says of itself, whatever its format: the member "header" of its body, its Government, its
// kind. The only place that knows these names. Pure functions; any thread.

#include "records/document.h"
#include "records/identity.h"

#include <optional>
#include <string>
#include <vector>

namespace bch::formats {

namespace member {
inline constexpr std::string_view header = "header";
inline constexpr std::string_view identifier = "identifier";
inline constexpr std::string_view schema = "schema";
inline constexpr std::string_view languages = "languages";
inline constexpr std::string_view withheld = "withheld";  // formats/withholding.h
inline constexpr std::string_view field = "field";
inline constexpr std::string_view commitment = "commitment";
inline constexpr std::string_view government = "government";
inline constexpr std::string_view custom_value = "customValue";
inline constexpr std::string_view url = "url";
inline constexpr std::string_view name = "name";
inline constexpr std::string_view language = "language";
inline constexpr std::string_view rights = "rights";
inline constexpr std::string_view type = "type";
inline constexpr std::string_view size = "size";
}  // namespace member

struct Header {
  std::optional<records::RecordId> record;
  records::FormatId format;
  std::vector<std::string> languages;
  records::PartyId party;  // empty when no Government owns it
};

Header read_header(const records::Document& body);

// The tag of a language as records name it: of "fr" and "lang-fr" it is "fr".
std::string_view language_tag(std::string_view identifier);

// The same body, naming this record in its header.
records::Document with_record_id(records::Document body, const records::RecordId& record);

}  // namespace bch::formats
