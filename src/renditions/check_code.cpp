#include "renditions/check_code.h"

#include <algorithm>
#include <cstdint>

namespace bch::renditions {
namespace {

constexpr std::string_view digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr int bits_a_digit = 5;
constexpr std::size_t code_digits = 8;
constexpr std::size_t hyphen_at = 4;

char meant(char typed) {
  const char upper = typed >= 'a' && typed <= 'z' ? static_cast<char>(typed - 'a' + 'A') : typed;
  if (upper == 'O') return '0';
  return upper == 'I' || upper == 'L' ? '1' : upper;
}

std::string bare(std::string_view code) {
  std::string bare;
  for (const char c : code) {
    if (c != '-' && c != ' ') bare += meant(c);
  }
  return bare;
}

}  // namespace

std::string check_code(const seals::Hash& leaf) {
  std::uint64_t bits = 0;
  for (const char byte : leaf.bytes().substr(0, code_digits * bits_a_digit / 8))
    bits = bits << 8 | static_cast<std::uint8_t>(byte);
  std::string code;
  for (std::size_t i = code_digits; i-- > 0;) {
    code += digits[bits >> (i * bits_a_digit) & 31];
    if (code.size() == hyphen_at) code += '-';
  }
  return code;
}

bool is_check_code(std::string_view typed, const seals::Hash& leaf) {
  return bare(typed) == bare(check_code(leaf));
}

}  // namespace bch::renditions
