#pragma once
// The part of a form that says to what somebody is to be appointed: role, kinds of record, from when to when;
// and what was typed into it. Only what the person may give is offered (access/appointing.h). One thread.

#include "access/account.h"
#include "base/html.h"
#include "desk/visit.h"

namespace bch::desk {

// Empty when she may give nothing there.
Html appointing_inputs(Visit& visit, const records::PartyId& party);

// Judged: she may appoint so. Problems: those of access/appointing.h, of typed.h.
Result<access::Appointment> typed_appointment(const Visit& visit, const records::PartyId& party);

}  // namespace bch::desk
