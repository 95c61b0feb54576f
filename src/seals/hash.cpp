#include "seals/hash.h"

#include <algorithm>
#include <cstdlib>
#include <memory>

#include <openssl/evp.h>

namespace bch::seals {
namespace {

const unsigned char* octets(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* octets(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

// libcrypto's, which takes the processor's own instructions (decision 0022), from a library context of ours:
// what an openssl.cnf of the machine says does not reach it.
const EVP_MD* algorithm() {
  static const EVP_MD* const fetched = EVP_MD_fetch(OSSL_LIB_CTX_new(), "SHA2-256", nullptr);
  return fetched;
}

struct Free {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

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
  thread_local const std::unique_ptr<EVP_MD_CTX, Free> context(EVP_MD_CTX_new());
  bool is_done = EVP_DigestInit_ex2(context.get(), algorithm(), nullptr) == 1;
  for (const auto part : {first, second, third})
    is_done = is_done && EVP_DigestUpdate(context.get(), part.data(), part.size()) == 1;
  Hash hash;
  is_done = is_done && EVP_DigestFinal_ex(context.get(), hash.bytes_.data(), nullptr) == 1;
  if (!is_done) std::abort();  // no memory: nothing could be proved from here on
  return hash;
}

std::string to_base64(std::string_view bytes) {
  std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');
  EVP_EncodeBlock(octets(text), octets(bytes), static_cast<int>(bytes.size()));
  text.pop_back();  // libcrypto ends it with a NUL
  return text;
}

std::optional<std::string> from_base64(std::string_view text) {
  if (text.empty()) return std::string();
  std::string bytes(text.size(), '\0');
  const int written = EVP_DecodeBlock(octets(bytes), octets(text), static_cast<int>(text.size()));
  const auto padding = std::min<std::size_t>(text.size() - 1 - text.find_last_not_of('='), 2);
  if (written < static_cast<int>(padding)) return std::nullopt;
  bytes.resize(static_cast<std::size_t>(written) - padding);
  if (to_base64(bytes) != text) return std::nullopt;  // libcrypto takes more than one form of the same
  return bytes;
}

}  // namespace bch::seals
