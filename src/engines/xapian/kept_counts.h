#pragma once
// KeptCounts: counts of facets over very many records, kept until the index changes: the pages of a table or
// of a search, its other orders and forms, and the same page in six languages ask for the same ones. At most
// 64 questions. Any thread; private to this engine.

#include "search/index.h"

#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <utility>

namespace bch::engines::xapian {

class KeptCounts {
 public:
  using Facets = decltype(search::Answer::facets);

  // As of that position of the index; counted now if they are not yet known.
  [[nodiscard]] Facets get(const search::Question& question, registry::Position position,
                           const std::function<Facets()>& count);

 private:
  [[nodiscard]] std::optional<Facets> find(const search::Question& wanted, registry::Position position);
  std::mutex mutex_;
  std::deque<std::pair<search::Question, Facets>> kept_;  // the newest last
  registry::Position position_ = 0;
};

}  // namespace bch::engines::xapian
