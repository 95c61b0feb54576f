#include "node/editions.h"

namespace bch::node {

std::vector<Problem> NodeEditions::faults(const Files& files) const {
  const auto treaty = Treaty::read(files, number() + 1);
  if (!treaty.ok()) return {treaty.problem()};
  return (*treaty)->faults();
}

Result<std::uint32_t> NodeEditions::publish(const Files& files) {
  const std::uint32_t next = number() + 1;
  registry::Batch batch{"edition-" + std::to_string(next), {}};
  batch.acts.push_back(edition_act(files, next));
  TRY(node_.registry().append(batch));
  if (take_up_) take_up_();
  return next;
}

}  // namespace bch::node
