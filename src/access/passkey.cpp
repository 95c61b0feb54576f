#include "access/passkey.h"

#include "access/authenticator.h"
#include "base/limits.h"
#include "records/json.h"
#include "seals/alphabets.h"
#include "seals/hash.h"
#include "seals/secret.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace bch::access {
namespace {

using records::Document;

constexpr std::size_t challenge_bytes = 32;
constexpr std::int64_t challenge_milliseconds = 5 * 60 * 1'000;
constexpr std::size_t handle_bytes = 64;  // section 5.4.3
constexpr std::string_view credential_type = "public-key";
constexpr std::string_view making = "webauthn.create";
constexpr std::string_view asserting = "webauthn.get";

Problem refused(std::string key) {
  return Problem{Problem::Kind::forbidden, std::move(key), {}};
}

Problem malformed() {
  return Problem{Problem::Kind::invalid, "passkey.malformed", {}};
}

std::string_view word(Verification verification) {
  return verification == Verification::required ? "required" : "preferred";
}

Document descriptors(std::span<const Passkey> passkeys) {
  Document list = Document::list();
  for (const Passkey& each : passkeys) {
    Document one;
    one.set("type", credential_type);
    one.set("id", seals::to_base64url(each.id));
    list.append(std::move(one));
  }
  return list;
}

// The bytes of a member that is written in base64url; nothing when it is missing or too long.
std::optional<std::string> bytes_at(const Document& answer, std::string_view path) {
  constexpr std::size_t most = limits::passkey_answer_bytes / 3 * 4 + 4;
  const Document& member = answer.at(path);
  if (!member.is(Document::Kind::text) || member.text().size() > most) return std::nullopt;
  return seals::from_base64url(member.text());
}

// What both kinds of answer have in common.
struct Answer {
  std::string id;
  std::string client;  // the browser's report, as JSON
};

std::optional<Answer> read_answer(const Document& answer) {
  const auto id = bytes_at(answer, "rawId");
  const auto client = bytes_at(answer, "response.clientDataJSON");
  const bool good = id && client && answer.at("type").text() == credential_type && !id->empty() &&
                    id->size() <= limits::passkey_id_bytes;
  if (!good) return std::nullopt;
  return Answer{*id, *client};
}

// The browser's report (section 5.8.1): that it did what was asked for, now, and on our own pages.
Result<Done> check_client(std::string_view client, std::string_view type, const Expected& expected) {
  const auto report = records::read_json(client);
  if (!report.ok() || report->at("type").text() != type) return malformed();
  const auto challenge = seals::from_base64url(report->at("challenge").text());
  if (!challenge || expected.challenge.bytes.size() != challenge_bytes ||
      !seals::same_secret(*challenge, expected.challenge.bytes))
    return refused("passkey.wrong-challenge");
  if (expected.now >= expected.challenge.expires) return refused("passkey.expired");
  if (report->at("origin").text() != expected.party.origin || report->at("crossOrigin").boolean())
    return refused("passkey.wrong-address");
  return Done{};
}

// The device's report: made for our domain, and with somebody there.
Result<AuthenticatorReport> check_device(std::string_view bytes, const Expected& expected) {
  auto report = read_authenticator_report(bytes);
  if (!report) return malformed();
  if (report->site_hash != seals::sha256(expected.party.id).bytes()) return refused("passkey.wrong-address");
  if (!report->user_present) return refused("passkey.not-touched");
  if (expected.verification == Verification::required && !report->user_verified)
    return refused("passkey.not-verified");
  return *std::move(report);
}

// Section 6.1.1: a count that does not grow tells of a copy; devices that do not count say 0.
bool went_back(std::uint32_t before, std::uint32_t now) {
  return (before != 0 || now != 0) && now <= before;
}

}  // namespace

Challenge new_challenge(Chance& chance, Instant now) {
  return {seals::random_bytes(chance, challenge_bytes),
          Instant::from_milliseconds(now.milliseconds() + challenge_milliseconds)};
}

Document registration_options(const RelyingParty& party, const PasskeyOwner& owner,
                              const Challenge& challenge, std::span<const Passkey> known,
                              Verification verification) {
  Document site;
  site.set("id", party.id);
  site.set("name", party.name);
  Document user;
  user.set("id", seals::to_base64url(owner.handle));
  user.set("name", owner.account);
  user.set("displayName", owner.name);
  Document algorithms = Document::list();
  for (const Algorithm each : {Algorithm::eddsa, Algorithm::es256}) {
    Document one;
    one.set("type", credential_type);
    one.set("alg", static_cast<int>(each));
    algorithms.append(std::move(one));
  }
  Document selection;
  selection.set("residentKey", "preferred");
  selection.set("userVerification", word(verification));
  Document options;
  options.set("rp", std::move(site));
  options.set("user", std::move(user));
  options.set("challenge", seals::to_base64url(challenge.bytes));
  options.set("pubKeyCredParams", std::move(algorithms));
  options.set("excludeCredentials", descriptors(known));
  options.set("authenticatorSelection", std::move(selection));
  options.set("attestation", "none");
  options.set("timeout", std::int64_t{challenge_milliseconds});
  return options;
}

Document assertion_options(const RelyingParty& party, const Challenge& challenge,
                           std::span<const Passkey> known, Verification verification) {
  Document options;
  options.set("rpId", party.id);
  options.set("challenge", seals::to_base64url(challenge.bytes));
  options.set("allowCredentials", descriptors(known));
  options.set("userVerification", word(verification));
  options.set("timeout", std::int64_t{challenge_milliseconds});
  return options;
}

Result<Passkey> register_passkey(const Document& answer, const Expected& expected,
                                 std::span<const Passkey> own, std::string_view name) {
  const auto read = read_answer(answer);
  const auto attestation = bytes_at(answer, "response.attestationObject");
  if (!read || !attestation) return malformed();
  TRY(check_client(read->client, making, expected));
  const auto bytes = report_in_attestation(*attestation);
  if (!bytes) return malformed();
  const auto report = TRY(check_device(*bytes, expected));
  if (!report.attested || report.attested->id != read->id) return malformed();
  if (std::ranges::find(own, read->id, &Passkey::id) != own.end())
    return Problem{Problem::Kind::conflict, "passkey.known", {}};
  if (own.size() >= limits::passkeys)
    return Problem{
        Problem::Kind::too_large, "passkey.too-many", {{"limit", std::to_string(limits::passkeys)}}};
  return Passkey{read->id,     report.attested->public_key, report.attested->algorithm,
                 report.count, std::string(name),           expected.now};
}

Result<Assertion> accept_assertion(const Document& answer, const Expected& expected,
                                   std::span<const Passkey> known) {
  const auto read = read_answer(answer);
  const auto bytes = bytes_at(answer, "response.authenticatorData");
  const auto signature = bytes_at(answer, "response.signature");
  if (!read || !bytes || !signature) return malformed();
  const auto handle = answer.at("response.userHandle").is_null() ? std::optional<std::string>("")
                                                                 : bytes_at(answer, "response.userHandle");
  if (!handle || handle->size() > handle_bytes) return malformed();
  const auto passkey = std::ranges::find(known, read->id, &Passkey::id);
  if (passkey == known.end()) return refused("passkey.unknown");
  TRY(check_client(read->client, asserting, expected));
  const auto report = TRY(check_device(*bytes, expected));
  const std::string message = *bytes + std::string(seals::sha256(read->client).bytes());
  if (!verifies(passkey->algorithm, passkey->public_key, message, *signature))
    return refused("passkey.bad-signature");
  Assertion accepted{*passkey, *handle, report.user_verified, went_back(passkey->count, report.count)};
  accepted.passkey.count = std::max(passkey->count, report.count);
  return accepted;
}

}  // namespace bch::access
