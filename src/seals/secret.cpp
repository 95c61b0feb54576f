#include "seals/secret.h"

#include <span>

#include <sodium.h>

namespace bch::seals {
namespace {

const unsigned char* octets(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

std::string random_bytes(Chance& chance, std::size_t count) {
  std::string bytes(count, '\0');
  chance.fill({reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size()});
  return bytes;
}

Hash keyed_hash(std::string_view key, std::string_view first, std::string_view second,
                std::string_view third) {
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, octets(key), key.size());
  for (const auto piece : {first, second, third})
    crypto_auth_hmacsha256_update(&state, octets(piece), piece.size());
  std::string bytes(Hash::size, '\0');
  crypto_auth_hmacsha256_final(&state, reinterpret_cast<unsigned char*>(bytes.data()));
  sodium_memzero(&state, sizeof state);
  return *Hash::from_bytes(bytes);
}

bool same_secret(std::string_view left, std::string_view right) {
  return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

void wipe(std::string& text) {
  sodium_memzero(text.data(), text.size());
  text.clear();
}

}  // namespace bch::seals
