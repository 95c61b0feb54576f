#pragma once
// Passkeys: signing in with a key that lies in a person's device (WebAuthn Level 2, W3C Recommendation of 8
// April 2021): what is handed to the browser, and whether what comes back may be believed (sections 7.1 and
// 7.2). Keys of ES256 and EdDSA; a statement about the make of the device is neither asked for nor
// read. Pure functions; any thread. Keeping challenges and passkeys is the caller's: a challenge belongs to
// one visit and is forgotten with the first answer.

#include "access/signature.h"
#include "base/chance.h"
#include "base/instant.h"
#include "base/result.h"
#include "records/document.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace bch::access {

// This node as browsers know it.
struct RelyingParty {
  std::string id;      // the domain that passkeys are made for: "bch.example.org"
  std::string origin;  // the address that the pages have: "https://bch.example.org"
  std::string name;    // as the device shows it
};

// A person as the device keeps her. The handle is random bytes of the account, at most 64, and says nothing
// of it.
struct PasskeyOwner {
  std::string handle;
  std::string account;
  std::string name;
};

struct Passkey {
  std::string id;  // bytes
  std::string public_key;
  Algorithm algorithm = Algorithm::es256;
  std::uint32_t count = 0;  // of signatures, as far as the device counts
  std::string name;         // which the person gives: "telephone"
  Instant added;
  friend bool operator==(const Passkey&, const Passkey&) = default;
};

struct Challenge {
  std::string bytes;
  Instant expires;
  friend bool operator==(const Challenge&, const Challenge&) = default;
};
Challenge new_challenge(Chance& chance, Instant now);  // 32 bytes, for five minutes

// Whether the device has to ask who is there (a finger, a face, a PIN), or may.
enum class Verification { preferred, required };

// What parseCreationOptionsFromJSON and parseRequestOptionsFromJSON of a browser read (WebAuthn Level 3,
// section 5.1). Without `known` passkeys every one that the device has for us may answer.
records::Document registration_options(const RelyingParty& party, const PasskeyOwner& owner,
                                       const Challenge& challenge, std::span<const Passkey> known,
                                       Verification verification);
records::Document assertion_options(const RelyingParty& party, const Challenge& challenge,
                                    std::span<const Passkey> known, Verification verification);

// What an answer is held against.
struct Expected {
  RelyingParty party;
  Challenge challenge;
  Verification verification = Verification::preferred;
  Instant now;
};

// The passkey that a browser has had made for somebody who has `own` passkeys already; `answer` is its
// PublicKeyCredential as JSON. The caller sees to it that no two people have a passkey with one id.
// Problems: passkey.malformed (invalid), passkey.expired, passkey.wrong-challenge, passkey.wrong-address,
// passkey.not-touched, passkey.not-verified (forbidden), passkey.known (conflict), passkey.too-many
// (too_large: more than limits::passkeys).
Result<Passkey> register_passkey(const records::Document& answer, const Expected& expected,
                                 std::span<const Passkey> own, std::string_view name);

// What a passkey has proved.
struct Assertion {
  Passkey passkey;     // with the new count, to be kept
  std::string handle;  // of its owner, when the device has told it
  bool user_verified = false;
  bool count_went_back = false;  // the key may have been copied: somebody should be told
};

// Whose passkey has answered, out of those that may. Problems as above, and passkey.unknown,
// passkey.bad-signature (forbidden).
Result<Assertion> accept_assertion(const records::Document& answer, const Expected& expected,
                                   std::span<const Passkey> known);

}  // namespace bch::access
