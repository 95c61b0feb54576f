#pragma once
// LMOs as pages find and name them: by unique identifier in any spelling, and those that have none, as is
// normal for animals and microorganisms, by public number. Any thread.

#include "portal/page.h"

#include <string>
#include <string_view>

namespace bch::portal {

// Its unique identifier as its author wrote it; empty when it has none.
std::string unique_identifier_of(const renditions::Record& lmo);

// The record of the LMO with exactly this unique identifier, public number or GUID. Problem: lmo.not-found.
Result<renditions::Record> find_lmo(Visit& visit, std::string_view written);

// Where everything about it stands.
Url lmo_page_address(Visit& visit, const renditions::Record& lmo);

}  // namespace bch::portal
