#pragma once
// Mailroom: takes letters out of the outbox when they are due, puts those to one addressee into one message,
// hands it to the post, and notes in the ledger what came of it. What failed for now is tried again, later
// and later, for five days; an address that does not exist gets its mark and no more mail. One thread, of one
// process: letters that are on their way when it comes are those of a node that was stopped, and are sent
// again under the Message-ID that they had.

#include "access/accounts.h"
#include "base/chance.h"
#include "base/clock.h"
#include "notices/ledger.h"
#include "notices/letter.h"
#include "notices/post.h"
#include "notices/wording.h"
#include "renditions/reader.h"
#include "workspace/store.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace bch::notices {

class Mailroom {
 public:
  // All that is referred to outlives the mailroom.
  struct Parts {
    workspace::Store& store;
    access::Accounts& accounts;
    Post& post;
    Clock& clock;
    Chance& chance;
    std::span<const std::unique_ptr<const renditions::Reader>> readers;  // the fallback's first
    Letterhead head;
  };
  explicit Mailroom(Parts parts) : parts_(std::move(parts)), ledger_(parts_.store, parts_.chance) {}

  // Sends everything that is due now. Ends early, without a Problem, when there is no line: what is left
  // stays due. Problems are the store's.
  Result<Done> send_due();

 private:
  enum class Line { open, closed };
  struct Receiver;

  Result<std::vector<Letter>> due_with(const Letter& letter, Instant now);
  Result<Line> send_together(std::vector<Letter> letters);
  Result<std::optional<Receiver>> receiver_of(const Letter& letter);
  Result<Done> begin(std::vector<Letter>& letters);
  Result<Done> try_later(std::vector<Letter> letters, std::int64_t pause, const std::string& reply);
  workspace::Commit ended(const std::vector<Letter>& letters, Outcome outcome, const std::string& address,
                          const std::string& reply);
  Result<Done> note_failure(std::vector<Letter> letters, const Receiver& receiver, const Problem& problem);
  Message message_of(const std::vector<Letter>& letters, const Receiver& receiver) const;
  [[nodiscard]] const renditions::Reader& reader_of(std::string_view language) const;

  Parts parts_;
  Ledger ledger_;
};

}  // namespace bch::notices
