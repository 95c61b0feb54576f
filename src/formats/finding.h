#pragma once
// Finding: something that examining a record has found. Findings are not failures: a caller gets all of them
// and decides. Values.

#include "base/problem.h"

#include <string>
#include <string_view>
#include <vector>

namespace bch::formats {

enum class Severity {
  note,     // worth knowing; nothing is wrong
  warning,  // probably wrong; published as it is
  error,    // against the common format: the desk refuses it, an import publishes it with this finding
  broken,   // its structure cannot be read: nobody publishes it
};
std::string_view name(Severity severity);

struct Finding {
  std::string path;  // "decisionTypes[0].identifier"; empty: the whole record
  std::string key;   // message key of the catalogue; the message of a format's own rule is "rule", whose text
                     // is a label
  Severity severity = Severity::error;
  Problem::Arguments arguments;
  friend bool operator==(const Finding&, const Finding&) = default;
};
using Findings = std::vector<Finding>;

// The gravest of them; note when there are none.
Severity gravest(const Findings& findings);

}  // namespace bch::formats
