#include "seals/alphabets.h"

#include <sodium.h>

namespace bch::seals {
namespace {

constexpr std::string_view base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::string_view crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr unsigned letter_bits = 5;
constexpr unsigned letter_mask = 31;

std::string in_letters(std::string_view bytes, std::string_view alphabet) {
  std::string text;
  unsigned held = 0;
  unsigned bits = 0;
  for (const char byte : bytes) {
    held = (held << 8 | static_cast<unsigned char>(byte)) & 0xfff;
    for (bits += 8; bits >= letter_bits; bits -= letter_bits)
      text += alphabet[held >> (bits - letter_bits) & letter_mask];
  }
  if (bits > 0) text += alphabet[held << (letter_bits - bits) & letter_mask];
  return text;
}

char capital(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

// The length of a sign that sets groups apart at the beginning of `text`; 0 when there is none.
std::size_t gap_length(std::string_view text) {
  constexpr std::string_view no_break_space = "\u00a0";
  constexpr std::string_view hyphens_begin = "\xe2\x80";  // U+2010 to U+2015 end in 90 to 95
  const char c = text.front();
  if (c == ' ' || c == '-' || c == '.' || c == '\t' || c == '\r' || c == '\n') return 1;
  if (text.starts_with(no_break_space)) return no_break_space.size();
  const bool may_be_hyphen = text.size() > hyphens_begin.size() && text.starts_with(hyphens_begin);
  return may_be_hyphen && text[2] >= '\x90' && text[2] <= '\x95' ? 3 : 0;
}

}  // namespace

std::string to_base64url(std::string_view bytes) {
  constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), variant);
  text.pop_back();  // libsodium ends it with a NUL
  return text;
}

std::optional<std::string> from_base64url(std::string_view text) {
  std::string bytes(text.size(), '\0');
  std::size_t written = 0;
  const char* end = nullptr;
  const int failed =
      sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                        text.size(), nullptr, &written, &end, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  if (failed != 0 || end != text.data() + text.size()) return std::nullopt;
  bytes.resize(written);
  if (to_base64url(bytes) != text) return std::nullopt;  // libsodium 1.0.18 takes some bytes above 127
  return bytes;
}

std::string to_base32(std::string_view bytes) {
  return in_letters(bytes, base32);
}

std::optional<std::string> from_base32(std::string_view text) {
  std::string bytes;
  unsigned held = 0;
  unsigned bits = 0;
  for (const char letter : text) {
    const auto value = base32.find(letter);
    if (value == std::string_view::npos) return std::nullopt;
    held = (held << letter_bits | static_cast<unsigned>(value)) & 0xfff;
    bits += letter_bits;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>(held >> bits & 0xff);
  }
  if (to_base32(bytes) != text) return std::nullopt;  // a letter too many, or bits left over
  return bytes;
}

std::string to_crockford(std::string_view bytes) {
  return in_letters(bytes, crockford);
}

std::optional<std::string> tidy_crockford(std::string_view typed) {
  std::string tidy;
  while (!typed.empty()) {
    if (const auto gap = gap_length(typed); gap > 0) {
      typed.remove_prefix(gap);
      continue;
    }
    char letter = capital(typed.front());
    if (letter == 'O') letter = '0';
    if (letter == 'I' || letter == 'L') letter = '1';
    if (crockford.find(letter) == std::string_view::npos) return std::nullopt;
    tidy += letter;
    typed.remove_prefix(1);
  }
  return tidy;
}

}  // namespace bch::seals
