#pragma once
// Whether the questions of a format can ever arise: a field that is never shown, a need that never holds, a
// rule that nothing violates are mistakes of who wrote the format. For `bch check`. Pure; any thread.

#include "formats/format.h"

#include <string>
#include <vector>

namespace bch::formats {

// What can never be: "field amendedRecords", "needed: reasons", "rule kinds-apart". Tries the answers that
// the conditions tell apart, up to limits::answers_tried for each; what would take longer is taken to be
// possible.
std::vector<std::string> unreachable(const Format& format);

}  // namespace bch::formats
