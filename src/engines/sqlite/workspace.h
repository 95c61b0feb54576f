#pragma once
// Workspace: the workspace's Store in one SQLite file of the node's folder (WAL, synchronous=FULL, mode
// 0600).
//
// Beside the serving process others on the same machine may open it too (a command that makes a set-up link);
// each commit is a transaction of its own, one at a time. Readers never wait for a writer.

#include "workspace/store.h"

#include <filesystem>
#include <memory>

namespace bch::engines::sqlite {

class Workspace final : public workspace::Store {
 public:
  // Opens the workspace in a folder, making or migrating it when needed. Problems: store.newer,
  // store.damaged, store.failed.
  static Result<std::unique_ptr<Workspace>> open(const std::filesystem::path& folder);
  ~Workspace() override;
  // Whether the folder has one already.
  static bool is_in(const std::filesystem::path& folder);

  Result<Done> commit(const workspace::Commit& commit) override;
  Result<std::optional<workspace::Item>> read(std::string_view kind, std::string_view id) override;
  Result<std::uint64_t> version(std::string_view kind, std::string_view id) override;
  Result<std::vector<workspace::Item>> find(std::string_view kind, const workspace::Label& label,
                                            std::size_t at_most,
                                            const std::optional<workspace::Place>& after) override;
  Result<std::vector<workspace::Item>> all(std::string_view kind, std::string_view after,
                                           std::size_t at_most) override;
  Result<std::uint64_t> count(std::string_view kind, const workspace::Label& label) override;
  Result<Done> extend_upload(std::string_view id, std::uint64_t at, std::string_view piece) override;
  Result<std::uint64_t> upload_size(std::string_view id) override;
  Result<std::string> upload(std::string_view id) override;
  Result<std::vector<workspace::NotedDeed>> deeds(const workspace::DeedFilter& filter, std::uint64_t before,
                                                  std::size_t at_most) override;

 private:
  class Readers;
  class Writer;
  Workspace(std::unique_ptr<Writer> writer, std::unique_ptr<Readers> readers);

  std::unique_ptr<Writer> writer_;
  std::unique_ptr<Readers> readers_;
};

}  // namespace bch::engines::sqlite
