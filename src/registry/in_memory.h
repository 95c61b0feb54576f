#pragma once
// MemoryStore: the store of tests and rehearsals: everything in memory, nothing durable. Any thread.

#include "registry/store.h"

#include <map>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace bch::registry {

class MemoryStore final : public Store {
 public:
  Result<Done> write(const Write& write) override;
  Result<Head> head() override;
  Result<std::optional<StoredEntry>> entry(Position position) override;
  Result<Done> entries(Position first, std::uint64_t at_most,
                       const std::function<bool(Position, const StoredEntry&)>& take) override;
  Result<std::vector<Position>> history(const records::RecordId& record) override;
  Result<std::optional<PlacedEntry>> latest(const records::RecordId& record) override;
  Result<std::optional<records::RecordId>> holder_of(std::uint64_t number) override;
  Result<std::optional<std::string>> content(const seals::Hash& hash) override;
  Result<std::optional<StoredBatch>> batch(std::string_view key) override;
  Result<std::vector<seals::Hash>> subtrees(int level, std::uint64_t first, std::uint64_t at_most) override;

 private:
  std::mutex mutex_;
  Head head_;
  std::vector<StoredEntry> entries_;
  std::unordered_map<records::RecordId, std::vector<Position>> history_;
  std::unordered_map<std::uint64_t, records::RecordId> numbers_;
  std::map<seals::Hash, std::string> contents_;
  std::map<std::string, StoredBatch, std::less<>> batches_;
  std::map<std::pair<int, std::uint64_t>, seals::Hash> subtrees_;
};

}  // namespace bch::registry
