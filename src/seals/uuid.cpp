#include "seals/uuid.h"

#include <array>
#include <bit>
#include <cstdint>

namespace bch::seals {
namespace {

using Digest = std::array<std::uint8_t, 20>;

constexpr std::size_t block_bytes = 64;

// One block of FIPS 180-4, section 6.1.2.
void digest_block(std::array<std::uint32_t, 5>& state, std::string_view block) {
  std::array<std::uint32_t, 80> words{};
  for (std::size_t i = 0; i < block_bytes; ++i)
    words[i / 4] = words[i / 4] << 8 | static_cast<std::uint8_t>(block[i]);
  for (std::size_t i = 16; i < words.size(); ++i)
    words[i] = std::rotl(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
  auto [a, b, c, d, e] = state;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::uint32_t mixed = b ^ c ^ d;
    std::uint32_t constant = 0;
    switch (i / 20) {
      case 0:
        mixed = (b & c) | (~b & d);
        constant = 0x5a827999;
        break;
      case 1:
        constant = 0x6ed9eba1;
        break;
      case 2:
        mixed = (b & c) | (b & d) | (c & d);
        constant = 0x8f1bbcdc;
        break;
      default:
        constant = 0xca62c1d6;
    }
    const std::uint32_t next = std::rotl(a, 5) + mixed + e + constant + words[i];
    e = d;
    d = c;
    c = std::rotl(b, 30);
    b = a;
    a = next;
  }
  state = {state[0] + a, state[1] + b, state[2] + c, state[3] + d, state[4] + e};
}

Digest sha1(std::string text) {
  const std::uint64_t bits = text.size() * 8;
  text += static_cast<char>(0x80);
  while (text.size() % block_bytes != block_bytes - 8) text += '\0';
  for (int shift = 56; shift >= 0; shift -= 8) text += static_cast<char>(bits >> shift & 0xff);
  std::array<std::uint32_t, 5> state{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
  for (std::size_t at = 0; at < text.size(); at += block_bytes)
    digest_block(state, std::string_view(text).substr(at, block_bytes));
  Digest digest{};
  for (std::size_t i = 0; i < digest.size(); ++i)
    digest[i] = static_cast<std::uint8_t>(state[i / 4] >> (24 - 8 * (i % 4)));
  return digest;
}

int nibble(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::string uuid_v5(std::string_view name_space, std::string_view name) {
  constexpr std::size_t uuid_bytes = 16;
  std::string bytes;
  int high = -1;
  for (const char c : name_space) {
    const int value = nibble(c);
    if (value < 0) continue;
    if (high >= 0) bytes += static_cast<char>(high * 16 + value);
    high = high >= 0 ? -1 : value;
  }
  if (bytes.size() != uuid_bytes) return {};
  Digest digest = sha1(bytes.append(name));
  digest[6] = static_cast<std::uint8_t>((digest[6] & 0x0f) | 0x50);  // version
  digest[8] = static_cast<std::uint8_t>((digest[8] & 0x3f) | 0x80);  // variant
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < uuid_bytes; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
    text += digits[digest[i] >> 4];
    text += digits[digest[i] & 15];
  }
  return text;
}

}  // namespace bch::seals
