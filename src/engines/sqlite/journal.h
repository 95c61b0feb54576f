#pragma once
// Journal: the registry's Store in one SQLite file of the node's folder (WAL, synchronous=FULL).
//
// One process writes: open() takes the folder's lock and keeps it until the journal goes. Reading connections
// are pooled, as many as there are threads that read at once; readers see whole commits and never wait for
// the writer.

#include "registry/store.h"

#include <filesystem>
#include <memory>

namespace bch::engines::sqlite {

class Journal final : public registry::Store {
 public:
  // Opens the journal in a folder for one writer, making or migrating it when needed. Problems: store.locked
  // (kind busy; another process has the folder), store.newer (made by a later program), store.damaged.
  static Result<std::unique_ptr<Journal>> open(const std::filesystem::path& folder);

  // The same for reading beside the process that writes; write() then refuses. Problem store.absent.
  static Result<std::unique_ptr<Journal>> open_to_read(const std::filesystem::path& folder);

  ~Journal() override;

  Result<Done> write(const registry::Write& write) override;
  Result<registry::Head> head() override;
  Result<std::optional<registry::StoredEntry>> entry(registry::Position position) override;
  Result<Done> entries(
      registry::Position first, std::uint64_t at_most,
      const std::function<bool(registry::Position, const registry::StoredEntry&)>& take) override;
  Result<std::vector<registry::Position>> history(const records::RecordId& record) override;
  Result<std::optional<registry::PlacedEntry>> latest(const records::RecordId& record) override;
  Result<std::optional<records::RecordId>> holder_of(std::uint64_t number) override;
  Result<std::optional<std::string>> content(const seals::Hash& hash) override;
  Result<std::optional<registry::StoredBatch>> batch(std::string_view key) override;
  Result<std::vector<seals::Hash>> subtrees(int level, std::uint64_t first, std::uint64_t at_most) override;

 private:
  class Readers;
  class Writer;
  Journal(std::unique_ptr<Writer> writer, std::unique_ptr<Readers> readers);

  std::unique_ptr<Writer> writer_;  // none when only reading
  std::unique_ptr<Readers> readers_;
};

}  // namespace bch::engines::sqlite
