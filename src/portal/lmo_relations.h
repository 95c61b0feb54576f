#pragma once
// What an LMO has to do with other records: what it was made from and what was made from it, who has assessed
// it, how and where it can be detected. Each is a section of its page, empty when there is nothing to say.
// Any thread.

#include "portal/page.h"

namespace bch::portal {

Result<Html> assessments(Visit& visit, const renditions::Record& lmo);
Html modification(Visit& visit, const renditions::Record& lmo);
Result<Html> parents_and_stacks(Visit& visit, const renditions::Record& lmo);
Result<Html> detection(Visit& visit, const renditions::Record& lmo);

// A link to the other LMOs of the same organism.
Result<Html> of_the_same_organism(Visit& visit, const renditions::Record& lmo);

}  // namespace bch::portal
