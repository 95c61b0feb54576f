#pragma once
// Device: what a telephone or a stick with passkeys does, for tests: a real key, and the CBOR in which it
// speaks. One thread.

#include "access/signature.h"

#include <array>
#include <memory>
#include <string>
#include <string_view>

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <sodium.h>

namespace bch::access {

inline std::string head(int major, std::size_t count) {  // of a CBOR item
  if (count < 24) return {static_cast<char>(major << 5 | static_cast<int>(count))};
  if (count < 256) return {static_cast<char>(major << 5 | 24), static_cast<char>(count)};
  return {static_cast<char>(major << 5 | 25), static_cast<char>(count >> 8), static_cast<char>(count & 0xff)};
}
inline std::string cbor_bytes(std::string_view bytes) {
  return head(2, bytes.size()) + std::string(bytes);
}
inline std::string cbor_text(std::string_view text) {
  return head(3, text.size()) + std::string(text);
}

class Device {
 public:
  explicit Device(Algorithm algorithm) : algorithm_(algorithm) {
    if (algorithm == Algorithm::es256)
      p256_.reset(EVP_EC_gen("P-256"));
    else
      crypto_sign_keypair(ed25519_public_.data(), ed25519_.data());
  }

  // The key in COSE.
  [[nodiscard]] std::string public_key() const {
    if (algorithm_ == Algorithm::eddsa) {
      const std::string x(reinterpret_cast<const char*>(ed25519_public_.data()), ed25519_public_.size());
      return "\xa4\x01\x01\x03\x27\x20\x06\x21" + cbor_bytes(x);
    }
    std::array<unsigned char, 65> point{};
    std::size_t size = 0;
    EVP_PKEY_get_octet_string_param(p256_.get(), "pub", point.data(), point.size(), &size);
    const std::string all(reinterpret_cast<const char*>(point.data()), size);
    return "\xa5\x01\x02\x03\x26\x20\x01\x21" + cbor_bytes(all.substr(1, 32)) + "\x22" +
           cbor_bytes(all.substr(33));
  }

  [[nodiscard]] std::string sign(std::string_view message) const {
    const auto* bytes = reinterpret_cast<const unsigned char*>(message.data());
    std::string signature(128, '\0');
    auto* const to = reinterpret_cast<unsigned char*>(signature.data());
    if (algorithm_ == Algorithm::eddsa) {
      crypto_sign_detached(to, nullptr, bytes, message.size(), ed25519_.data());
      return signature.substr(0, crypto_sign_BYTES);
    }
    std::size_t size = signature.size();
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    EVP_DigestSignInit(context, nullptr, EVP_sha256(), nullptr, p256_.get());
    EVP_DigestSign(context, to, &size, bytes, message.size());
    EVP_MD_CTX_free(context);
    return signature.substr(0, size);
  }

 private:
  struct Free {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  };
  Algorithm algorithm_;
  std::unique_ptr<EVP_PKEY, Free> p256_;
  std::array<unsigned char, crypto_sign_SECRETKEYBYTES> ed25519_{};
  std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> ed25519_public_{};
};

}  // namespace bch::access
