#pragma once
// Where a Government stands: treaties with their dates, regional group and other groups, as of today. Any
// thread.

#include "portal/page.h"

namespace bch::portal {

// As a list of facts; empty when nothing is known.
Html standing(Visit& visit, const vocabularies::Party& party);

// "Party to the Cartagena Protocol" or "Not a Party", as a tag.
Html party_tag(Visit& visit, const vocabularies::Party& party);

// Links to the pages of the regional group and of the other groups to which it belongs today.
Html groups_line(Visit& visit, const vocabularies::Party& party);

}  // namespace bch::portal
