#pragma once
// Every limit of the program, in one place. Bytes unless the name says otherwise.

#include <cstddef>

namespace bch::limits {

inline constexpr std::size_t url_bytes = 2'048;
inline constexpr std::size_t record_id_bytes = 64;
inline constexpr std::size_t document_bytes = 4 * 1024 * 1024;  // one record's content as JSON
inline constexpr int json_depth = 32;
inline constexpr std::size_t entry_bytes = 65'535;  // C2SP tlog-tiles: an entry's length is a uint16
inline constexpr std::size_t batch_acts = 10'000;   // acts in one append

}  // namespace bch::limits
