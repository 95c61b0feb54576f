#include "desk/splices.h"

#include <charconv>

namespace bch::desk {
namespace {

constexpr unsigned char continuation_mask = 0b1100'0000;
constexpr unsigned char continuation = 0b1000'0000;
constexpr unsigned char four_bytes = 0b1111'0000;

// Of the character that begins with this byte; 0 inside one.
std::size_t units_of(char c) {
  const auto byte = static_cast<unsigned char>(c);
  if ((byte & continuation_mask) == continuation) return 0;
  return byte >= four_bytes ? 2 : 1;
}

// Where in the bytes a place in units is; nothing within a character or beyond the end.
std::optional<std::size_t> byte_at(std::string_view text, std::size_t units) {
  std::size_t at = 0;
  std::size_t passed = 0;
  while (passed < units && at < text.size()) {
    passed += units_of(text[at++]);
    while (at < text.size() && units_of(text[at]) == 0) ++at;
  }
  return passed == units ? std::optional(at) : std::nullopt;
}

// The number before the next colon, with both taken off the front.
std::optional<std::size_t> take_number(std::string_view& text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const auto digits = static_cast<std::size_t>(end - text.data());
  if (error != std::errc() || digits == text.size() || text[digits] != ':') return std::nullopt;
  text.remove_prefix(digits + 1);
  return number;
}

}  // namespace

std::optional<std::string> spliced(std::string_view text, std::string_view splice) {
  const auto from = take_number(splice);
  const auto deleted = take_number(splice);
  const auto length = take_number(splice);
  if (!from || !deleted || !length || *length != units_in(text) || *from > *length ||
      *deleted > *length - *from)
    return std::nullopt;
  const auto begin = byte_at(text, *from);
  const auto end = byte_at(text, *from + *deleted);
  if (!begin || !end) return std::nullopt;
  return std::string(text.substr(0, *begin)).append(splice).append(text.substr(*end));
}

std::size_t units_in(std::string_view text) {
  std::size_t units = 0;
  for (const char c : text) units += units_of(c);
  return units;
}

}  // namespace bch::desk
