#pragma once
// Dice: what a seed decides, in whole numbers only, so that the same seed gives the same on every machine. A
// value; one thread.

#include <bit>
#include <cstdint>
#include <random>

namespace bch::commands {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}

  std::uint64_t below(std::uint64_t count) { return engine_() % count; }
  std::uint64_t between(std::uint64_t least, std::uint64_t most) { return least + below(most - least + 1); }
  bool one_in(std::uint64_t count) { return below(count) == 0; }

  // Below `count`, and n-th with a likelihood near 1/n, as words and choices of people are: first how many
  // binary digits n has, then which of those numbers.
  std::uint64_t ranked(std::uint64_t count) {
    const auto digits = static_cast<std::uint64_t>(std::bit_width(count));
    for (;;) {
      const std::uint64_t first = std::uint64_t{1} << below(digits);
      const std::uint64_t rank = first - 1 + below(first);
      if (rank < count) return rank;
    }
  }

 private:
  std::mt19937_64 engine_;
};

// A number that looks like chance and is always the same for `number` (the last step of SplitMix64).
inline std::uint64_t scattered(std::uint64_t number) {
  number += 0x9E37'79B9'7F4A'7C15U;
  number = (number ^ number >> 30U) * 0xBF58'476D'1CE4'E5B9U;
  number = (number ^ number >> 27U) * 0x94D0'49BB'1331'11EBU;
  return number ^ number >> 31U;
}

}  // namespace bch::commands
