#pragma once
// must: ends the program where something does not hold, so that libFuzzer and the replay of corpora see it.

#include <cstdlib>

namespace bch::fuzz {

inline void must(bool holds) {
  if (!holds) std::abort();
}

}  // namespace bch::fuzz
