#include "languages/lines.h"

#include <cstdint>
#include <memory>

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

namespace bch::languages {
namespace {

bool is_wide(UChar32 c) {
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}

std::size_t columns_of(UChar32 c) {
  constexpr std::uint32_t unseen = U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK;
  if ((U_MASK(u_charType(c)) & unseen) != 0) return 0;
  return is_wide(c) ? 2 : 1;
}

UChar32 character_at(std::string_view text, std::size_t at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  UChar32 c = 0;
  U8_NEXT_OR_FFFD(bytes, at, text.size(), c);
  return c;
}

UChar32 character_before(std::string_view text, std::size_t at) {
  do --at;
  while (at > 0 && U8_IS_TRAIL(text[at]));
  return character_at(text, at);
}

// UAX #14 breaks after any hyphen and slash: "--dry-run" would come apart.
bool keeps_words_whole(std::string_view text, std::size_t at) {
  if (at == 0 || at == text.size()) return true;
  const UChar32 before = character_before(text, at);
  return before == ' ' || is_wide(before) || is_wide(character_at(text, at));
}

// What is not divided, one after the other; each with the spaces that follow it.
std::vector<std::string_view> pieces(std::string_view text, const Language& language) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createLineInstance(icu::Locale::forLanguageTag(language.locale, status), status));
  UText* opened = utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
  std::vector<std::string_view> found;
  if (U_SUCCESS(status)) {
    breaks->setText(opened, status);
    std::size_t from = 0;
    for (auto to = breaks->next(); to != icu::BreakIterator::DONE; to = breaks->next()) {
      const auto end = static_cast<std::size_t>(to);
      if (!keeps_words_whole(text, end)) continue;
      found.push_back(text.substr(from, end - from));
      from = end;
    }
  } else {
    found.push_back(text);
  }
  utext_close(opened);
  return found;
}

std::string_view without_spaces_after(std::string_view text) {
  return text.substr(0, text.find_last_not_of(' ') + 1);
}

}  // namespace

std::size_t columns(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::size_t sum = 0;
  for (std::size_t at = 0; at < text.size();) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, at, text.size(), c);
    sum += columns_of(c);
  }
  return sum;
}

std::vector<std::string> lines(std::string_view text, const Language& language, std::size_t width) {
  std::vector<std::string> all;
  std::string line;
  const auto end_line = [&] {
    line.resize(without_spaces_after(line).size());
    if (language.direction == Direction::right_to_left) line = "\u2067" + line + "\u2069";
    all.push_back(std::move(line));
    line.clear();
  };
  for (const std::string_view piece : pieces(text, language)) {
    if (!line.empty() && columns(line) + columns(without_spaces_after(piece)) > width) end_line();
    line += piece;
  }
  if (!line.empty()) end_line();
  return all;
}

}  // namespace bch::languages
