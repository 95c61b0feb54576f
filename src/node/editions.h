#pragma once
// The treaty's files of a node that is served, for the desk. Any thread.

#include "desk/editions.h"
#include "node/node.h"

#include <functional>

namespace bch::node {

class NodeEditions final : public desk::Editions {
 public:
  // The node outlives it.
  explicit NodeEditions(Node& node) : node_(node) {}

  // What makes the node take up an edition that was published. Before anything is.
  void set_take_up(std::function<void()> take_up) { take_up_ = std::move(take_up); }

  [[nodiscard]] std::uint32_t number() const override { return node_.treaty().edition(); }
  [[nodiscard]] Result<Files> files() const override { return present_files(node_.registry()); }
  [[nodiscard]] std::vector<Problem> faults(const Files& files) const override;
  Result<std::uint32_t> publish(const Files& files) override;

 private:
  Node& node_;
  std::function<void()> take_up_;
};

}  // namespace bch::node
