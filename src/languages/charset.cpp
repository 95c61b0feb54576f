#include "languages/charset.h"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace bch::languages {
namespace {

constexpr std::string_view utf8_name = "UTF-8";
constexpr std::size_t bytes_judged = 256 * 1024;  // by which an encoding is guessed
constexpr int32_t least_confidence = 10;          // of 100
constexpr unsigned char escape = 0x1b;

constexpr std::array<std::pair<std::string_view, const char*>, 5> marks{{
    {"\xef\xbb\xbf", "UTF-8"},
    {std::string_view("\xff\xfe\0\0", 4), "UTF-32LE"},  // before UTF-16LE, with which it begins
    {std::string_view("\0\0\xfe\xff", 4), "UTF-32BE"},
    {"\xff\xfe", "UTF-16LE"},
    {"\xfe\xff", "UTF-16BE"},
}};

// Control characters that stand in no text; ISO-2022 has the escape.
bool is_binary(unsigned char c) {
  return c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != escape;
}

std::optional<std::string> converted(std::string_view bytes, const char* charset) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(charset, &status), ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  const icu::UnicodeString text(bytes.data(), static_cast<int32_t>(bytes.size()), converter.get(), status);
  if (U_FAILURE(status)) return std::nullopt;
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

std::optional<Decoded> guessed(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                            ucsdet_close);
  const auto judged = bytes.substr(0, bytes_judged);
  ucsdet_setText(detector.get(), judged.data(), static_cast<int32_t>(judged.size()), &status);
  ucsdet_enableInputFilter(detector.get(), 1);  // what stands in tags says nothing
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr) return std::nullopt;
  const char* charset = ucsdet_getName(match, &status);
  const int32_t confidence = ucsdet_getConfidence(match, &status);
  if (U_FAILURE(status) || confidence < least_confidence) return std::nullopt;
  auto text = converted(bytes, charset);
  if (!text) return std::nullopt;
  return Decoded{*std::move(text), charset};
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  const auto* const at = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const auto size = static_cast<int32_t>(bytes.size());
  for (int32_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT(at, i, size, c);
    if (c < 0) return false;
  }
  return true;
}

std::optional<Decoded> decode(std::string_view bytes) {
  for (const auto& [mark, charset] : marks) {
    if (!bytes.starts_with(mark)) continue;
    bytes.remove_prefix(mark.size());
    if (charset != utf8_name) {
      auto text = converted(bytes, charset);
      if (!text) return std::nullopt;
      return Decoded{*std::move(text), charset};
    }
    break;
  }
  if (std::ranges::any_of(bytes, is_binary)) return std::nullopt;
  if (is_utf8(bytes)) return Decoded{std::string(bytes), std::string(utf8_name)};
  return guessed(bytes);
}

std::string_view beginning(std::string_view utf8, std::size_t bytes) {
  if (utf8.size() <= bytes) return utf8;
  const auto goes_on = [&](std::size_t at) {
    return (static_cast<unsigned char>(utf8[at]) & 0xc0U) == 0x80U;
  };
  while (bytes > 0 && goes_on(bytes)) --bytes;
  return utf8.substr(0, bytes);
}

}  // namespace bch::languages
