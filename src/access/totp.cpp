#include "access/totp.h"

#include "base/limits.h"
#include "base/url.h"
#include "languages/words.h"
#include "seals/alphabets.h"
#include "seals/secret.h"

#include <array>

#include <liboath/oath.h>

namespace bch::access {
namespace {

constexpr std::size_t secret_bytes = 20;
constexpr unsigned digits = 6;
constexpr std::int64_t step_seconds = 30;

// Empty when the library cannot make it.
std::string code_at(std::string_view secret, std::int64_t step) {
  std::array<char, digits + 1> code{};
  const int failed = oath_totp_generate(secret.data(), secret.size(), step * step_seconds,
                                        static_cast<unsigned>(step_seconds), 0, digits, code.data());
  return failed == OATH_OK ? std::string(code.data()) : std::string();
}

std::string digits_of(std::string_view typed) {
  std::string text;
  for (const char c : languages::fold(typed)) {
    if (c != ' ' && c != '-' && c != '\t' && c != '\r' && c != '\n') text += c;
  }
  return text;
}

}  // namespace

std::string new_totp_secret(Chance& chance) {
  return seals::to_base32(seals::random_bytes(chance, secret_bytes));
}

std::string totp_address(std::string_view secret, std::string_view issuer, std::string_view account) {
  const std::string name = percent_encode(issuer);
  return "otpauth://totp/" + name + ":" + percent_encode(account) + "?secret=" + std::string(secret) +
         "&issuer=" + name + "&algorithm=SHA1&digits=" + std::to_string(digits) +
         "&period=" + std::to_string(step_seconds);
}

std::optional<std::int64_t> accepted_step(std::string_view secret, std::string_view typed, Instant now,
                                          std::optional<std::int64_t> last_used) {
  const auto bytes = seals::from_base32(secret);
  if (!bytes || bytes->empty() || typed.size() > limits::typed_code_bytes) return std::nullopt;
  const std::string code = digits_of(typed);
  const std::int64_t present = now.milliseconds() / 1'000 / step_seconds;
  std::optional<std::int64_t> accepted;
  for (std::int64_t step = present - 1; step <= present + 1; ++step) {
    const bool fits = step >= 0 && code.size() == digits && seals::same_secret(code_at(*bytes, step), code);
    if (fits && (!last_used || step > *last_used)) accepted = step;
  }
  return accepted;
}

}  // namespace bch::access
