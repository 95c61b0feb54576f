#pragma once
// Preferences: when somebody wants to be told by mail, for each group of news, as they stand in the account;
// when that moment comes; and marks on addresses that do not exist. Pure but for the marks; any thread.

#include "access/account.h"
#include "base/instant.h"
#include "base/result.h"
#include "notices/mailbox.h"
#include "notices/news.h"
#include "workspace/store.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace bch::notices {

// How often; of saved searches as well as of mail.
enum class Pace { at_once, daily, weekly, never };
std::string_view name(Pace pace);
std::optional<Pace> pace_named(std::string_view name);
std::span<const Pace> paces();

// At once when nothing was chosen.
Pace mail_pace(const records::Document& preferences, Group group);
void set_mail_pace(records::Document& preferences, Group group, Pace pace);

// The first moment at which what happened at `now` is told: at once; at 6 o'clock UTC; on Monday at 6 o'clock
// UTC. Not of Pace::never.
Instant told_at(Pace pace, Instant now);

// A server has said that there is no such address: nothing more is sent there until somebody takes the mark
// away. Kept apart from accounts, so that it is of the address alone.
struct BounceMark {
  Instant time;
  std::string reply;  // what the server said
};
Result<std::optional<BounceMark>> bounce_mark(workspace::Store& store, const Mailbox& mailbox);
// To put into a commit. An address that has the mark already gets it anew.
Result<workspace::Item> mark_as_bounced(workspace::Store& store, const Mailbox& mailbox,
                                        const BounceMark& mark);
// Does nothing when there is none.
Result<Done> take_mark_away(workspace::Store& store, const Mailbox& mailbox, const workspace::Deed& deed);

}  // namespace bch::notices
