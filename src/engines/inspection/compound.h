#pragma once
// Compound files (MS-CFB): what the older Office programs write. Only the names of what is within are read:
// they say what it is, whether it has macros or is encrypted. Pure; any thread. It reads no text and follows
// no chain of sectors: each entry of the directory lies at a multiple of its own size.

#include <set>
#include <string>
#include <string_view>

namespace bch::engines::inspection {

inline constexpr std::string_view compound_begin{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8};

// The stream in which any file at all may lie, wrapped.
inline constexpr std::string_view wrapped_file = "\x01Ole10Native";

// The names of its storages and streams; one with characters beyond ASCII is left out.
std::set<std::string, std::less<>> names_within(std::string_view compound);

}  // namespace bch::engines::inspection
