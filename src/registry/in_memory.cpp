#include "registry/in_memory.h"

#include <algorithm>

namespace bch::registry {

Result<Done> MemoryStore::write(const Write& write) {
  const std::lock_guard lock(mutex_);
  if (write.first != head_.size) {
    return Problem{
        Problem::Kind::conflict, "journal.not-at-the-end", {{"position", std::to_string(write.first)}}};
  }
  for (const auto& content : write.contents) contents_[content.hash] = content.packed;
  for (const StoredEntry& entry : write.entries) {
    const Position position = entries_.size();
    history_[entry.record].push_back(position);
    if (entry.number != 0) numbers_.emplace(entry.number, entry.record);
    for (const auto& hash : entry.erase) contents_.erase(hash);
    entries_.push_back(entry);
  }
  for (const auto& subtree : write.subtrees) subtrees_[{subtree.level, subtree.index}] = subtree.hash;
  for (const auto& batch : write.batches) batches_[batch.key] = batch;
  head_ = write.head;
  return Done{};
}

Result<Head> MemoryStore::head() {
  const std::lock_guard lock(mutex_);
  return head_;
}

Result<std::optional<StoredEntry>> MemoryStore::entry(Position position) {
  const std::lock_guard lock(mutex_);
  return position < entries_.size() ? std::optional(entries_[position]) : std::nullopt;
}

Result<Done> MemoryStore::entries(Position first, std::uint64_t at_most,
                                  const std::function<bool(Position, const StoredEntry&)>& take) {
  std::vector<StoredEntry> copies;
  {
    const std::lock_guard lock(mutex_);
    const Position begin = std::min<Position>(first, entries_.size());
    const Position end = begin + std::min<std::uint64_t>(at_most, entries_.size() - begin);
    copies.assign(entries_.begin() + static_cast<std::ptrdiff_t>(begin),
                  entries_.begin() + static_cast<std::ptrdiff_t>(end));
  }
  for (const StoredEntry& copy : copies) {
    if (!take(first++, copy)) break;
  }
  return Done{};
}

Result<std::vector<Position>> MemoryStore::history(const records::RecordId& record) {
  const std::lock_guard lock(mutex_);
  const auto found = history_.find(record);
  return found == history_.end() ? std::vector<Position>() : found->second;
}

Result<std::optional<PlacedEntry>> MemoryStore::latest(const records::RecordId& record) {
  const std::lock_guard lock(mutex_);
  const auto found = history_.find(record);
  if (found == history_.end()) return std::optional<PlacedEntry>();
  const Position position = found->second.back();
  return std::optional(PlacedEntry{position, entries_[position]});
}

Result<std::optional<records::RecordId>> MemoryStore::holder_of(std::uint64_t number) {
  const std::lock_guard lock(mutex_);
  const auto found = numbers_.find(number);
  return found == numbers_.end() ? std::nullopt : std::optional(found->second);
}

Result<std::optional<std::string>> MemoryStore::content(const seals::Hash& hash) {
  const std::lock_guard lock(mutex_);
  const auto found = contents_.find(hash);
  return found == contents_.end() ? std::nullopt : std::optional(found->second);
}

Result<std::optional<StoredBatch>> MemoryStore::batch(std::string_view key) {
  const std::lock_guard lock(mutex_);
  const auto found = batches_.find(key);
  return found == batches_.end() ? std::nullopt : std::optional(found->second);
}

Result<std::vector<seals::Hash>> MemoryStore::subtrees(int level, std::uint64_t first,
                                                       std::uint64_t at_most) {
  const std::lock_guard lock(mutex_);
  std::vector<seals::Hash> hashes;
  for (std::uint64_t index = first; hashes.size() < at_most; ++index) {
    const auto found = subtrees_.find({level, index});
    if (found == subtrees_.end()) break;
    hashes.push_back(found->second);
  }
  return hashes;
}

}  // namespace bch::registry
