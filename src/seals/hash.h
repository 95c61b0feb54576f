#pragma once
// Hash: 32 bytes of SHA-256 (FIPS 180-4), and how they are written. A value; any thread.

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace bch::seals {

class Hash {
 public:
  static constexpr std::size_t size = 32;

  Hash() = default;
  static std::optional<Hash> from_bytes(std::string_view bytes);  // exactly 32
  static std::optional<Hash> from_hex(std::string_view text);     // exactly 64, lower case

  [[nodiscard]] std::string_view bytes() const {
    return {reinterpret_cast<const char*>(bytes_.data()), bytes_.size()};
  }
  [[nodiscard]] std::string hex() const;

  friend auto operator<=>(const Hash&, const Hash&) = default;

 private:
  friend Hash sha256(std::string_view first, std::string_view second, std::string_view third);
  std::array<std::uint8_t, size> bytes_{};
};

// Of the pieces put together.
Hash sha256(std::string_view first, std::string_view second = {}, std::string_view third = {});

std::string to_base64(std::string_view bytes);
std::optional<std::string> from_base64(
    std::string_view text);  // standard alphabet, padded (RFC 4648, section 4)

}  // namespace bch::seals

template <>
struct std::hash<bch::seals::Hash> {
  std::size_t operator()(const bch::seals::Hash& of) const {
    std::size_t value = 0;
    std::memcpy(&value, of.bytes().data(), sizeof value);
    return value;
  }
};
