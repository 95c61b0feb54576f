#include "seals/token.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace bch::seals {

std::string random_token(Chance& chance, std::size_t bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::vector<std::uint8_t> random(bytes);
  chance.fill(random);
  std::string text;
  for (const auto byte : random) {
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

std::string random_uuid(Chance& chance) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::array<std::uint8_t, 16> random{};
  chance.fill(random);
  random[6] = static_cast<std::uint8_t>((random[6] & 0x0f) | 0x40);  // version
  random[8] = static_cast<std::uint8_t>((random[8] & 0x3f) | 0x80);  // variant
  std::string text;
  for (std::size_t i = 0; i < random.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
    text += digits[random[i] >> 4];
    text += digits[random[i] & 15];
  }
  return text;
}

}  // namespace bch::seals
