#include "access/passkeys.h"

#include "base/limits.h"
#include "records/json.h"
#include "seals/alphabets.h"
#include "seals/hash.h"
#include "seals/secret.h"

#include <algorithm>
#include <array>

namespace bch::access {
namespace {

using records::Document;

// A challenge: random bytes, the second at which it ends, and the beginning of their keyed hash.
constexpr std::size_t random_part = 12;
constexpr std::size_t time_part = 4;
constexpr std::size_t proof_part = 16;
constexpr std::int64_t good_for = 5 * 60 * 1'000;
constexpr std::int64_t second = 1'000;

constexpr std::string_view challenge_kind = "challenge";
constexpr std::size_t swept_at_once = 8;
const workspace::Label every_challenge{"all", ""};

namespace use {
constexpr std::string_view signing_in = "sign in";
constexpr std::string_view proving = "prove";
constexpr std::string_view registering = "register";
}  // namespace use

namespace member {
constexpr auto id = "id";
constexpr auto key = "key";
constexpr auto algorithm = "algorithm";
constexpr auto count = "count";
constexpr auto name = "name";
constexpr auto added = "added";
constexpr auto account = "account";
constexpr auto expires = "expires";
}  // namespace member

Problem refused(std::string key) {
  return {Problem::Kind::forbidden, std::move(key), {}};
}

Problem damaged() {
  return {Problem::Kind::damaged, "store.damaged", {{"detail", "passkeys"}}};
}

std::string write_time(std::int64_t seconds) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(seconds >> shift & 0xff);
  return bytes;
}

std::int64_t read_time(std::string_view bytes) {
  std::int64_t seconds = 0;
  for (const char byte : bytes) seconds = seconds << 8 | static_cast<unsigned char>(byte);
  return seconds;
}

std::string place_of(std::string_view id) {
  return seals::sha256("passkey\n", id).hex();
}

Result<Document> read_answer(std::string_view answer) {
  constexpr std::size_t most = 4 * limits::passkey_answer_bytes;
  auto read = answer.size() > most
                  ? Result<Document>(Problem{Problem::Kind::invalid, "passkey.malformed", {}})
                  : records::read_json(answer);
  if (!read.ok()) return Problem{Problem::Kind::invalid, "passkey.malformed", {}};
  return read;
}

// The question that was answered, out of what the browser reports.
std::optional<std::string> challenge_in(const Document& answer) {
  const auto client = seals::from_base64url(answer.at("response.clientDataJSON").text());
  if (!client || client->size() > limits::passkey_answer_bytes) return std::nullopt;
  const auto report = records::read_json(*client);
  if (!report.ok()) return std::nullopt;
  return seals::from_base64url(report->at("challenge").text());
}

}  // namespace

Document to_document(const std::vector<Passkey>& passkeys) {
  Document list = Document::list();
  for (const auto& passkey : passkeys) {
    Document one;
    one.set(member::id, seals::to_base64url(passkey.id));
    one.set(member::key, seals::to_base64url(passkey.public_key));
    one.set(member::algorithm, static_cast<int>(passkey.algorithm));
    one.set(member::count, static_cast<std::int64_t>(passkey.count));
    one.set(member::name, passkey.name);
    one.set(member::added, passkey.added.milliseconds());
    list.append(std::move(one));
  }
  return list;
}

Result<std::vector<Passkey>> to_passkeys(const Document& document) {
  std::vector<Passkey> passkeys;
  for (const auto& one : document.items()) {
    const auto id = seals::from_base64url(one.at(member::id).text());
    const auto key = seals::from_base64url(one.at(member::key).text());
    const auto algorithm = static_cast<Algorithm>(one.at(member::algorithm).integer());
    if (!id || !key || (algorithm != Algorithm::es256 && algorithm != Algorithm::eddsa)) return damaged();
    passkeys.push_back({*id, *key, algorithm, static_cast<std::uint32_t>(one.at(member::count).integer()),
                        std::string(one.at(member::name).text()),
                        Instant::from_milliseconds(one.at(member::added).integer())});
  }
  return passkeys;
}

std::string passkey_name(const Passkey& passkey) {
  return place_of(passkey.id);
}

std::string Passkeys::proof_of(std::string_view begin, std::string_view use, const AccountId& account) const {
  const std::string whose = std::string(use) + "\n" + account.value() + "\n";
  return std::string(seals::keyed_hash(key_, whose, begin).bytes().substr(0, proof_part));
}

Challenge Passkeys::challenge(std::string_view use, const AccountId& account) const {
  const std::int64_t ends = (clock_.now().milliseconds() + good_for) / second;
  const std::string begin = seals::random_bytes(chance_, random_part) + write_time(ends);
  return {begin + proof_of(begin, use, account), Instant::from_milliseconds(ends * second)};
}

Result<Expected> Passkeys::expected(const Document& answer, std::string_view use, const AccountId& account,
                                    Verification verification) {
  if (!party_) return refused("passkey.wrong-address");
  const auto bytes = challenge_in(answer);
  if (!bytes || bytes->size() != random_part + time_part + proof_part)
    return Problem{Problem::Kind::invalid, "passkey.malformed", {}};
  const auto begin = std::string_view(*bytes).substr(0, random_part + time_part);
  if (!seals::same_secret(std::string_view(*bytes).substr(begin.size()), proof_of(begin, use, account)))
    return refused("passkey.wrong-challenge");
  const auto ends = Instant::from_milliseconds(read_time(begin.substr(random_part)) * second);
  return Expected{*party_, {*bytes, ends}, verification, clock_.now()};
}

// Notes that it was answered, and forgets some of those that have ended meanwhile.
Result<Done> Passkeys::use_up(const Challenge& challenge) {
  workspace::Commit sweeping;
  const Instant now = clock_.now();
  for (const auto& item : TRY(store_.find(challenge_kind, every_challenge, swept_at_once))) {
    if (Instant::from_milliseconds(item.body.at(member::expires).integer()) <= now)
      sweeping.removals.push_back({item.kind, item.id, item.version});
  }
  // Another may be sweeping at the same time: then what is left waits for the next.
  if (!sweeping.removals.empty()) static_cast<void>(store_.commit(sweeping));
  workspace::Item item;
  item.kind = challenge_kind;
  item.id = seals::sha256(challenge.bytes).hex();
  item.order = -challenge.expires.milliseconds();  // the oldest first
  item.body.set(member::expires, challenge.expires.milliseconds());
  item.labels = {every_challenge};
  auto kept = store_.commit({{std::move(item)}, {}, {}});
  if (!kept.ok() && kept.problem().kind == Problem::Kind::conflict) return refused("passkey.wrong-challenge");
  return kept;
}

std::string Passkeys::asked_to_sign_in() const {
  if (!party_) return {};
  return records::canonical_json(
      assertion_options(*party_, challenge(use::signing_in, {}), {}, Verification::required));
}

Result<std::string> Passkeys::asked_to_prove(const Account& account) const {
  const auto held = TRY(to_passkeys(account.credentials.passkeys));
  if (!party_ || held.empty()) return std::string();
  return records::canonical_json(
      assertion_options(*party_, challenge(use::proving, account.id), held, Verification::preferred));
}

Result<std::string> Passkeys::asked_to_register(const Account& account) const {
  const auto held = TRY(to_passkeys(account.credentials.passkeys));
  if (!party_) return std::string();
  return records::canonical_json(
      registration_options(*party_, {account.id.value(), account.login, account.name},
                           challenge(use::registering, account.id), held, Verification::preferred));
}

Result<Done> Passkeys::accept(Account& account, const Document& answer, const Expected& expected,
                              workspace::Deed deed) {
  auto held = TRY(to_passkeys(account.credentials.passkeys));
  const auto assertion = TRY(accept_assertion(answer, expected, held));
  if (!assertion.handle.empty() && assertion.handle != account.id.value()) return refused("passkey.unknown");
  TRY(use_up(expected.challenge));
  *std::ranges::find(held, assertion.passkey.id, &Passkey::id) = assertion.passkey;
  account.credentials.passkeys = to_document(held);
  if (assertion.count_went_back) deed.more.set("countWentBack", true);
  TRY(store_.commit({{to_item(account)}, {}, {std::move(deed)}}));
  ++account.version;
  return Done{};
}

Result<Account> Passkeys::sign_in(std::string_view answer, workspace::Deed deed) {
  const Document read = TRY(read_answer(answer));
  const Expected held_against = TRY(expected(read, use::signing_in, {}, Verification::required));
  const auto id = seals::from_base64url(read.at("rawId").text());
  const auto item = id ? TRY(store_.read(passkey_kind, place_of(*id))) : std::nullopt;
  if (!item) return refused("passkey.unknown");
  const auto owner = TRY(store_.read(account_kind, item->body.at(member::account).text()));
  if (!owner) return refused("passkey.unknown");
  Account account = TRY(to_account(*owner));
  // Who says no name is known by the handle, which the device has to tell.
  const bool is_hers = read.at("response.userHandle").text() == seals::to_base64url(account.id.value());
  if (account.is_closed || !is_hers) return refused("passkey.unknown");
  deed.who = deed.about = account.id.value();
  TRY(accept(account, read, held_against, std::move(deed)));
  return account;
}

Result<Done> Passkeys::prove(Account& account, std::string_view answer, workspace::Deed deed) {
  const Document read = TRY(read_answer(answer));
  const Expected held_against = TRY(expected(read, use::proving, account.id, Verification::preferred));
  return accept(account, read, held_against, std::move(deed));
}

Result<Done> Passkeys::add(Account& account, std::string_view answer, std::string_view name,
                           const workspace::Deed& deed) {
  const Document read = TRY(read_answer(answer));
  const Expected held_against = TRY(expected(read, use::registering, account.id, Verification::preferred));
  auto held = TRY(to_passkeys(account.credentials.passkeys));
  held.push_back(TRY(register_passkey(read, held_against, held, name.substr(0, limits::name_bytes))));
  TRY(use_up(held_against.challenge));
  account.credentials.passkeys = to_document(held);
  workspace::Item taken;
  taken.kind = passkey_kind;
  taken.id = place_of(held.back().id);
  taken.body.set(member::account, account.id.value());
  const auto kept = store_.commit({{to_item(account), std::move(taken)}, {}, {deed}});
  if (!kept.ok()) {
    const auto& arguments = kept.problem().arguments;
    const bool is_taken = kept.problem().kind == Problem::Kind::conflict && !arguments.empty() &&
                          arguments.front().second == passkey_kind;
    return is_taken ? Problem{Problem::Kind::conflict, "passkey.known", {}} : kept.problem();
  }
  ++account.version;
  return Done{};
}

Result<Done> Passkeys::remove(Account& account, std::string_view name, const workspace::Deed& deed) {
  auto held = TRY(to_passkeys(account.credentials.passkeys));
  const auto found =
      std::ranges::find_if(held, [&](const Passkey& one) { return passkey_name(one) == name; });
  if (found == held.end()) return refused("passkey.unknown");
  held.erase(found);
  account.credentials.passkeys = to_document(held);
  workspace::Commit commit{{to_item(account)}, {}, {deed}};
  if (const auto item = TRY(store_.read(passkey_kind, name)))
    commit.removals.push_back({item->kind, item->id, item->version});
  TRY(store_.commit(commit));
  ++account.version;
  return Done{};
}

}  // namespace bch::access
