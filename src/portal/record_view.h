#pragma once
// A record as its page and the page of an LMO show it. Any thread.

#include "portal/page.h"

namespace bch::portal {

// Heading, standing, fields and downloads.
Html record_view(Visit& visit, const renditions::Record& record);

// The records that refer to this one, kind by kind; empty when there are none.
Result<Html> referring_view(Visit& visit, const records::RecordId& record);

}  // namespace bch::portal
