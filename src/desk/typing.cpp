#include "desk/typing.h"

#include "base/instant.h"
#include "base/limits.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace bch::desk {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

template <typename Number>
std::optional<Number> whole_text(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view white = " \t\n\r";
  const auto from = text.find_first_not_of(white);
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(white) - from + 1);
}

std::string date_as_written(std::string_view text) {
  constexpr std::size_t digits_of_a_day = 8;
  std::string date(text);
  std::ranges::replace_if(
      date, [](char c) { return c == '/' || c == '.' || c == ' '; }, '-');
  if (date.size() == digits_of_a_day && std::ranges::all_of(date, is_digit)) {
    date.insert(6, "-");
    date.insert(4, "-");
  }
  return parse_civil_date(date) ? date : std::string(text);
}

std::optional<records::Document> number_in(std::string_view text, formats::FieldType type) {
  constexpr std::int64_t largest = std::int64_t{1} << 53;
  if (const auto whole = whole_text<std::int64_t>(text))
    return *whole >= -largest && *whole <= largest ? std::optional(records::Document(*whole)) : std::nullopt;
  if (type != formats::FieldType::number) return std::nullopt;
  std::string pointed(text);
  const auto comma = pointed.find(',');
  constexpr std::size_t digits_of_thousands = 3;
  if (comma != std::string::npos) {
    if (pointed.size() - comma - 1 == digits_of_thousands) return std::nullopt;
    pointed[comma] = '.';
  }
  const auto real = whole_text<double>(pointed);
  const bool is_usable = real && std::abs(*real) <= static_cast<double>(largest);  // false of no number
  return is_usable ? std::optional(records::Document(*real)) : std::nullopt;
}

bool is_language_tag(std::string_view text) {
  return text.size() >= 2 && text.size() <= limits::language_tag_bytes &&
         std::ranges::all_of(text, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '-';
         });
}

}  // namespace bch::desk
