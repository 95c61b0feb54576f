#pragma once
// MemoryStore: the workspace of tests: everything in memory, nothing durable. Any thread.

#include "workspace/store.h"

#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace bch::workspace {

class MemoryStore final : public Store {
 public:
  Result<Done> commit(const Commit& commit) override;
  Result<std::optional<Item>> read(std::string_view kind, std::string_view id) override;
  Result<std::uint64_t> version(std::string_view kind, std::string_view id) override;
  Result<std::vector<Item>> find(std::string_view kind, const Label& label, std::size_t at_most,
                                 const std::optional<Place>& after) override;
  Result<std::vector<Item>> all(std::string_view kind, std::string_view after, std::size_t at_most) override;
  Result<std::uint64_t> count(std::string_view kind, const Label& label) override;
  Result<Done> extend_upload(std::string_view id, std::uint64_t at, std::string_view piece) override;
  Result<std::uint64_t> upload_size(std::string_view id) override;
  Result<std::string> upload(std::string_view id) override;
  Result<std::vector<NotedDeed>> deeds(const DeedFilter& filter, std::uint64_t before,
                                       std::size_t at_most) override;

 private:
  using Name = std::pair<std::string, std::string>;  // kind, id
  [[nodiscard]] Result<Done> judge(const std::string& kind, const std::string& id,
                                   std::uint64_t version) const;

  std::mutex mutex_;
  std::map<Name, Item> items_;
  std::map<std::string, std::string, std::less<>> uploads_;
  std::vector<NotedDeed> deeds_;
};

}  // namespace bch::workspace
