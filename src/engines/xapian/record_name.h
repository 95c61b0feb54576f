#pragma once
// RecordName: the identifier of a record in the few bytes in which the columns keep it: its GUID and, of some
// records, the letters before that. Values; any thread; private to this engine.

#include "records/identity.h"

#include <array>
#include <cstdint>
#include <string>

namespace bch::engines::xapian {

using Guid = std::array<std::uint8_t, 16>;

struct RecordName {
  Guid guid{};
  std::string letters;  // of "CBD-0F1C...": "CBD"
};

RecordName name_of(const records::RecordId& record);
records::RecordId record_of(const RecordName& name);

// Orders records that are otherwise alike, the same on every node: the beginning of the GUID, before the
// digit that tells its version.
std::uint64_t tie_of(const Guid& guid);

}  // namespace bch::engines::xapian
