#pragma once
// Store: the port behind the registry: rows that are written together or not at all.
//
// An engine implements it (engines/sqlite; in_memory.h beside this). It keeps what it is given and judges
// nothing: order, proofs and refusals are the registry's. `write` is called by one thread at a time; the
// reading functions by any number of threads, also during a write, and see whole writes only.

#include "registry/entry.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bch::registry {

// The end of the journal.
struct Head {
  Position size = 0;              // number of entries
  std::string frontier;           // seals::Frontier, as it writes itself
  std::optional<Instant> time;    // of the last entry
  std::uint64_t last_number = 0;  // the last counter that this node has assigned
  friend bool operator==(const Head&, const Head&) = default;
};

struct StoredEntry {
  std::string bytes;               // canonical JSON
  seals::Hash leaf;                // its leaf hash
  records::RecordId record;        // empty: about the node itself
  std::uint64_t number = 0;        // 0: assigns none; otherwise this entry ties the number to the record
  std::vector<seals::Hash> erase;  // contents that go with this write
};

struct PlacedEntry {
  Position position = 0;
  StoredEntry entry;
};

struct StoredContent {
  seals::Hash hash;    // of the plain envelope
  std::string packed;  // seals::pack of it
};

// The root of a whole subtree of 256^level leaves: what a hash tile of that level is made of.
struct Subtree {
  int level = 1;
  std::uint64_t index = 0;
  seals::Hash hash;
};

// Acts that succeed or fail as one, for a caller who may ask again.
struct StoredBatch {
  std::string key;     // empty: not repeatable
  seals::Hash digest;  // of the request, so that one key cannot mean two things
  Position first = 0;
  std::uint64_t count = 0;
};

struct Write {
  Position first = 0;  // of entries.front(); must equal the store's size
  std::vector<StoredEntry> entries;
  std::vector<StoredContent> contents;
  std::vector<Subtree> subtrees;
  std::vector<StoredBatch> batches;
  Head head;  // after it
};

class Store {
 public:
  virtual ~Store() = default;

  // Makes it durable, whole. On a Problem nothing was written.
  virtual Result<Done> write(const Write& write) = 0;

  virtual Result<Head> head() = 0;
  virtual Result<std::optional<StoredEntry>> entry(Position position) = 0;  // `erase` is not read back

  // Entries from `first` on, at most `at_most`, in order; stops early when `take` says false.
  virtual Result<Done> entries(Position first, std::uint64_t at_most,
                               const std::function<bool(Position, const StoredEntry&)>& take) = 0;

  // Positions of the entries about a record, ascending; of the empty record those about the node itself.
  virtual Result<std::vector<Position>> history(const records::RecordId& record) = 0;
  virtual Result<std::optional<PlacedEntry>> latest(const records::RecordId& record) = 0;

  virtual Result<std::optional<records::RecordId>> holder_of(std::uint64_t number) = 0;
  virtual Result<std::optional<std::string>> content(const seals::Hash& hash) = 0;  // packed
  virtual Result<std::optional<StoredBatch>> batch(std::string_view key) = 0;

  // At most `at_most` subtree roots of a level from `first` on, in order.
  virtual Result<std::vector<seals::Hash>> subtrees(int level, std::uint64_t first,
                                                    std::uint64_t at_most) = 0;
};

}  // namespace bch::registry
