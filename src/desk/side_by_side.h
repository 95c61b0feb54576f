#pragma once
// Side by side: where two states of a record differ, answer by answer: what is published and what is drafted,
// what a colleague has written and what somebody has just sent. One thread.

#include "desk/visit.h"
#include "formats/format.h"
#include "records/document.h"

#include <string_view>

namespace bch::desk {

// A table of the answers that differ; empty when none does. `before` and `after` are message keys.
Html differences(Visit& visit, const formats::Format& format, const records::Document& left,
                 const records::Document& right, std::string_view before, std::string_view after);

}  // namespace bch::desk
