#include "seals/box.h"

#include "seals/hash.h"
#include "seals/secret.h"

#include <sodium.h>

namespace bch::seals {
namespace {

static_assert(crypto_secretbox_KEYBYTES == Hash::size);

Hash key_for(std::string_view key, std::string_view owner) {
  return keyed_hash(key, "box of ", owner);
}

const unsigned char* octets(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

std::string in_box(std::string_view key, std::string_view owner, std::string_view secret, Chance& chance) {
  std::string box = random_bytes(chance, crypto_secretbox_NONCEBYTES);
  box.resize(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + secret.size());
  const Hash own_key = key_for(key, owner);
  crypto_secretbox_easy(reinterpret_cast<unsigned char*>(box.data()) + crypto_secretbox_NONCEBYTES,
                        octets(secret), secret.size(), octets(box), octets(own_key.bytes()));
  return to_base64(box);
}

std::optional<std::string> out_of_box(std::string_view key, std::string_view owner, std::string_view box) {
  const auto bytes = from_base64(box);
  if (!bytes || bytes->size() < crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES) return std::nullopt;
  const auto sealed = std::string_view(*bytes).substr(crypto_secretbox_NONCEBYTES);
  std::string secret(sealed.size() - crypto_secretbox_MACBYTES, '\0');
  const Hash own_key = key_for(key, owner);
  const int opened =
      crypto_secretbox_open_easy(reinterpret_cast<unsigned char*>(secret.data()), octets(sealed),
                                 sealed.size(), octets(*bytes), octets(own_key.bytes()));
  if (opened != 0) return std::nullopt;
  return secret;
}

}  // namespace bch::seals
