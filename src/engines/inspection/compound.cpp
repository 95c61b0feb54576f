#include "engines/inspection/compound.h"

#include <cstdint>

namespace bch::engines::inspection {
namespace {

constexpr std::size_t entry_bytes = 128;
constexpr std::size_t length_at = 64;  // of the name, in bytes, with the zero at its end
constexpr std::size_t kind_at = 66;
constexpr std::size_t colour_at = 67;

unsigned char byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

// The name of the entry; empty when these bytes are none.
std::string name_of(std::string_view entry) {
  const unsigned length = byte_at(entry, length_at) | byte_at(entry, length_at + 1) << 8U;
  const unsigned kind = byte_at(entry, kind_at);
  const bool is_entry = kind == 1 || kind == 2 || kind == 5;  // storage, stream, root
  if (!is_entry || byte_at(entry, colour_at) > 1 || length < 4 || length > length_at || length % 2 != 0)
    return {};
  std::string name;
  for (std::size_t at = 0; at + 2 < length; at += 2) {
    if (entry[at + 1] != '\0' || byte_at(entry, at) >= 0x80 || entry[at] == '\0') return {};
    name += entry[at];
  }
  return entry[length - 2] == '\0' && entry[length - 1] == '\0' ? name : std::string();
}

}  // namespace

std::set<std::string, std::less<>> names_within(std::string_view compound) {
  std::set<std::string, std::less<>> names;
  for (std::size_t at = 0; at + entry_bytes <= compound.size(); at += entry_bytes) {
    auto name = name_of(compound.substr(at, entry_bytes));
    if (!name.empty()) names.insert(std::move(name));
  }
  return names;
}

}  // namespace bch::engines::inspection
