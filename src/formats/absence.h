#pragma once
// Absence: what a Government declares with a record of a format that has the aspect declares-nothing: that
// for a time there is nothing to report of some categories of information (category.h). Pure; any thread.

#include "base/instant.h"
#include "formats/reading.h"

#include <optional>
#include <string>
#include <vector>

namespace bch::formats {

struct Absence {
  std::vector<std::string> categories;  // by their ids
  std::optional<CivilDate> from;        // as far as is known of each
  std::optional<CivilDate> until;       // the last day on which it holds

  [[nodiscard]] bool is_of(std::string_view category) const;
  [[nodiscard]] bool holds(CivilDate today) const;
};

// By the fields that play the parts categories, begins and valid-until.
Absence read_absence(const std::vector<Part>& parts);

}  // namespace bch::formats
