#pragma once
// Where a record leads: the addresses of its links (fields of the type link, also inside groups), and the
// records that it refers to. Pure functions; any thread.

#include "formats/format.h"
#include "formats/reading.h"
#include "records/document.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace bch::formats {

// In the order of the format.
std::vector<std::string> link_addresses(const Format& format, const records::Document& body);

// The body with each address replaced by what `change` gives for it.
records::Document with_link_addresses(const Format& format, records::Document body,
                                      const std::function<std::string(std::string_view address)>& change);

// The records that it refers to, also inside groups and gene cassettes, in the order of the format; one may
// come several times.
std::vector<records::RecordId> references_in(const std::vector<Part>& parts);

}  // namespace bch::formats
