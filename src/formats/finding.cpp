#include "formats/finding.h"

#include <algorithm>

namespace bch::formats {

std::string_view name(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
    case Severity::broken:
      return "broken";
  }
  return "";
}

Severity gravest(const Findings& findings) {
  Severity gravest = Severity::note;
  for (const Finding& finding : findings) gravest = std::max(gravest, finding.severity);
  return gravest;
}

}  // namespace bch::formats
