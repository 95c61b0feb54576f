#pragma once
// Lists of drafts: title, kind, state, who changed them last and when. One thread.

#include "desk/drafting.h"

#include <vector>

namespace bch::desk {

// Those of them that the person may read.
Html draft_list(Visit& visit, const std::vector<Draft>& drafts);

}  // namespace bch::desk
