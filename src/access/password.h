#pragma once
// Passwords: how they are kept and compared. Argon2id (RFC 9106) with 64 MiB, in the encoded form of
// libsodium's crypto_pwhash_str, of the text in NFKC, so that a person may change keyboards. One object for
// the process, owned by whoever signs people in; any thread. As each run takes 64 MiB and a tenth of a
// second, only limits::passwords_at_once run together; others wait their turn, and when too many wait the
// next one is told to come again. Which passwords are refused is decided in password_rules.h.

#include "base/chance.h"
#include "base/limits.h"
#include "base/result.h"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace bch::access {

class Passwords {
 public:
  Passwords();
  Passwords(std::size_t at_once, std::size_t waiting);

  // What is stored. Problems: password.malformed, password.too-long (invalid), password.busy (busy),
  // password.no-memory (failed).
  Result<std::string> hash_of(std::string_view password, Chance& chance);

  // Whether the password is the one of that hash. Without a hash, because there is no such account, the
  // answer is no and takes as long. Problems: password.busy, password.no-memory, password.damaged (damaged:
  // the hash is none of ours).
  Result<bool> is_password(const std::optional<std::string>& hash, std::string_view typed);

 private:
  class Turn;
  bool take_turn();
  void give_turn_back();

  const std::size_t at_once_;
  const std::size_t waiting_;
  std::mutex mutex_;
  std::condition_variable handed_over_;
  std::size_t running_ = 0;
  std::size_t queued_ = 0;
  std::size_t free_turns_ = 0;  // handed over, not yet taken
};

// Whether a hash was made with less work than is asked for today, and should be made anew at the next
// sign-in.
bool is_dated(const std::string& hash);

}  // namespace bch::access
