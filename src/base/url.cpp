#include "base/url.h"

#include "base/limits.h"

#include <algorithm>
#include <array>

namespace bch {
namespace {

constexpr std::string_view hexadecimal = "0123456789ABCDEF";

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

int hexadecimal_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool equals_ignoring_case(std::string_view text, std::string_view lower) {
  return std::ranges::equal(text, lower, {},
                            [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
}

}  // namespace

std::optional<Url> Url::foreign(std::string_view text) {
  constexpr std::array<std::string_view, 4> allowed{"http://", "https://", "mailto:", "tel:"};
  if (text.size() > limits::url_bytes) return std::nullopt;
  const bool plain = std::ranges::none_of(text, [](unsigned char c) { return c <= ' ' || c == 0x7f; });
  const bool known = std::ranges::any_of(allowed, [&](std::string_view scheme) {
    return equals_ignoring_case(text.substr(0, scheme.size()), scheme);
  });
  if (!plain || !known) return std::nullopt;
  Url url;
  url.text_ = text;
  return url;
}

std::optional<Url> Url::telephone(std::string_view number) {
  constexpr std::size_t fewest_digits = 3;
  constexpr std::string_view between = " -().";
  std::string digits;
  for (const char c : number.substr(0, limits::url_bytes)) {
    const bool is_digit = c >= '0' && c <= '9';
    if (is_digit || (c == '+' && digits.empty()))
      digits += c;
    else if (between.find(c) == std::string_view::npos)
      return std::nullopt;
  }
  if (digits.size() < fewest_digits) return std::nullopt;
  Url url;
  url.text_ = "tel:" + digits;
  return url;
}

std::optional<Url> Url::mailbox(std::string_view address) {
  const auto at = address.find('@');
  const bool is_plain = std::ranges::none_of(
      address, [](unsigned char c) { return c <= ' ' || c >= 0x7f || c == ',' || c == ';' || c == '<'; });
  const bool is_whole = at != std::string_view::npos && at > 0 && at + 1 < address.size() &&
                        address.find('@', at + 1) == std::string_view::npos;
  if (!is_plain || !is_whole || address.size() > limits::url_bytes) return std::nullopt;
  Url url;
  url.text_ = "mailto:" + percent_encode(address.substr(0, at));
  url.text_ += "@" + percent_encode(address.substr(at + 1));
  return url;
}

Url Url::within(std::string_view fragment) {
  Url url;
  url.text_ = "#" + percent_encode(fragment);
  return url;
}

Url Url::followed_by(std::string_view path_and_query) const {
  constexpr std::string_view kept = "/?&=%+,:@!$'()*;";
  Url longer = *this;
  for (const char c : path_and_query.substr(0, limits::url_bytes)) {
    if (is_unreserved(c) || kept.find(c) != std::string_view::npos)
      longer.text_ += c;
    else
      longer.text_ += percent_encode(std::string_view(&c, 1));
  }
  return longer;
}

Url Url::with(std::string_view name, std::string_view value) const {
  Url longer = *this;
  longer.text_ += longer.text_.find('?') == std::string::npos ? '?' : '&';
  longer.text_ += percent_encode(name) + "=" + percent_encode(value);
  return longer;
}

Url Url::at(std::string_view fragment) const {
  Url longer = *this;
  longer.text_ += "#" + percent_encode(fragment);
  return longer;
}

Url Url::suffixed(std::string_view suffix) const {
  Url longer = *this;
  longer.text_ += percent_encode(suffix);
  return longer;
}

void Url::append_segment(std::string_view segment) {
  text_ += "/" + percent_encode(segment);
}

std::string percent_encode(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (is_unreserved(c)) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += hexadecimal[byte >> 4];
      out += hexadecimal[byte & 15];
    }
  }
  return out;
}

std::optional<std::string> percent_decode(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    const int high = i + 2 < text.size() ? hexadecimal_value(text[i + 1]) : -1;
    const int low = high >= 0 ? hexadecimal_value(text[i + 2]) : -1;
    if (low < 0) return std::nullopt;
    out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return out;
}

}  // namespace bch
