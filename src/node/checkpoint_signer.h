#pragma once
// CheckpointSigner: signs a checkpoint after each commit, and never one of a history that contradicts the
// last. Its position is the size in the file "checkpoint". One thread.

#include "registry/follower.h"
#include "seals/checkpoint.h"

#include <filesystem>

namespace bch::node {

class CheckpointSigner final : public registry::Follower {
 public:
  CheckpointSigner(std::filesystem::path folder, const registry::Registry& registry, seals::SigningKey key)
      : folder_(std::move(folder)), registry_(registry), key_(std::move(key)) {}

  [[nodiscard]] std::string_view name() const override { return "checkpoint"; }
  [[nodiscard]] Result<registry::Position> position() override;
  [[nodiscard]] Result<Done> follow(std::span<const registry::Version> versions) override;
  [[nodiscard]] Result<Done> forget() override;

 private:
  std::filesystem::path folder_;
  const registry::Registry& registry_;
  seals::SigningKey key_;
};

// The note in the file; empty when there is none.
std::string read_checkpoint_note(const std::filesystem::path& folder);

}  // namespace bch::node
