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

// The first and the last whole or begun day of an appointment where its Government is; empty when it has no
// end.
std::string first_day(const Visit& visit, const access::Appointment& appointment);
std::string last_day(const Visit& visit, const access::Appointment& appointment);

// "BCH national focal point, Xanadu, until 3 May 2027": those that have not ended.
Html appointment_list(Visit& visit, const std::vector<access::Appointment>& appointments);

// Those that have ended, folded up; empty when there are none.
Html ended_appointments(Visit& visit, const std::vector<access::Appointment>& appointments);

// "BCH national focal point · Xanadu · Laws": what it is to, without dates.
Html appointed_to(Visit& visit, const access::Appointment& appointment);

}  // namespace bch::desk
