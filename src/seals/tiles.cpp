#include "seals/tiles.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

namespace bch::seals {
namespace {

constexpr std::uint64_t group = 1'000;  // an index is written in groups of three digits

std::string three_digits(std::uint64_t number) {
  std::array<char, 8> text{};
  std::snprintf(text.data(), text.size(), "%03u", static_cast<unsigned>(number));
  return text.data();
}

std::string index_path(std::uint64_t index) {
  std::string path = three_digits(index % group);
  while (index >= group) {
    index /= group;
    path.insert(0, "x" + three_digits(index % group) + "/");
  }
  return path;
}

std::optional<unsigned> number(std::string_view text, unsigned at_most) {
  unsigned value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value > at_most) return std::nullopt;
  return value;
}

// Takes what stands before the next '/', and that.
std::string_view take_segment(std::string_view& path) {
  const auto end = std::min(path.find('/'), path.size());
  const auto segment = path.substr(0, end);
  path.remove_prefix(std::min(end + 1, path.size()));
  return segment;
}

void add_tiles(std::vector<TilePlace>& places, std::optional<int> level, std::uint64_t earlier,
               std::uint64_t hashes) {
  for (std::uint64_t index = earlier / tile_width; index * tile_width < hashes; ++index) {
    const auto width = static_cast<unsigned>(std::min(tile_width, hashes - index * tile_width));
    if (index * tile_width + width > earlier) places.push_back({level, index, width});
  }
}

}  // namespace

std::string path_of(const TilePlace& place) {
  std::string path = "tile/" + (place.level ? std::to_string(*place.level) : std::string("entries")) + "/" +
                     index_path(place.index);
  if (place.width != tile_width) path += ".p/" + std::to_string(place.width);
  return path;
}

std::optional<TilePlace> parse_tile_path(std::string_view path) {
  constexpr unsigned highest_level = 63;
  constexpr std::uint64_t highest_index = std::uint64_t{1} << 48;
  std::string_view rest = path;
  TilePlace place;
  if (take_segment(rest) != "tile") return std::nullopt;
  const auto level = take_segment(rest);
  if (level != "entries") {
    const auto parsed = number(level, highest_level);
    if (!parsed) return std::nullopt;
    place.level = static_cast<int>(*parsed);
  }
  for (bool more = true; more;) {
    auto segment = take_segment(rest);
    more = segment.starts_with('x');
    if (more) segment.remove_prefix(1);
    if (!more && segment.ends_with(".p")) {
      segment.remove_suffix(2);
      const auto width = number(rest, tile_width - 1);
      if (!width || *width == 0) return std::nullopt;
      place.width = *width;
    }
    const auto digits = number(segment, group - 1);
    if (!digits || place.index > highest_index / group) return std::nullopt;
    place.index = place.index * group + *digits;
  }
  if (path_of(place) != path) return std::nullopt;
  return place;
}

std::vector<TilePlace> tiles_between(std::uint64_t earlier, std::uint64_t size) {
  std::vector<TilePlace> places;
  add_tiles(places, std::nullopt, earlier, size);
  for (int level = 0; size > 0; ++level) {
    add_tiles(places, level, earlier, size);
    earlier /= tile_width;
    size /= tile_width;
  }
  return places;
}

std::string entry_bundle(std::span<const std::string> entries) {
  std::string bundle;
  for (const std::string& entry : entries) {
    bundle += static_cast<char>(entry.size() >> 8 & 0xff);
    bundle += static_cast<char>(entry.size() & 0xff);
    bundle += entry;
  }
  return bundle;
}

Result<std::vector<std::string_view>> read_entry_bundle(std::string_view bundle) {
  std::vector<std::string_view> entries;
  while (!bundle.empty()) {
    const std::size_t length = bundle.size() < 2
                                   ? bundle.size()
                                   : static_cast<std::size_t>(static_cast<std::uint8_t>(bundle[0]) << 8 |
                                                              static_cast<std::uint8_t>(bundle[1]));
    if (bundle.size() < 2 + length || entries.size() == tile_width)
      return Problem{Problem::Kind::damaged, "tile.bad-bundle", {}};
    entries.push_back(bundle.substr(2, length));
    bundle.remove_prefix(2 + length);
  }
  return entries;
}

}  // namespace bch::seals
