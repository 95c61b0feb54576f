#pragma once
// Facets: by what a search can be narrowed, and what facets and their values are called. Pure but for what
// the visit's library reads; any thread.

#include "portal/page.h"

#include <string>
#include <vector>

namespace bch::portal {

// Those worth counting for a question: of one kind of record all that its format has; otherwise those that
// several of the kinds in question share; and whatever is chosen. In the order in which they are shown.
std::vector<std::string> facets_for(const formats::Formats& formats, const search::Question& question);

// Whether the facet is one by which most readers narrow: shown unfolded.
bool is_first_facet(const formats::Formats& formats, const search::Question& question,
                    const std::string& name);

std::string facet_title(const Reader& reader, const formats::Formats& formats, const std::string& name);
std::string value_title(Visit& visit, const search::FacetValue& choice);

// "Kind of record: Laws".
std::string choice_title(Visit& visit, const search::FacetValue& choice);

}  // namespace bch::portal
