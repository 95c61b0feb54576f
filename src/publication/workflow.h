#pragma once
// Workflow: the steps that a draft takes on its way into the journal, as one table: from which state, and who
// may. National records are published by who speaks for their Government, records of no Government by the
// validation teams; whoever may publish may also send back. Pure; any thread.

#include "access/permission.h"
#include "base/result.h"
#include "publication/draft.h"

#include <span>
#include <string_view>

namespace bch::publication {

enum class Step {
  write,      // change its content, attach and remove files
  comment,    // read it, and remark on it
  request,    // ask for it to be published
  cancel,     // take the request back, to write on
  give_back,  // refuse the request, with a comment
  publish,    // into the journal
  discard,    // throw it away
};
std::string_view name(Step step);

struct Row {
  Step step;
  State from;
  enum class By { drafting, commenting, requesting, deciding } by;
};
std::span<const Row> workflow();

// Which act decides on a draft: publish, or validate where no Government owns the record.
access::Act deciding_act(const Draft& draft);

// Whether the draft is in a state from which that step leads on, and the account may take it.
bool may(const access::Roles& roles, const access::Account& account, Step step, const Draft& draft,
         Instant now);

// The same as a Problem: draft.locked (conflict) when it is the state, desk.forbidden when it is the person.
Result<Done> permit(const access::Roles& roles, const access::Account& account, Step step, const Draft& draft,
                    Instant now);

}  // namespace bch::publication
