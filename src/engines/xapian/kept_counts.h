#pragma once
// KeptCounts: counts of facets over very many records, kept until the index changes: pages in six languages,
// and the pages of a table, ask for the same ones. Only of questions without words, of which there are few.
// Any thread; private to this engine.

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
