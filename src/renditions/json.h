#pragma once
// A record as JSON: its content with what the journal says of it (docs/wire/record.md, "A record on its
// way"). Pure; any thread.

#include "renditions/library.h"

#include <string>

namespace bch::renditions {

// The same members on one line (exports) or indented (people); `pretty` ends with a line feed.
records::Document record_document(const Record& record, CivilDate today);
std::string record_json(const Record& record, CivilDate today);

}  // namespace bch::renditions
