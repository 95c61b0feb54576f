#pragma once
// What countries have decided on an LMO, side by side: country, decision, use, result with its conditions,
// and how each decision stands towards the others. No verdict: only what the records say and what is found
// here. Any thread.

#include "portal/page.h"

namespace bch::portal {

// The section of an LMO's page, which stands at `address`; it can be narrowed and turned over there.
Result<Html> decision_table(Visit& visit, const renditions::Record& lmo, const Url& address);

}  // namespace bch::portal
