#pragma once
// The map of Governments: a grid of equal tiles, one for each, roughly in its place (treaty/map.toml). It
// knows no borders. Values; constant once read; any thread.

#include "base/named_text.h"
#include "base/result.h"
#include "vocabularies/party.h"

#include <span>
#include <vector>

namespace bch::vocabularies {

struct Tile {
  PartyId party;
  int column = 0;  // from west to east
  int row = 0;     // from north to south
};

// By row and column. Problem "treaty.bad-file" when a Government has no tile or two, or a tile is nobody's;
// also when an invented Government shares a row with another.
Result<std::vector<Tile>> read_map(const NamedText& file, std::span<const Party> parties);

}  // namespace bch::vocabularies
