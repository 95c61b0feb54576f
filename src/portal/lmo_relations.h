#pragma once
// What an LMO has to do with other records: what it was made from and what was made from it, who has assessed
// it, how and where it can be detected. Each is a section of its page, empty when there is nothing to say.
// Any thread.

#include "formats/reading.h"
#include "portal/page.h"

#include <vector>

namespace bch::portal {

struct Lmo {
  const renditions::Record& record;
  std::vector<formats::Part> parts;  // as read out
};

Result<Html> assessments(Visit& visit, const Lmo& lmo);
Html modification(Visit& visit, const Lmo& lmo);
Result<Html> parents_and_stacks(Visit& visit, const Lmo& lmo);
Result<Html> detection(Visit& visit, const Lmo& lmo);

// A link to the other LMOs of the same organism.
Result<Html> of_the_same_organism(Visit& visit, const Lmo& lmo);

}  // namespace bch::portal
