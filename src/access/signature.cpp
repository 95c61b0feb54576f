#include "access/signature.h"

#include <array>
#include <memory>
#include <string>

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <sodium.h>

namespace bch::access {
namespace {

constexpr std::size_t p256_bytes = 64;  // x and y

const unsigned char* octets(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

struct Free {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(EVP_PKEY_CTX* context) const { EVP_PKEY_CTX_free(context); }
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Key = std::unique_ptr<EVP_PKEY, Free>;

// OpenSSL's key of a point; null when it is not on the curve.
Key p256_key(std::string_view key) {
  if (key.size() != p256_bytes) return nullptr;
  std::string point = "\x04" + std::string(key);  // SEC 1, section 2.3.3: not compressed
  std::string group = "prime256v1";
  const std::array<OSSL_PARAM, 3> parameters{
      OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group.data(), group.size()),
      OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()),
      OSSL_PARAM_construct_end()};
  const std::unique_ptr<EVP_PKEY_CTX, Free> context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
  EVP_PKEY* made = nullptr;
  const bool good = context && EVP_PKEY_fromdata_init(context.get()) == 1 &&
                    EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY,
                                      const_cast<OSSL_PARAM*>(parameters.data())) == 1;
  Key found(made);
  if (!good) return nullptr;
  const std::unique_ptr<EVP_PKEY_CTX, Free> check(EVP_PKEY_CTX_new_from_pkey(nullptr, made, nullptr));
  return check && EVP_PKEY_public_check(check.get()) == 1 ? std::move(found) : nullptr;
}

bool verifies_es256(std::string_view key, std::string_view message, std::string_view signature) {
  const Key of = p256_key(key);
  const std::unique_ptr<EVP_MD_CTX, Free> context(EVP_MD_CTX_new());
  return of && context &&
         EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, of.get()) == 1 &&
         EVP_DigestVerify(context.get(), octets(signature), signature.size(), octets(message),
                          message.size()) == 1;
}

}  // namespace

bool is_public_key(Algorithm algorithm, std::string_view key) {
  switch (algorithm) {
    case Algorithm::es256:
      return p256_key(key) != nullptr;
    case Algorithm::eddsa:
      return key.size() == crypto_sign_PUBLICKEYBYTES && crypto_core_ed25519_is_valid_point(octets(key)) == 1;
  }
  return false;
}

bool verifies(Algorithm algorithm, std::string_view key, std::string_view message,
              std::string_view signature) {
  switch (algorithm) {
    case Algorithm::es256:
      return verifies_es256(key, message, signature);
    case Algorithm::eddsa:
      return key.size() == crypto_sign_PUBLICKEYBYTES && signature.size() == crypto_sign_BYTES &&
             crypto_sign_verify_detached(octets(signature), octets(message), message.size(), octets(key)) ==
                 0;
  }
  return false;
}

}  // namespace bch::access
