#pragma once
// Round: the acts of several batches judged one after the other and gathered into one Write. Private to the
// registry; one thread.

#include "registry/registry.h"
#include "registry/store.h"
#include "seals/tree.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace bch::registry {

// An act whose content is already in its envelope, which is the slow part and needs no order.
struct PreparedAct {
  const Act* act = nullptr;
  std::optional<Sealed> content;
  std::vector<Sealed> attachments;
  std::vector<StoredContent> envelopes;
};

class Round {
 public:
  // After `head`. `time` is that of every entry of this round, or the last entry's time when that is up to 5
  // s later. Problem journal.clock-behind when it is later still.
  static Result<Round> open(Store& store, const Registry::Settings& settings, Head head, Instant time);

  // Judges a batch after those before it. On a Problem the round is as it was.
  Result<std::vector<Version>> add(std::vector<PreparedAct>& acts);

  // Remembers under which key the batch was done whose first entry stands at `first`.
  void remember(const Batch& batch, const seals::Hash& digest, Position first);

  [[nodiscard]] Position size() const { return write_.head.size; }
  [[nodiscard]] bool empty() const { return write_.entries.empty(); }
  [[nodiscard]] Write finish() &&;

 private:
  // What the journal says of a record and of a number after the acts judged so far.
  struct Last {
    seals::Hash leaf;
    Entry entry;
  };
  struct Seen {
    std::unordered_map<records::RecordId, Last> records;
    std::unordered_map<std::uint64_t, records::RecordId> numbers;
  };
  struct Draft;  // one batch, before it is certain

  Round(Store& store, const Registry::Settings& settings, Instant time)
      : store_(store), settings_(settings), time_(time) {}

  Result<std::optional<Last>> last(const Draft& draft, const records::RecordId& record) const;
  Result<std::optional<records::RecordId>> holder(const Draft& draft, std::uint64_t number) const;
  Result<Entry> judge(Draft& draft, const PreparedAct& prepared) const;
  Result<Done> number(Draft& draft, const Act& act, const std::optional<Last>& before, Entry& entry) const;
  Result<Done> erase(const Draft& draft, const Act& act, Entry& entry) const;
  static Result<Done> place(Draft& draft, Entry entry);

  Store& store_;
  const Registry::Settings& settings_;
  Instant time_;
  seals::Frontier frontier_;
  Seen seen_;
  Write write_;
};

}  // namespace bch::registry
