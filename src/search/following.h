#pragma once
// IndexFollower: keeps an Index up with the journal: the newest public version of each record is in it,
// nothing that was withdrawn or erased is. One thread.

#include "formats/formats.h"
#include "registry/follower.h"
#include "search/index.h"

#include <functional>

namespace bch::search {

class IndexFollower final : public registry::Follower {
 public:
  // `changed` hears, after each step, which records have changed (the page cache drops their pages). All
  // outlive this.
  IndexFollower(const registry::Registry& registry, const formats::Formats& formats, Index& index,
                std::function<void(std::span<const registry::Version>)> changed);

  [[nodiscard]] std::string_view name() const override { return "search"; }
  [[nodiscard]] Result<registry::Position> position() override { return index_.position(); }
  [[nodiscard]] Result<Done> follow(std::span<const registry::Version> versions) override;
  [[nodiscard]] Result<Done> forget() override { return index_.forget(); }

 private:
  const registry::Registry& registry_;
  const formats::Formats& formats_;
  Index& index_;
  std::function<void(std::span<const registry::Version>)> changed_;
};

}  // namespace bch::search
