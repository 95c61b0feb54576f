#pragma once
// How a decision stands towards later ones of the same country on the same LMO: only what the records say of
// themselves and of each other. Nobody concludes from it what is in force. Any thread.

#include "formats/reading.h"
#include "portal/page.h"

#include <span>
#include <vector>

namespace bch::portal {

// One decision, read for a table.
struct Decision {
  renditions::Record record;
  std::vector<formats::Part> parts;

  [[nodiscard]] const formats::Row* row(formats::Role role) const { return formats::row_with(parts, role); }
};

Decision read_decision(const formats::Formats& formats, renditions::Record record);

// Whether both are for the same kind of decision and use, as far as they say: of two that name terms one of
// which is narrower than the other, yes.
bool same_use(const vocabularies::Vocabularies& vocabularies, const Decision& one, const Decision& other);

struct DecisionStanding {
  const Decision* amended_by = nullptr;   // which says that it amends this one
  const Decision* followed_by = nullptr;  // the newest later one for the same use
  bool is_open = false;                   // its result does not end the matter, and nothing later is found
};

// `others`: decisions of the same country on the same LMO, among them perhaps this one.
DecisionStanding standing_of(const vocabularies::Vocabularies& vocabularies, const Decision& decision,
                             std::span<const Decision> others);

}  // namespace bch::portal
