#include "registry/proving.h"

#include "seals/envelope.h"
#include "seals/tiles.h"
#include "seals/tree.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace bch::registry {
namespace {

constexpr std::uint64_t entries_a_step = 1'000;

class Prover {
 public:
  Prover(Store& store, Head head, const std::optional<seals::Checkpoint>& checkpoint)
      : store_(store), head_(std::move(head)), checkpoint_(checkpoint) {}

  // Erasure is known only at the end: first every entry, then every content.
  Result<Proof> prove(const std::function<void(Position)>& progress) {
    TRY(prove_checkpoint());
    for (Position at = 0; at < head_.size; at += entries_a_step) {
      TRY(each(at,
               [&](Position position, const StoredEntry& stored) { return prove_entry(position, stored); }));
      if (progress) progress(proof_.entries);
    }
    if (proof_.entries != head_.size) return fault("journal.fault-entry-missing", proof_.entries);
    TRY(prove_end());
    for (Position at = 0; at < head_.size; at += entries_a_step) {
      TRY(each(at, [&](Position position, const StoredEntry& stored) {
        return prove_contents(position, stored);
      }));
    }
    return proof_;
  }

 private:
  struct Chain {
    seals::Hash leaf;
    records::Revision revision = 0;
    std::uint64_t number = 0;
    Position last = 0;
    Position count = 0;
    bool erased = false;
  };

  static Problem fault(std::string key, Position position) {
    return Problem{Problem::Kind::damaged, std::move(key), {{"position", std::to_string(position)}}};
  }

  Result<Done> each(Position first, const std::function<Result<Done>(Position, const StoredEntry&)>& judge) {
    std::optional<Problem> problem;
    TRY(store_.entries(first, std::min(entries_a_step, head_.size - first),
                       [&](Position position, const StoredEntry& stored) {
                         auto judged = judge(position, stored);
                         if (!judged.ok()) problem = std::move(judged).problem();
                         return !problem.has_value();
                       }));
    if (problem) return *std::move(problem);
    return Done{};
  }

  Result<Done> prove_entry(Position position, const StoredEntry& stored) {
    if (position != proof_.entries) return fault("journal.fault-entry-missing", proof_.entries);
    if (seals::leaf_hash(stored.bytes) != stored.leaf) return fault("journal.fault-leaf", position);
    const auto entry = read_entry(stored.bytes);
    if (!entry.ok()) return fault("journal.fault-entry", position);
    const auto written = write_entry(*entry);
    if (!written.ok() || *written != stored.bytes) return fault("journal.fault-canonical", position);
    if (entry->time < time_) return fault("journal.fault-time", position);
    time_ = entry->time;
    TRY(prove_tree(position, stored.leaf));
    if (!entry->record.empty()) TRY(prove_chain(position, stored.leaf, *entry));
    ++proof_.entries;
    return Done{};
  }

  Result<Done> prove_tree(Position position, const seals::Hash& leaf) {
    frontier_.append(leaf);
    tile_.push_back(leaf);
    if (tile_.size() == seals::tile_width) {
      const auto kept = TRY(store_.subtrees(1, position / seals::tile_width, 1));
      if (kept.size() != 1 || kept.front() != seals::root_of(tile_))
        return fault("journal.fault-tile", position);
      tile_.clear();
    }
    if (checkpoint_ && checkpoint_->size == position + 1 && checkpoint_->root != frontier_.root()) {
      return fault("journal.fault-checkpoint", checkpoint_->size);
    }
    return Done{};
  }

  Result<Done> prove_chain(Position position, const seals::Hash& leaf, const Entry& entry) {
    const auto [found, first] = chains_.try_emplace(entry.record);
    Chain& chain = found->second;
    if (entry.previous != (first ? std::nullopt : std::optional(chain.leaf)))
      return fault("journal.fault-chain", position);
    if (chain.erased) return fault("journal.fault-after-erasure", position);
    const bool version = entry.known() == Kind::publish || entry.known() == Kind::amend;
    if (version ? entry.revision <= chain.revision : entry.revision < chain.revision)
      return fault("journal.fault-revision", position);
    const std::uint64_t number = entry.number ? entry.number->number : 0;
    if (first && number != 0 && !numbers_.insert(number).second)
      return fault("journal.fault-number", position);
    if (!first && number != chain.number) return fault("journal.fault-number", position);
    chain = Chain{leaf, entry.revision, number, position, chain.count + 1, entry.known() == Kind::erase};
    for (const auto& hash : entry.erased) erased_.insert(hash);
    return Done{};
  }

  // What the store keeps beside the entries agrees with them.
  Result<Done> prove_end() {
    proof_.root = frontier_.root();
    if (frontier_.text() != head_.frontier || (head_.size != 0 && head_.time != time_))
      return fault("journal.fault-head", head_.size);
    for (const auto& [record, chain] : chains_) {
      const auto history = TRY(store_.history(record));
      const auto before_end =
          static_cast<Position>(std::ranges::count_if(history, [&](Position at) { return at < head_.size; }));
      if (before_end != chain.count || std::ranges::find(history, chain.last) == history.end())
        return fault("journal.fault-index", chain.last);
      if (chain.number == 0) continue;
      const auto holder = TRY(store_.holder_of(chain.number));
      if (!holder || *holder != record) return fault("journal.fault-number", chain.last);
    }
    return Done{};
  }

  Result<Done> prove_checkpoint() const {
    if (checkpoint_ && checkpoint_->size > head_.size)
      return fault("journal.fault-behind-checkpoint", head_.size);
    return Done{};
  }

  Result<Done> prove_contents(Position position, const StoredEntry& stored) {
    const auto entry = TRY(read_entry(stored.bytes));
    if (entry.content) TRY(prove_content(position, *entry.content));
    for (const Sealed& attachment : entry.attachments) TRY(prove_content(position, attachment));
    return Done{};
  }

  Result<Done> prove_content(Position position, const Sealed& sealed) {
    const auto packed = TRY(store_.content(sealed.hash));
    if (erased_.contains(sealed.hash)) {
      if (packed) return fault("journal.fault-not-erased", position);
      ++proof_.erased;
      return Done{};
    }
    if (!packed) return fault("journal.fault-content-missing", position);
    const auto envelope = seals::unpack(*packed);
    if (!envelope.ok()) return fault("journal.fault-content", position);
    const auto opened = seals::open(*envelope, sealed.hash);
    if (!opened.ok() || opened->content.size() != sealed.bytes || opened->media != sealed.media) {
      return fault("journal.fault-content", position);
    }
    ++proof_.contents;
    return Done{};
  }

  Store& store_;
  Head head_;
  const std::optional<seals::Checkpoint>& checkpoint_;
  Proof proof_;
  Instant time_;
  seals::Frontier frontier_;
  std::vector<seals::Hash> tile_;  // leaves since the last whole tile
  std::unordered_map<records::RecordId, Chain> chains_;
  std::unordered_set<std::uint64_t> numbers_;
  std::unordered_set<seals::Hash> erased_;
};

}  // namespace

Result<Proof> prove(Store& store, const std::optional<seals::Checkpoint>& checkpoint,
                    const std::function<void(Position)>& progress) {
  auto head = TRY(store.head());
  return Prover(store, std::move(head), checkpoint).prove(progress);
}

}  // namespace bch::registry
