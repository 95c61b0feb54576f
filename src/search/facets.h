#pragma once
// The names of facets: those that every record has, and the fields that a format makes one. Pure; any thread.

#include "formats/formats.h"

#include <string>
#include <vector>

namespace bch::search {

// Of the format's own fields, each once, in their order.
std::vector<std::string> facets_of(const formats::Format& format);

// All that an address may name: those of every record, those of the formats in their order between them; in
// the order in which readers narrow.
std::vector<std::string> facet_names(const formats::Formats& formats);

}  // namespace bch::search
