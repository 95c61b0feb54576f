#include "registry/inclusion.h"

#include "seals/tiles.h"
#include "seals/tree.h"

namespace bch::registry {
namespace {

// The root of the 2^height leaves from index x 2^height on: put together from one tile.
Result<seals::Hash> subtree(const Registry& registry, int height, std::uint64_t index) {
  const int inside = height % seals::tile_height;
  const std::uint64_t count = std::uint64_t{1} << inside;
  const std::uint64_t first = index * count;
  const auto before = static_cast<unsigned>(first % seals::tile_width);
  const auto tile = TRY(registry.hash_tile(height / seals::tile_height, first / seals::tile_width,
                                           before + static_cast<unsigned>(count)));
  std::vector<seals::Hash> hashes;
  for (std::uint64_t i = before; i < before + count; ++i)
    hashes.push_back(
        *seals::Hash::from_bytes(std::string_view(tile).substr(i * seals::Hash::size, seals::Hash::size)));
  return seals::root_of(hashes);
}

}  // namespace

Result<std::vector<seals::Hash>> inclusion_of(const Registry& registry, Position position, Position size) {
  if (position >= size || size > TRY(registry.size()))
    return Problem{Problem::Kind::not_found, "journal.no-entry", {}};
  return seals::inclusion_proof(
      position, size, [&](int height, std::uint64_t index) { return subtree(registry, height, index); });
}

}  // namespace bch::registry
