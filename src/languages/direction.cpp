#include "languages/direction.h"

#include "base/limits.h"

#include <cstdint>

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace bch::languages {

std::string_view dir(Direction direction) {
  return direction == Direction::right_to_left ? "rtl" : "ltr";
}

Direction direction_of_tag(std::string_view tag) {
  if (tag.size() > limits::language_tag_bytes) return Direction::left_to_right;
  UErrorCode status = U_ZERO_ERROR;
  const auto locale =
      icu::Locale::forLanguageTag(icu::StringPiece(tag.data(), static_cast<int32_t>(tag.size())), status);
  const bool rtl = U_SUCCESS(status) && locale.isRightToLeft() != 0;
  return rtl ? Direction::right_to_left : Direction::left_to_right;
}

std::string isolated(std::string_view text, Direction around) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  bool runs_other_way = false;
  for (std::size_t at = 0; at < text.size() && !runs_other_way;) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, at, text.size(), c);
    const auto direction = u_charDirection(c);
    const bool is_rtl = direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
    const bool is_ltr = direction == U_LEFT_TO_RIGHT;
    runs_other_way = around == Direction::right_to_left ? is_ltr : is_rtl;
  }
  if (!runs_other_way) return std::string(text);
  return "\u2068" + std::string(text) + "\u2069";
}

}  // namespace bch::languages
