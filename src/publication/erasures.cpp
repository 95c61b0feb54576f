#include "publication/erasures.h"

#include "workspace/bookmark.h"

namespace bch::publication {

Result<registry::Position> Erasures::position() {
  const auto kept = TRY(workspace::bookmark(store_, name()));
  return registry::Position{kept.value_or(0)};
}

// Forgetting twice does no harm, so each is a commit of its own.
Result<Done> Erasures::follow(std::span<const registry::Version> versions) {
  for (const auto& version : versions) {
    if (version.entry.known() == registry::Kind::erase) TRY(publishing_.forget(version.entry.record));
  }
  return stand_at(versions.back().position + 1);
}

Result<Done> Erasures::stand_at(registry::Position position) {
  auto here = TRY(workspace::bookmark_at(store_, name(), position));
  return store_.commit({{std::move(here)}, {}, {}});
}

}  // namespace bch::publication
