#pragma once
// LiveCondition: a condition of a format as far as the questions of one page of the form decide it; what all
// other answers decide is settled. The script asks it again whenever an answer changes. Pure; any thread.

#include "formats/condition.h"
#include "records/document.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace bch::desk {

struct LiveCondition {
  bool holds = true;                 // with the answers as they are
  std::optional<std::string> asked;  // JSON for the script; nothing: no answer of this page changes it
};

// As JSON: ["all", ...], ["any", ...], ["none", C], ["yes", PATH], ["no", PATH], ["given", PATH],
// ["is", PATH, [IDENTIFIER, ...]], ["several", PATH, [[IDENTIFIER, ...], ...]].
LiveCondition live_condition(const formats::Condition& condition, const records::Document& body,
                             const std::function<bool(std::string_view path)>& is_on_page);

}  // namespace bch::desk
