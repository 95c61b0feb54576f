#pragma once
// The box into which a reader types what to search for, with the way to its explanation. Any thread.

#include "portal/page.h"

namespace bch::portal {

// Choices, order and grouping stay when words are typed anew.
Html search_form(Visit& visit, const search::Question& question);

}  // namespace bch::portal
