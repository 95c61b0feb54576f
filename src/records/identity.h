#pragma once
// How a record is named: by its GUID, by its public number, and by a reference from another record.
// Values; parsed at the door, printed in one way. No thread rules.

#include "base/id.h"
#include "vocabularies/ids.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bch::records {

// A record's GUID (header.identifier) in the writing of the record: letters upper case, 8-4-4-4-12
// hexadecimal, an optional "SIMP-"-like prefix of letters kept. Made only by parse_record_id and
// new_record_id.
using RecordId = Id<struct RecordTag>;
using FormatId = Id<struct FormatTag>;  // header.schema of the body: "biosafetyDecision"
using vocabularies::PartyId;
using vocabularies::TermId;
using Revision = std::uint32_t;  // from 1

std::optional<RecordId> parse_record_id(std::string_view text);

// "GUID" or "GUID@revision", as references are written in bodies.
struct Reference {
  RecordId record;
  std::optional<Revision> revision;
  friend bool operator==(const Reference&, const Reference&) = default;
};
std::optional<Reference> parse_reference(std::string_view text);

// BCH-<code>-<PLACE>-<number>[-<revision>]: BCH-LAW-XA-115001-2. PLACE is a Party's code, or SCBD for what no
// Government owns. Numbers are unique across types, countries and nodes: node number x 10^7 + counter.
struct PublicNumber {
  std::string code;   // "LAW"
  std::string place;  // "XA", "SCBD"
  std::uint64_t number = 0;
  std::optional<Revision> revision;

  friend bool operator==(const PublicNumber&, const PublicNumber&) = default;
};
// Case is ignored; the number must be written without leading zeros.
std::optional<PublicNumber> parse_public_number(std::string_view text);
std::string to_text(const PublicNumber& number);

}  // namespace bch::records
