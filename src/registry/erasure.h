#pragma once
// Why a record is erased: codes that stand in the entry for ever (docs/wire/entry.md). Constants.

#include <array>
#include <string_view>

namespace bch::registry {

inline constexpr std::array<std::string_view, 4> erasure_reasons{"court-order", "mistake", "owner",
                                                                 "personal-data"};

}  // namespace bch::registry
