#pragma once
// How appointments are shown: as what, for whom, from when to when. Pure; any thread.

#include "access/account.h"
#include "base/html.h"
#include "desk/visit.h"

#include <string>
#include <vector>

namespace bch::desk {

// A role by its name in the reader's language; its id when the treaty no longer has it.
std::string role_name(const Visit& visit, std::string_view role);

// "BCH national focal point, Xanadu, until 3 May 2027": those that have not ended.
Html appointment_list(Visit& visit, const std::vector<access::Appointment>& appointments);

}  // namespace bch::desk
