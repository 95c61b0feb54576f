#pragma once
// Letter: news that waits to be sent by mail to one addressee: the outbox, kept in the workspace, so that
// nothing is lost or forgotten when the node stops. What was sent, or cannot be, leaves the outbox and is a
// line of the ledger (ledger.h). Before anything goes over the line, letters are marked as being sent, with
// the Message-ID under which they go: after a crash they are sent again under the same, so that a reader may
// get a message twice but never not at all. Values; who changes them is mailroom.h.

#include "access/account.h"
#include "base/chance.h"
#include "base/instant.h"
#include "base/result.h"
#include "notices/mailbox.h"
#include "notices/news.h"
#include "workspace/store.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace bch::notices {

// Somebody without an account: an emergency contact, an authority.
struct Addressee {
  Mailbox mailbox;
  std::string name;      // may be empty
  std::string language;  // its tag; empty: the first
};

struct Letter {
  std::string id;
  std::uint64_t version = 0;
  access::AccountId account;           // whose address counts when it is sent; empty: the addressee's
  std::optional<Addressee> addressee;  // when there is no account
  News news;
  std::string notice;  // the notice on the site that says the same; may be empty
  Instant first_due;
  Instant due;                 // not before; later than the first when an attempt has failed
  unsigned attempts = 0;       // that have failed
  std::string message_id;      // under which it goes, whenever it is tried; empty: it was never tried
  bool is_on_its_way = false;  // now, or when the node was stopped
  std::string last_answer;     // of the last attempt that failed

  // All letters to the same go in one message when they are due together.
  [[nodiscard]] std::string to() const;
};

workspace::Item to_item(const Letter& letter);
// Problem damaged, store.damaged.
Result<Letter> to_letter(const workspace::Item& item);

// The one that is due first; nothing when none waits.
Result<std::optional<Letter>> next_letter(workspace::Store& store);
// Those that wait for the same addressee and were never tried, the first due first.
Result<std::vector<Letter>> new_letters_to(workspace::Store& store, const std::string& to);
// Those that went, or are to go, under that Message-ID: always together.
Result<std::vector<Letter>> letters_of(workspace::Store& store, const std::string& message_id);
// Those that are on their way, or were when the node was stopped.
Result<std::vector<Letter>> letters_on_their_way(workspace::Store& store);

struct OutboxCount {
  std::uint64_t waiting = 0;
  std::uint64_t on_their_way = 0;
};
Result<OutboxCount> count_letters(workspace::Store& store);

// How long after a failed attempt the next one is made, in milliseconds; nothing when it is given up: five
// days after it was due for the first time (RFC 5321, section 4.5.4.1).
std::optional<std::int64_t> next_attempt_after(const Letter& letter, Instant now);

}  // namespace bch::notices
