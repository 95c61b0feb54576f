#pragma once
// An invitation as it is handed over: the page that shows its link and printed code once, and the letter that
// carries the code to its receiver, in any language of the site. One thread.

#include "access/accounts.h"
#include "base/html.h"
#include "desk/visit.h"

#include <string>

namespace bch::desk {

// Right after it was made: nobody can be shown the code again.
Page invitation_made(Visit& visit, const access::NewInvitation& invitation, const access::Proposal& proposal);

// The letter, in the reader's language. `code` as it was printed.
Result<Page> invitation_letter(Visit& visit, const access::Waiting& waiting, std::string_view code);

// A whole address of this node, as it is typed into a browser.
std::string whole_address(const Visit& visit, const Url& address);

}  // namespace bch::desk
