#pragma once
// Erasures: follows the journal for the workspace: whatever was erased there, at the desk, by the operator or
// on another node, is forgotten here too: drafts about it, answers that it withheld, its place in a queue.
// One thread.

#include "publication/publishing.h"
#include "registry/follower.h"
#include "workspace/store.h"

#include <span>
#include <string_view>

namespace bch::publication {

class Erasures final : public registry::Follower {
 public:
  // Both outlive it.
  Erasures(workspace::Store& store, Publishing& publishing) : store_(store), publishing_(publishing) {}

  [[nodiscard]] std::string_view name() const override { return "erasures"; }
  [[nodiscard]] Result<registry::Position> position() override;
  [[nodiscard]] Result<Done> follow(std::span<const registry::Version> versions) override;
  [[nodiscard]] Result<Done> forget() override { return stand_at(0); }

 private:
  Result<Done> stand_at(registry::Position position);

  workspace::Store& store_;
  Publishing& publishing_;
};

}  // namespace bch::publication
