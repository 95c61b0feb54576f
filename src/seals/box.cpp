#include "seals/box.h"

#include "seals/hash.h"
#include "seals/secret.h"

#include <array>

#include <sodium.h>

namespace bch::seals {
namespace {

static_assert(crypto_secretbox_KEYBYTES == Hash::size);
static_assert(crypto_stream_xsalsa20_KEYBYTES == Hash::size);

Hash key_for(std::string_view key, std::string_view use, std::string_view owner) {
  return keyed_hash(key, use, owner);
}

constexpr std::string_view boxes = "box of ";
constexpr std::string_view streams = "stream of ";
constexpr std::size_t block_bytes = 64;  // of the key stream

const unsigned char* octets(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* octets(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

}  // namespace

std::string in_binary_box(std::string_view key, std::string_view owner, std::string_view secret,
                          Chance& chance) {
  std::string box = random_bytes(chance, crypto_secretbox_NONCEBYTES);
  box.resize(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + secret.size());
  const Hash own_key = key_for(key, boxes, owner);
  crypto_secretbox_easy(octets(box) + crypto_secretbox_NONCEBYTES, octets(secret), secret.size(), octets(box),
                        octets(own_key.bytes()));
  return box;
}

std::optional<std::string> out_of_binary_box(std::string_view key, std::string_view owner,
                                             std::string_view box) {
  if (box.size() < crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES) return std::nullopt;
  const auto sealed = box.substr(crypto_secretbox_NONCEBYTES);
  std::string secret(sealed.size() - crypto_secretbox_MACBYTES, '\0');
  const Hash own_key = key_for(key, boxes, owner);
  const int opened = crypto_secretbox_open_easy(octets(secret), octets(sealed), sealed.size(), octets(box),
                                                octets(own_key.bytes()));
  if (opened != 0) return std::nullopt;
  return secret;
}

std::string in_box(std::string_view key, std::string_view owner, std::string_view secret, Chance& chance) {
  return to_base64(in_binary_box(key, owner, secret, chance));
}

std::optional<std::string> out_of_box(std::string_view key, std::string_view owner, std::string_view box) {
  const auto bytes = from_base64(box);
  if (!bytes) return std::nullopt;
  return out_of_binary_box(key, owner, *bytes);
}

std::string disguised(std::string_view key, std::string_view owner, std::uint64_t at,
                      std::string_view bytes) {
  const std::size_t before = at % block_bytes;
  std::string text(before, '\0');
  text += bytes;
  const Hash own_key = key_for(key, streams, owner);
  const std::array<unsigned char, crypto_stream_xsalsa20_NONCEBYTES> nonce{};  // the key is for this alone
  crypto_stream_xsalsa20_xor_ic(octets(text), octets(text), text.size(), nonce.data(), at / block_bytes,
                                octets(own_key.bytes()));
  return text.substr(before);
}

}  // namespace bch::seals
