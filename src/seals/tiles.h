#pragma once
// Tiles: how a Merkle tree log lies on a web server (C2SP tlog-tiles): the tree in pieces of 256 hashes, the
// entries in bundles of 256. Pure functions; any thread.

#include "base/result.h"
#include "seals/hash.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bch::seals {

inline constexpr int tile_height = 8;
inline constexpr std::uint64_t tile_width = 256;

// A tile by its place: level 0 holds leaf hashes, level n roots of subtrees of 256^n leaves; no level: an
// entry bundle.
struct TilePlace {
  std::optional<int> level;
  std::uint64_t index = 0;
  unsigned width = tile_width;  // 1 to 256; less than 256 is a partial tile
  friend bool operator==(const TilePlace&, const TilePlace&) = default;
};

// "tile/0/x001/234", "tile/1/000.p/17", "tile/entries/x001/234": relative to the log's address.
std::string path_of(const TilePlace& place);

// Reads such a path; nothing when it is not written in the one right way.
std::optional<TilePlace> parse_tile_path(std::string_view path);

// The tiles and bundles of a tree of `size` that are not in one of `earlier`, in order: what a copy fetches,
// what a disc holds (earlier = 0).
std::vector<TilePlace> tiles_between(std::uint64_t earlier, std::uint64_t size);

// Each entry behind its length (two bytes, most significant first). Each at most 65,535 bytes.
std::string entry_bundle(std::span<const std::string> entries);

// The entries of a bundle. Problem damaged, "tile.bad-bundle", when the lengths do not come out even.
Result<std::vector<std::string_view>> read_entry_bundle(std::string_view bundle);

}  // namespace bch::seals
