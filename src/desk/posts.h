#pragma once
// The posts of a Government (roles that are designated): who holds each, what is marked of it. One thread.

#include "access/account.h"
#include "access/designations.h"
#include "base/html.h"
#include "desk/visit.h"

#include <vector>

namespace bch::desk {

struct PostHolder {
  access::Account account;
  access::Appointment appointment;  // that has not ended
};

// Those who hold that role for a Government, or will from a day that has been recorded.
std::vector<PostHolder> holders(const Visit& visit, const std::vector<access::Account>& accounts,
                                const access::Role& role, const records::PartyId& party);

// The roles that a Government designates, in the order of their file.
std::vector<const access::Role*> designated_roles(const Visit& visit);

// A table of a Government's posts.
Result<Html> posts_table(Visit& visit, const records::PartyId& party);

std::string_view say_standing(access::PostStanding standing);  // message key

}  // namespace bch::desk
