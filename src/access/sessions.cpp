#include "access/sessions.h"

#include "base/limits.h"
#include "seals/hash.h"
#include "seals/token.h"

#include <algorithm>

namespace bch::access {
namespace {

constexpr auto kind = "session";
constexpr std::size_t token_bytes = 32;
constexpr std::size_t browser_bytes = 200;
constexpr std::int64_t touched_every = 60LL * 1'000;

namespace member {
constexpr auto account = "account";
constexpr auto created = "created";
constexpr auto seen = "seen";
constexpr auto proven = "proven";
constexpr auto browser = "browser";
}  // namespace member

workspace::Label of_account(const AccountId& account) {
  return {member::account, account.value()};
}

workspace::Item to_item(const Session& session) {
  workspace::Item item;
  item.kind = kind;
  item.id = session.id;
  item.version = session.version;
  item.order = session.created.milliseconds();
  item.body.set(member::account, session.account.value());
  item.body.set(member::created, session.created.milliseconds());
  item.body.set(member::seen, session.seen.milliseconds());
  if (session.proven) item.body.set(member::proven, session.proven->milliseconds());
  item.body.set(member::browser, session.browser);
  item.labels = {of_account(session.account)};
  return item;
}

Session to_session(const workspace::Item& item) {
  const auto instant = [&](const char* name) {
    return Instant::from_milliseconds(item.body.at(name).integer());
  };
  Session session{item.id,
                  item.version,
                  AccountId(std::string(item.body.at(member::account).text())),
                  instant(member::created),
                  instant(member::seen),
                  {},
                  std::string(item.body.at(member::browser).text())};
  if (item.body.find(member::proven) != nullptr) session.proven = instant(member::proven);
  return session;
}

}  // namespace

std::string form_token(std::string_view token) {
  return seals::sha256("form of ", token).hex().substr(0, 32);
}

bool Sessions::has_ended(const Session& session) const {
  const auto now = clock_.now().milliseconds();
  return now - session.seen.milliseconds() > session_time::idle ||
         now - session.created.milliseconds() > session_time::absolute;
}

bool Sessions::is_proven(const Session& session) const {
  return session.proven &&
         clock_.now().milliseconds() - session.proven->milliseconds() <= session_time::proof;
}

Sessions::Opened Sessions::prepare(const AccountId& account, std::string_view browser, bool proven,
                                   const workspace::Deed& deed, workspace::Commit& commit) const {
  Opened opened;
  opened.token = seals::random_token(chance_, token_bytes);
  Session& session = opened.session;
  session.id = seals::sha256(opened.token).hex();
  session.account = account;
  session.created = session.seen = clock_.now();
  if (proven) session.proven = session.seen;
  session.browser = browser.substr(0, browser_bytes);
  commit.puts.push_back(to_item(session));
  commit.deeds.push_back(deed);
  session.version = 1;
  return opened;
}

Result<Sessions::Opened> Sessions::open(const AccountId& account, std::string_view browser, bool proven,
                                        const workspace::Deed& deed) {
  workspace::Commit commit;
  auto opened = prepare(account, browser, proven, deed, commit);
  TRY(store_.commit(commit));
  return opened;
}

Result<std::optional<Session>> Sessions::with(std::string_view token) {
  if (token.size() != 2 * token_bytes) return std::optional<Session>();
  const std::string id = seals::sha256(token).hex();
  auto item = TRY(store_.read(kind, id));
  if (!item) return std::optional<Session>();
  Session session = to_session(*item);
  if (has_ended(session)) return std::optional<Session>();
  const Instant now = clock_.now();
  if (now.milliseconds() - session.seen.milliseconds() < touched_every) return std::optional(session);
  session.seen = now;
  // Another request of the same session may just have noted the same, or have ended it; and on a full disk
  // people read on: the session then ends as if it had not been used.
  static_cast<void>(store_.commit({{to_item(session)}, {}, {}}));
  item = TRY(store_.read(kind, id));
  return item ? std::optional(to_session(*item)) : std::nullopt;
}

Result<std::vector<Session>> Sessions::of(const AccountId& account) {
  std::vector<Session> sessions;
  for (const auto& item : TRY(store_.find(kind, of_account(account), limits::workspace_found))) {
    Session session = to_session(item);
    if (!has_ended(session)) sessions.push_back(std::move(session));
  }
  return sessions;
}

void Sessions::prove_in(Session& session, const workspace::Deed& deed, workspace::Commit& commit) const {
  session.proven = clock_.now();
  commit.puts.push_back(to_item(session));
  commit.deeds.push_back(deed);
  ++session.version;
}

Result<Done> Sessions::prove(Session& session, const workspace::Deed& deed) {
  workspace::Commit commit;
  prove_in(session, deed, commit);
  return store_.commit(commit);
}

Result<Done> Sessions::end(const Session& session, const workspace::Deed& deed) {
  return store_.commit({{}, {{kind, session.id, session.version}}, {deed}});
}

Result<Done> Sessions::end_others_in(const AccountId& account, std::string_view but,
                                     const workspace::Deed& deed, workspace::Commit& commit) {
  for (const auto& item : TRY(store_.find(kind, of_account(account), limits::workspace_found))) {
    if (item.id != but) commit.removals.push_back({kind, item.id, item.version});
  }
  commit.deeds.push_back(deed);
  return Done{};
}

Result<Done> Sessions::end_others(const AccountId& account, std::string_view but,
                                  const workspace::Deed& deed) {
  constexpr int tries = 5;
  Result<Done> ended = Done{};
  for (int turn = 0; turn < tries; ++turn) {
    workspace::Commit commit;
    TRY(end_others_in(account, but, deed, commit));
    ended = store_.commit(commit);
    // One of them may have been used, or have ended, in this very moment.
    if (ended.ok() || ended.problem().kind != Problem::Kind::conflict) break;
  }
  return ended;
}

}  // namespace bch::access
