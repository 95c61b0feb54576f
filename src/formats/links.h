#pragma once
// The addresses of a record's links (fields of the type link, also inside groups). Pure functions; any
// thread.

#include "formats/format.h"
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

}  // namespace bch::formats
