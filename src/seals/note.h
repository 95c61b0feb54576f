#pragma once
// Note: text signed with Ed25519 as C2SP signed-note says: what checkpoints are written in. Keys are values;
// a SigningKey wipes its secret when it goes. Pure functions; any thread.

#include "base/result.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bch::seals {

// Who may be believed: "name+hash+base64", as everybody may know it.
class VerifierKey {
 public:
  static std::optional<VerifierKey> parse(std::string_view text);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::uint32_t id() const { return id_; }
  [[nodiscard]] std::string text() const;
  [[nodiscard]] bool verifies(std::string_view message,
                              std::string_view signature) const;  // a signature of 64 bytes

  friend bool operator==(const VerifierKey&, const VerifierKey&) = default;

 private:
  friend class SigningKey;
  static std::optional<VerifierKey> of(std::string_view name, std::string_view key);
  std::string name_;
  std::uint32_t id_ = 0;
  std::string key_;  // 32 bytes
};

class SigningKey {
 public:
  using Seed = std::array<std::uint8_t, 32>;

  // Nothing when the name is empty or has white space or '+' in it.
  static std::optional<SigningKey> from_seed(std::string_view name, const Seed& seed);
  SigningKey(SigningKey&& other) noexcept;
  SigningKey& operator=(SigningKey&&) = delete;
  ~SigningKey();

  [[nodiscard]] const VerifierKey& verifier() const { return verifier_; }
  [[nodiscard]] std::string sign(std::string_view message) const;  // 64 bytes

 private:
  SigningKey() = default;
  std::array<std::uint8_t, 64> secret_{};
  VerifierKey verifier_;
};

// The text (which ends with a line feed) and one signature line.
std::string sign_note(std::string_view text, const SigningKey& key);

// The text of a note that at least one of the keys has signed; lines of others are passed over. Problems:
// note.malformed (invalid), note.not-signed (forbidden), note.bad-signature (damaged: a known key's line does
// not fit).
Result<std::string> open_note(std::string_view note, std::span<const VerifierKey> keys);

}  // namespace bch::seals
