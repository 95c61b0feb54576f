#pragma once
// Registry: the journal of published record versions, the only truth of a node.
//
// It appends batches of acts, each wholly or not at all, durable when acknowledged, and reads them back.
// Everything else follows it (follower.h). Any thread may call any function; appends that come together share
// one write (group commit), and each caller waits for its own. It knows nothing of formats, people or
// languages: what may be published is decided above, what is proven is here. docs/wire/journal.md is the
// specification.

#include "base/chance.h"
#include "base/clock.h"
#include "registry/entry.h"
#include "registry/store.h"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bch::registry {

// One thing that somebody wants the journal to say.
struct Act {
  struct Attachment {
    std::string media;
    std::string bytes;
  };

  Kind kind = Kind::publish;
  records::RecordId record;
  records::Revision revision = 0;               // 0: the next one; a chain may begin at any revision
  std::optional<records::PublicNumber> number;  // to keep; otherwise one is assigned from code and place
  std::string code;                             // of the number, when this node assigns it: "LAW"
  std::string place;                            // "XA", "SCBD"
  records::FormatId format;
  std::uint32_t edition = 0;
  records::PartyId party;
  std::vector<std::string> languages;
  std::string role;
  // Leaf hash of the entry after which this act was written; nothing when the record was not yet here. When
  // another has come between, the act is refused: "journal.parent-moved".
  std::optional<seals::Hash> parent;
  std::optional<records::Document> content;
  std::vector<Attachment> attachments;
  std::optional<Origin> origin;
  std::string reason;  // kind erase
};

// What entries of the kinds treaty and key have in the place of a record.
inline const records::RecordId about_the_node;

// Acts that are published together or not at all.
struct Batch {
  std::string
      idempotency_key;    // asking again with the same key gives the first receipt; empty: never the same
  std::vector<Act> acts;  // 1 to limits::batch_acts
};

// An entry in its place.
struct Version {
  Position position = 0;
  seals::Hash leaf;
  Entry entry;
};

struct Receipt {
  std::vector<Version> published;  // one for each act, in order
  bool repeated = false;           // it had been done before, under this idempotency key
};

// Numbers of a node that nobody has enrolled are provisional: this node number is theirs.
inline constexpr std::uint64_t provisional_node = 999;
inline constexpr std::uint64_t numbers_per_node = 10'000'000;

class Round;

class Registry {
 public:
  struct Settings {
    std::optional<std::uint64_t> node;  // its number; nothing: not enrolled, numbers are provisional

    // Asked before each write; a Problem of it refuses what waits. Empty: always.
    std::function<Result<Done>()> may_write = {};

    // Appends in our place, when another process holds the journal that we read. Empty: we append.
    std::function<Result<Receipt>(const Batch&)> elsewhere = {};

    bool is_for_practice = false;  // all that it holds is part of an exercise
  };

  // The store, clock and chance outlive the registry.
  Registry(Store& store, Clock& clock, Chance& chance, Settings settings);
  ~Registry();

  // Publishes the batch. Problems (the argument "act" counts from 0): journal.parent-moved,
  // journal.number-taken and others of kind conflict; journal.erased; journal.clock-behind;
  // journal.batch-size; whatever the store reports. After a Problem nothing of the batch was published.
  Result<Receipt> append(const Batch& batch);

  // The receipt of the batch that was appended under that key; nothing when none was.
  [[nodiscard]] Result<std::optional<Receipt>> receipt_of(std::string_view key) const;

  [[nodiscard]] bool is_for_practice() const { return settings_.is_for_practice; }
  [[nodiscard]] Result<Position> size() const;
  [[nodiscard]] Result<Head> head() const;

  // Entries from `first` on, at most `at_most`, in order.
  [[nodiscard]] Result<std::vector<Version>> after(Position first, std::uint64_t at_most) const;
  [[nodiscard]] Result<Version> at(Position position) const;

  // The last entry about a record, whatever its kind; nothing when the journal has none. Of about_the_node:
  // keys and editions of the treaty.
  [[nodiscard]] Result<std::optional<Version>> latest(const records::RecordId& record) const;
  [[nodiscard]] Result<std::vector<Version>> history(const records::RecordId& record) const;

  // The record to which a public number belongs, by its numeric part.
  [[nodiscard]] Result<std::optional<records::RecordId>> holder_of(std::uint64_t number) const;

  // The content of an entry. Problem gone when it has been erased, damaged when it contradicts its hash.
  [[nodiscard]] Result<records::Document> content(const Entry& entry) const;

  // The plain envelope with that hash (docs/wire/envelope.md). Problem not_found.
  [[nodiscard]] Result<std::string> envelope(const seals::Hash& hash) const;

  // A tile of the Merkle tree (C2SP tlog-tiles): `width` hashes of `level` from 256 x `index` on. Problem
  // not_found when the journal has not come so far.
  [[nodiscard]] Result<std::string> hash_tile(int level, std::uint64_t index, unsigned width) const;
  [[nodiscard]] Result<std::string> entry_bundle(std::uint64_t index, unsigned width) const;

  // The listener is called after each durable append with the new size, on the thread of an appender: it
  // wakes somebody, no more. When this returns, the listener before it is not running and will not be called
  // again.
  void when_grown(std::function<void(Position)> listener);

 private:
  struct Prepared;
  static bool may_join(std::span<Prepared* const> together, const Prepared& next);
  Result<Round> open_round();
  std::optional<Position> commit(std::span<Prepared* const> together);
  Result<std::optional<Receipt>> earlier(const Prepared& prepared) const;
  void tell(Position size);

  Store& store_;
  Clock& clock_;
  Chance& chance_;
  Settings settings_;

  std::mutex listening_;  // guards the listener, also while it runs
  std::function<void(Position)> listener_;

  // Where the journal ended after the last write; nothing: not known. Only the thread of `appends_`.
  std::optional<Head> head_;

  class Appends;                      // one write for all who wait
  std::unique_ptr<Appends> appends_;  // its thread has all the others: the first to go
};

}  // namespace bch::registry
