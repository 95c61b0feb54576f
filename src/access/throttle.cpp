#include "access/throttle.h"

#include "seals/alphabets.h"
#include "seals/secret.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace bch::access {
namespace {

constexpr std::int64_t a_second = 1'000;
constexpr std::int64_t a_minute = 60 * a_second;

// A person who mistypes now and then never waits; whoever goes on has some hundred tries a day.
constexpr Budget of_a_pair{5, 5 * a_second, 15 * a_minute, 15 * a_minute};
constexpr Budget of_a_source{30, 2 * a_second, 15 * a_minute, a_minute};  // an office is one source
constexpr Budget of_a_device{10, 2 * a_second, 5 * a_minute, 5 * a_minute};
constexpr Budget of_all{300, 0, 0, a_second};

// What a pair and a source may do while all tries together have used up theirs.
Budget narrowed(Budget budget) {
  budget.free_tries = 1;
  return budget;
}

constexpr std::size_t owner_key_bytes = 32;
constexpr std::size_t token_id_bytes = 16;
constexpr std::string_view token_purpose = "device token";

Problem wait_for(std::int64_t milliseconds) {
  const std::int64_t seconds = (milliseconds + a_second - 1) / a_second;
  return Problem{Problem::Kind::busy, "throttle.wait", {{"seconds", std::to_string(seconds)}}};
}

}  // namespace

Throttle::Throttle(std::string key, Chance& chance, std::size_t buckets)
    : key_(std::move(key)),
      owner_key_(seals::random_bytes(chance, owner_key_bytes)),
      pairs_(buckets, of_a_pair),
      sources_(buckets, of_a_source),
      devices_(buckets, of_a_device) {}

std::uint64_t Throttle::owner(std::string_view kind, std::string_view first, std::string_view second) const {
  const auto hash = seals::keyed_hash(owner_key_, kind, seals::sha256(first).bytes(), second);
  std::uint64_t number = 0;
  std::memcpy(&number, hash.bytes().data(), sizeof number);
  return std::max<std::uint64_t>(number, 1);
}

Result<Done> Throttle::enter(const Try& attempt, Instant now) {
  if (is_device_token(attempt.device, attempt.account)) return enter_known(attempt, now);
  const auto pair = owner("pair", attempt.account, attempt.source);
  const auto source = owner("source", attempt.source, {});
  const std::lock_guard lock(mutex_);
  const bool is_flood = all_.used_at(now, of_all) >= of_all.free_tries;
  std::int64_t wait = 0;
  if (const Bucket* const charged = pairs_.find(pair))
    wait = charged->wait_at(now, is_flood ? narrowed(of_a_pair) : of_a_pair);
  if (const Bucket* const charged = sources_.find(source))
    wait = std::max(wait, charged->wait_at(now, is_flood ? narrowed(of_a_source) : of_a_source));
  if (wait > 0) return wait_for(wait);
  pairs_.find_or_make(pair, now).charge(now, of_a_pair);
  sources_.find_or_make(source, now).charge(now, of_a_source);
  all_.charge(now, of_all);
  return Done{};
}

Result<Done> Throttle::enter_known(const Try& attempt, Instant now) {
  const auto device = owner("device", attempt.account, attempt.device);
  const std::lock_guard lock(mutex_);
  Bucket& bucket = devices_.find_or_make(device, now);
  if (const auto wait = bucket.wait_at(now, of_a_device); wait > 0) return wait_for(wait);
  bucket.charge(now, of_a_device);
  return Done{};
}

Bucket* Throttle::give_back(const Try& attempt) {
  Bucket* own = nullptr;
  if (is_device_token(attempt.device, attempt.account)) {
    own = devices_.find(owner("device", attempt.account, attempt.device));
  } else {
    own = pairs_.find(owner("pair", attempt.account, attempt.source));
    Bucket* const source = sources_.find(owner("source", attempt.source, {}));
    if (source != nullptr) source->give_back();
    all_.give_back();
  }
  if (own != nullptr) own->give_back();
  return own;
}

void Throttle::succeeded(const Try& attempt) {
  const std::lock_guard lock(mutex_);
  if (Bucket* const own = give_back(attempt)) own->used = 0;
}

void Throttle::was_not_judged(const Try& attempt) {
  const std::lock_guard lock(mutex_);
  give_back(attempt);
}

std::string Throttle::device_token(std::string_view account, Chance& chance) const {
  const std::string id = seals::random_bytes(chance, token_id_bytes);
  return seals::to_base64url(id + std::string(seals::keyed_hash(key_, token_purpose, id, account).bytes()));
}

bool Throttle::is_device_token(std::string_view token, std::string_view account) const {
  if (token.empty() || token.size() > limits::typed_code_bytes) return false;
  const auto bytes = seals::from_base64url(token);
  if (!bytes || bytes->size() != token_id_bytes + seals::Hash::size) return false;
  const auto id = std::string_view(*bytes).substr(0, token_id_bytes);
  const auto proof = std::string_view(*bytes).substr(token_id_bytes);
  return seals::same_secret(seals::keyed_hash(key_, token_purpose, id, account).bytes(), proof);
}

}  // namespace bch::access
