// What people prove themselves with.

#include "../targets.h"
#include "access/authenticator.h"
#include "access/cbor.h"
#include "access/code_list.h"
#include "access/invitation.h"
#include "access/passkey.h"
#include "access/passkeys.h"
#include "access/password_rules.h"
#include "access/source.h"
#include "access/totp.h"
#include "must.h"
#include "passwords/common.h"
#include "records/json.h"
#include "seals/alphabets.h"
#include "workspace/in_memory.h"

namespace bch::fuzz {

// What is read in one way only is written again as it was; a password that was refused for its size is
// refused for nothing else; what nobody has made is never taken.
void credential(std::string_view bytes) {
  static const access::CommonPasswords common(passwords::common().front().text);
  static const std::vector<std::string> own{"ana.mota@environment.example", "Clearing-house"};
  static SeededChance chance(1);
  static const auto codes = access::new_code_list(chance, "key", {});
  static const auto invitation = access::new_invitation(chance, Instant::from_milliseconds(1));
  for (const auto& problem : access::weaknesses(bytes, own, common))
    must(problem.kind == Problem::Kind::invalid);
  if (const auto read = seals::from_base32(bytes)) must(seals::to_base32(*read) == bytes);
  if (const auto read = seals::from_base64url(bytes)) must(seals::to_base64url(*read) == bytes);
  if (const auto tidy = seals::tidy_crockford(bytes)) must(seals::tidy_crockford(*tidy) == tidy);
  must(access::source_of(access::source_of(bytes)).size() <= bytes.size() + 8);
  must(!access::take(codes.kept, bytes, "key", {}).ok());
  must(!access::take(invitation.kept, bytes, {}).ok());
  static_cast<void>(access::accepted_step(seals::to_base32(bytes), bytes, {}, {}));
}

// No key that cannot verify comes out of a report, and nothing that was made up signs anybody in.
void passkey(std::string_view bytes) {
  access::CborReader reader(bytes);
  while (reader.skip()) must(reader.rest().size() < bytes.size());
  for (const auto report : {std::optional(bytes), access::report_in_attestation(bytes)}) {
    const auto read = report ? access::read_authenticator_report(*report) : std::nullopt;
    if (read && read->attested)
      must(access::is_public_key(read->attested->algorithm, read->attested->public_key));
  }
  static const access::Expected expected{{"example.org", "https://example.org", "A"},
                                         {std::string(32, '\0'), Instant::from_milliseconds(1)},
                                         {},
                                         {}};
  static const std::vector<access::Passkey> known{
      {"id", std::string(64, 'k'), access::Algorithm::es256, 0, "", {}}};
  if (const auto answer = records::read_json(bytes); answer.ok()) {
    static_cast<void>(access::register_passkey(*answer, expected, {}, "name"));
    must(!access::accept_assertion(*answer, expected, known).ok());
  }
  records::Document response;
  for (const char* name : {"clientDataJSON", "attestationObject", "authenticatorData", "signature"})
    response.set(name, seals::to_base64url(bytes));
  records::Document answer;
  answer.set("rawId", seals::to_base64url("id"));
  answer.set("type", "public-key");
  answer.set("response", std::move(response));
  static SeededChance chance(1);
  static FixedClock clock{Instant()};
  static workspace::MemoryStore store;
  static access::Passkeys passkeys(store, clock, chance, "key", expected.party);
  static access::Account account;
  must(!passkeys.sign_in(bytes, {}).ok());
  must(!passkeys.sign_in(records::canonical_json(answer), {}).ok());
  must(!passkeys.add(account, bytes, "name", {}).ok());
  must(!access::register_passkey(answer, expected, {}, "name").ok());
  must(!access::accept_assertion(answer, expected, known).ok());
}

}  // namespace bch::fuzz
