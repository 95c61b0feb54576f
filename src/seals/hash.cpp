#include "seals/hash.h"

#include <algorithm>

#include <sodium.h>

namespace bch::seals {
namespace {

const unsigned char* octets(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

int nibble(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

}  // namespace

std::optional<Hash> Hash::from_bytes(std::string_view bytes) {
  if (bytes.size() != size) return std::nullopt;
  Hash hash;
  std::ranges::copy(bytes, hash.bytes_.begin());
  return hash;
}

std::optional<Hash> Hash::from_hex(std::string_view text) {
  if (text.size() != 2 * size) return std::nullopt;
  Hash hash;
  for (std::size_t i = 0; i < size; ++i) {
    const int high = nibble(text[2 * i]);
    const int low = nibble(text[2 * i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    hash.bytes_[i] = static_cast<std::uint8_t>(high * 16 + low);
  }
  return hash;
}

std::string Hash::hex() const {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(2 * size);
  for (const std::uint8_t byte : bytes_) {
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

Hash sha256(std::string_view first, std::string_view second, std::string_view third) {
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  for (const auto part : {first, second, third}) crypto_hash_sha256_update(&state, octets(part), part.size());
  Hash hash;
  crypto_hash_sha256_final(&state, hash.bytes_.data());
  return hash;
}

std::string to_base64(std::string_view bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), octets(bytes), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();  // libsodium ends it with a NUL
  return text;
}

std::optional<std::string> from_base64(std::string_view text) {
  std::string bytes(text.size(), '\0');
  std::size_t written = 0;
  const char* end = nullptr;
  const int failed =
      sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                        text.size(), nullptr, &written, &end, sodium_base64_VARIANT_ORIGINAL);
  if (failed != 0 || end != text.data() + text.size()) return std::nullopt;
  bytes.resize(written);
  if (to_base64(bytes) != text) return std::nullopt;  // libsodium 1.0.18 takes some bytes above 127
  return bytes;
}

}  // namespace bch::seals
