#include "commands/nearest.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace bch::commands {
namespace {

std::size_t distance(std::string_view one, std::string_view other) {
  std::vector<std::size_t> row(other.size() + 1);  // to the beginnings of `other`
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < one.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < other.size(); ++j) {
      const std::size_t changed = diagonal + (one[i] == other[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({changed, row[j] + 1, diagonal + 1});
    }
  }
  return row.back();
}

}  // namespace

std::string_view nearest(std::string_view written, std::span<const std::string_view> names) {
  constexpr std::size_t most = 2;
  std::string_view found;
  std::size_t least = most + 1;
  for (const std::string_view name : names) {
    const std::size_t letters = distance(written, name);
    if (letters >= least) continue;
    least = letters;
    found = name;
  }
  return found;
}

}  // namespace bch::commands
