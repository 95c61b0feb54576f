#include "vocabularies/map.h"

#include "vocabularies/toml.h"

#include <algorithm>

namespace bch::vocabularies {
namespace {

constexpr std::string_view no_tile = "..";

void add_row(std::vector<Tile>& tiles, std::string_view row, int number) {
  int column = 0;
  while (!row.empty()) {
    const auto end = std::min(row.find(' '), row.size());
    const auto word = row.substr(0, end);
    row.remove_prefix(std::min(end + 1, row.size()));
    if (word.empty()) continue;
    if (word != no_tile) tiles.push_back({PartyId(std::string(word)), column, number});
    ++column;
  }
}

void examine(TomlTable& root, std::span<const Tile> tiles, std::span<const Party> parties) {
  for (const Party& party : parties) {
    const auto count = std::ranges::count(tiles, party.id, &Tile::party);
    if (count != 1)
      root.fault("\"" + party.id.value() + "\" has " + (count == 0 ? "no tile" : "more than one tile"));
  }
  std::vector<bool> invented;  // of each row
  for (const Tile& tile : tiles) {
    const auto party = std::ranges::find(parties, tile.party, &Party::id);
    if (party == parties.end()) {
      root.fault("there is no Government \"" + tile.party.value() + "\"");
      continue;
    }
    const auto row = static_cast<std::size_t>(tile.row);
    if (invented.size() <= row) invented.resize(row + 1, party->demonstration);
    if (invented[row] != party->demonstration)
      root.fault("the invented Government \"" + tile.party.value() + "\" does not stand apart");
  }
}

}  // namespace

Result<std::vector<Tile>> read_map(const NamedText& file, std::span<const Party> parties) {
  const TomlFile toml = TRY(TomlFile::read(file));
  TomlTable root = toml.root();
  std::vector<Tile> tiles;
  int number = 0;
  for (const std::string& row : root.texts("rows")) add_row(tiles, row, number++);
  examine(root, tiles, parties);
  root.finish();
  TRY(toml.faults());
  return tiles;
}

}  // namespace bch::vocabularies
