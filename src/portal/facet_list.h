#pragma once
// The list of facets beside the results of a search, with the dates: plain links and one form. Any thread.

#include "portal/page.h"

namespace bch::portal {

// Of the facet that the address names as "values", all values are shown, in the order of their titles.
Html facet_list(Visit& visit, const search::Question& question, const search::Answer& answer);

}  // namespace bch::portal
