#pragma once
// The names of facets: those that every record has, and the fields that a format makes one. Pure; any thread.

#include "formats/formats.h"
#include "search/indexed_record.h"

#include <array>
#include <string>
#include <vector>

namespace bch::search {

// Of every record, in the order in which readers narrow; those of a kind come before the last three.
inline constexpr std::array first_facets{facet::format, facet::party, facet::year};
inline constexpr std::array last_facets{facet::group, facet::language, facet::standing};

// Of the format's own fields, each once, in their order.
std::vector<std::string> facets_of(const formats::Format& format);

// All that an address may name: those of every record, those of the formats in their order between them; in
// the order in which readers narrow.
std::vector<std::string> facet_names(const formats::Formats& formats);

}  // namespace bch::search
