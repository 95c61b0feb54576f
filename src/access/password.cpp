#include "access/password.h"

#include "languages/normal.h"
#include "seals/secret.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <utility>

#include <sodium.h>

namespace bch::access {
namespace {

constexpr unsigned long long passes = crypto_pwhash_argon2id_OPSLIMIT_INTERACTIVE;
constexpr std::size_t memory = crypto_pwhash_argon2id_MEMLIMIT_INTERACTIVE;
static_assert(memory == 64 * 1024 * 1024 && passes == 2);

// The hash of 32 random bytes that nobody has kept.
const std::string& hash_of_nobody() {
  static const std::string hash =
      "$argon2id$v=19$m=65536,t=2,p=1$GWRy5HrB/V91r8bcAnPAAQ"
      "$8cunxE469kK2MXwsmAK+tpn6+YvD6NBhEgelukRv/aM";
  return hash;
}

std::string unpadded_base64(std::string_view bytes) {
  constexpr int variant = sodium_base64_VARIANT_ORIGINAL_NO_PADDING;
  std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), variant);
  text.pop_back();  // libsodium ends it with a NUL
  return text;
}

Problem busy() {
  return Problem{Problem::Kind::busy, "password.busy", {}};
}

Problem no_memory() {
  return Problem{Problem::Kind::failed, "password.no-memory", {}};
}

}  // namespace

// The right to run, while it lives.
class Passwords::Turn {
 public:
  explicit Turn(Passwords& passwords) : passwords_(passwords), mine_(passwords.take_turn()) {}
  ~Turn() {
    if (mine_) passwords_.give_turn_back();
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;
  [[nodiscard]] bool mine() const { return mine_; }

 private:
  Passwords& passwords_;
  const bool mine_;
};

Passwords::Passwords() : Passwords(limits::passwords_at_once, limits::passwords_waiting) {}

Passwords::Passwords(std::size_t at_once, std::size_t waiting) : at_once_(at_once), waiting_(waiting) {
  if (sodium_init() < 0)
    std::abort();  // the kernel gives no randomness: nothing that follows could be trusted
}

bool Passwords::take_turn() {
  std::unique_lock lock(mutex_);
  if (running_ < at_once_) {
    ++running_;
    return true;
  }
  if (queued_ >= waiting_) return false;
  ++queued_;
  handed_over_.wait(lock, [this] { return free_turns_ > 0; });
  --free_turns_;
  return true;
}

void Passwords::give_turn_back() {
  const std::lock_guard lock(mutex_);
  if (queued_ == 0) {
    --running_;
    return;
  }
  --queued_;  // handed over, so that nobody who comes later overtakes
  ++free_turns_;
  handed_over_.notify_one();
}

Result<std::string> Passwords::hash_of(std::string_view password, Chance& chance) {
  if (password.size() > limits::password_bytes)
    return Problem{
        Problem::Kind::invalid, "password.too-long", {{"limit", std::to_string(limits::password_bytes)}}};
  auto normal = languages::compatible(password);
  if (!normal) return Problem{Problem::Kind::invalid, "password.malformed", {}};
  const std::string salt = seals::random_bytes(chance, crypto_pwhash_argon2id_SALTBYTES);
  std::string hash(32, '\0');
  const Turn turn(*this);
  if (!turn.mine()) return busy();
  const int failed =
      crypto_pwhash_argon2id(reinterpret_cast<unsigned char*>(hash.data()), hash.size(), normal->data(),
                             normal->size(), reinterpret_cast<const unsigned char*>(salt.data()), passes,
                             memory, crypto_pwhash_argon2id_ALG_ARGON2ID13);
  seals::wipe(*normal);
  if (failed != 0) return no_memory();
  return std::string(crypto_pwhash_argon2id_STRPREFIX) + "v=19$m=" + std::to_string(memory / 1'024) +
         ",t=" + std::to_string(passes) + ",p=1$" + unpadded_base64(salt) + "$" + unpadded_base64(hash);
}

Result<bool> Passwords::is_password(const std::optional<std::string>& hash, std::string_view typed) {
  const std::string& against = hash ? *hash : hash_of_nobody();
  // What is wrong with the typed text does not depend on the account, so it may be told by the time.
  if (typed.size() > limits::password_bytes) return false;
  auto normal = languages::compatible(typed);
  if (!normal) return false;
  if (crypto_pwhash_argon2id_str_needs_rehash(against.c_str(), passes, memory) < 0)
    return Problem{Problem::Kind::damaged, "password.damaged", {}};
  const Turn turn(*this);
  if (!turn.mine()) return busy();
  errno = 0;
  const bool same = crypto_pwhash_argon2id_str_verify(against.c_str(), normal->data(), normal->size()) == 0;
  const bool no_room = !same && errno == ENOMEM;
  seals::wipe(*normal);
  if (no_room) return no_memory();
  return same && hash.has_value();
}

bool is_dated(const std::string& hash) {
  return crypto_pwhash_argon2id_str_needs_rehash(hash.c_str(), passes, memory) != 0;
}

}  // namespace bch::access
