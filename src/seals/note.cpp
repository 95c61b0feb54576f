#include "seals/note.h"

#include "base/limits.h"
#include "seals/hash.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include <sodium.h>

namespace bch::seals {
namespace {

constexpr char ed25519 = 1;  // C2SP signed-note: signature type
constexpr std::size_t id_bytes = 4;
constexpr std::string_view line_mark = "\u2014 ";  // an em dash and a space begin a signature line

const unsigned char* octets(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::uint32_t big_endian(std::string_view bytes) {
  std::uint32_t value = 0;
  for (const char byte : bytes.substr(0, id_bytes)) value = value << 8 | static_cast<std::uint8_t>(byte);
  return value;
}

std::string big_endian(std::uint32_t value) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift & 0xff);
  return bytes;
}

bool is_name(std::string_view name) {
  return !name.empty() && name.size() <= limits::key_name_bytes &&
         std::ranges::none_of(name, [](char c) { return c == '+' || (c >= 0 && c <= ' ') || c == 0x7f; });
}

std::string hexadecimal(std::uint32_t value) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (int shift = 28; shift >= 0; shift -= 4) text += digits[value >> shift & 15];
  return text;
}

Problem problem(Problem::Kind kind, std::string key) {
  return Problem{kind, std::move(key), {}};
}

}  // namespace

std::optional<VerifierKey> VerifierKey::of(std::string_view name, std::string_view key) {
  if (!is_name(name) || key.size() != crypto_sign_PUBLICKEYBYTES) return std::nullopt;
  VerifierKey verifier;
  verifier.name_ = name;
  verifier.key_ = key;
  verifier.id_ = big_endian(sha256(name, std::string{'\n', ed25519}, key).bytes());
  return verifier;
}

std::optional<VerifierKey> VerifierKey::parse(std::string_view text) {
  const auto first = text.find('+');
  if (first == std::string_view::npos) return std::nullopt;
  const auto second = text.find('+', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  const auto bytes = from_base64(text.substr(second + 1));
  if (!bytes || bytes->empty() || bytes->front() != ed25519) return std::nullopt;
  auto key = of(text.substr(0, first), std::string_view(*bytes).substr(1));
  if (!key || key->text() != text) return std::nullopt;
  return key;
}

std::string VerifierKey::text() const {
  return name_ + "+" + hexadecimal(id_) + "+" + to_base64(ed25519 + key_);
}

bool VerifierKey::verifies(std::string_view message, std::string_view signature) const {
  return signature.size() == crypto_sign_BYTES &&
         crypto_sign_verify_detached(octets(signature), octets(message), message.size(), octets(key_)) == 0;
}

std::optional<SigningKey> SigningKey::from_seed(std::string_view name, const Seed& seed) {
  SigningKey key;
  std::string verifying(crypto_sign_PUBLICKEYBYTES, '\0');
  crypto_sign_seed_keypair(reinterpret_cast<unsigned char*>(verifying.data()), key.secret_.data(),
                           seed.data());
  const auto verifier = VerifierKey::of(name, verifying);
  if (!verifier) return std::nullopt;
  key.verifier_ = *verifier;
  return key;
}

SigningKey::SigningKey(SigningKey&& other) noexcept
    : secret_(other.secret_), verifier_(std::move(other.verifier_)) {
  sodium_memzero(other.secret_.data(), other.secret_.size());
}

SigningKey::~SigningKey() {
  sodium_memzero(secret_.data(), secret_.size());
}

std::string SigningKey::sign(std::string_view message) const {
  std::string signature(crypto_sign_BYTES, '\0');
  crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr, octets(message),
                       message.size(), secret_.data());
  return signature;
}

std::string sign_note(std::string_view text, const SigningKey& key) {
  const VerifierKey& verifier = key.verifier();
  std::string note(text);
  note += "\n";
  note += line_mark;
  note += verifier.name() + " " + to_base64(big_endian(verifier.id()) + key.sign(text)) + "\n";
  return note;
}

Result<std::string> open_note(std::string_view note, std::span<const VerifierKey> keys) {
  const Problem malformed = problem(Problem::Kind::invalid, "note.malformed");
  const auto end = note.rfind("\n\n");
  if (note.size() > limits::note_bytes || end == std::string_view::npos) return malformed;
  const std::string_view text = note.substr(0, end + 1);
  std::string_view lines = note.substr(end + 2);
  bool signed_by_one = false;
  if (lines.empty() || !lines.ends_with('\n')) return malformed;
  while (!lines.empty()) {
    std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(line.size() + 1);
    if (!line.starts_with(line_mark)) return malformed;
    line.remove_prefix(line_mark.size());
    const auto space = line.find(' ');
    if (space == std::string_view::npos) return malformed;
    const auto signature = from_base64(line.substr(space + 1));
    if (!is_name(line.substr(0, space)) || !signature || signature->size() <= id_bytes) return malformed;
    const auto known = std::ranges::find_if(keys, [&](const VerifierKey& key) {
      return key.name() == line.substr(0, space) && key.id() == big_endian(*signature);
    });
    if (known == keys.end()) continue;
    if (!known->verifies(text, std::string_view(*signature).substr(id_bytes)))
      return problem(Problem::Kind::damaged, "note.bad-signature");
    signed_by_one = true;
  }
  if (!signed_by_one) return problem(Problem::Kind::forbidden, "note.not-signed");
  return std::string(text);
}

}  // namespace bch::seals
