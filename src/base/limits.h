#pragma once
// Every limit of the program, in one place. Bytes unless the name says otherwise.

#include <cstddef>

namespace bch::limits {

inline constexpr std::size_t url_bytes = 2'048;

}  // namespace bch::limits
