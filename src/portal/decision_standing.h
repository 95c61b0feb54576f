#pragma once
// How a decision stands towards later ones of the same country on the same LMO: only what the records say of
// themselves and of each other. Nobody concludes from it what is in force. Any thread.

#include "formats/reading.h"
#include "portal/page.h"

#include <span>
#include <vector>

namespace bch::portal {

// A term, and the broader ones above it.
using TermLine = std::vector<records::TermId>;

// One decision, read for a table; what others are compared with is read but once.
struct Decision {
  renditions::Record record;
  std::optional<CivilDate> date;
  std::vector<TermLine> subjects;  // the narrowest terms alone: forms keep the broader ones beside them
  std::vector<TermLine> uses;
  std::vector<records::RecordId> amends;
  bool is_interim = false;  // its result does not end the matter

  [[nodiscard]] const std::vector<formats::Part>& parts() const { return record.parts(); }
  [[nodiscard]] const formats::Row* row(formats::Role role) const { return formats::row_with(parts(), role); }
};

Decision read_decision(const formats::Formats& formats, renditions::Record record);

// Whether both are for the same kind of decision and use, as far as they say: of two that name terms one of
// which is narrower than the other, yes.
bool same_use(const Decision& one, const Decision& other);

struct DecisionStanding {
  const Decision* amended_by = nullptr;   // which says that it amends this one
  const Decision* followed_by = nullptr;  // the newest later one for the same use
  bool is_open = false;                   // its result does not end the matter, and nothing later is found
};

// `others`: decisions on the same LMO, among them perhaps this one.
DecisionStanding standing_of(const Decision& decision, std::span<const Decision* const> others);

}  // namespace bch::portal
