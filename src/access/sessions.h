#pragma once
// Sessions: who is signed in, kept on the server; the browser holds only a token, of which we keep the hash.
// A session ends when it has not been used for a while, after a day's work, or when its owner ends it. Acts
// that cannot be taken back ask for a proof of identity not long ago (step-up). Any thread.

#include "access/account.h"
#include "base/chance.h"
#include "base/clock.h"
#include "base/result.h"
#include "workspace/store.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bch::access {

struct Session {
  std::string id;  // hash of the token
  std::uint64_t version = 0;
  AccountId account;
  Instant created;
  Instant seen;                   // the last use, to the minute
  std::optional<Instant> proven;  // when its owner last gave a second factor
  std::string browser;            // what the browser calls itself, for the owner to know it again
};

// Milliseconds.
namespace session_time {
inline constexpr std::int64_t idle = 60LL * 60 * 1'000;
inline constexpr std::int64_t absolute = 12LL * 60 * 60 * 1'000;
inline constexpr std::int64_t proof = 15LL * 60 * 1'000;
}  // namespace session_time

class Sessions {
 public:
  struct Opened {
    std::string token;
    Session session;
  };

  // All outlive the sessions.
  Sessions(workspace::Store& store, Clock& clock, Chance& chance)
      : store_(store), clock_(clock), chance_(chance) {}

  // `proven`: a second factor was given with the sign-in.
  Result<Opened> open(const AccountId& account, std::string_view browser, bool proven,
                      const workspace::Deed& deed);
  // The same, to be kept with what else belongs to the same deed.
  [[nodiscard]] Opened prepare(const AccountId& account, std::string_view browser, bool proven,
                               const workspace::Deed& deed, workspace::Commit& commit) const;

  // The session of that token; nothing when there is none, or it has ended by itself.
  Result<std::optional<Session>> with(std::string_view token);

  Result<std::vector<Session>> of(const AccountId& account);  // those that have not ended, newest first
  Result<Done> prove(Session& session, const workspace::Deed& deed);
  // What that takes, to be kept with the code that was spent.
  void prove_in(Session& session, const workspace::Deed& deed, workspace::Commit& commit) const;
  [[nodiscard]] bool is_proven(const Session& session) const;

  Result<Done> end(const Session& session, const workspace::Deed& deed);
  // All of an account but that one (an empty id: all).
  Result<Done> end_others(const AccountId& account, std::string_view but, const workspace::Deed& deed);
  // What that takes, to be kept with what else belongs to the same deed.
  Result<Done> end_others_in(const AccountId& account, std::string_view but, const workspace::Deed& deed,
                             workspace::Commit& commit);

 private:
  [[nodiscard]] bool has_ended(const Session& session) const;

  workspace::Store& store_;
  Clock& clock_;
  Chance& chance_;
};

// What forms of a session carry, so that no other site can send them (made of the token, tells nothing of
// it).
std::string form_token(std::string_view token);

}  // namespace bch::access
