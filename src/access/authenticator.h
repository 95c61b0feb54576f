#pragma once
// What an authenticator says of itself (WebAuthn Level 2, section 6.1, "authenticator data"; keys in COSE,
// RFC 9052): foreign bytes, read strictly. Whether it may be believed is decided in passkey.h. Pure
// functions; any thread.

#include "access/signature.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bch::access {

// A key that was just made, and by which name the authenticator knows it.
struct AttestedKey {
  std::string id;
  Algorithm algorithm = Algorithm::es256;
  std::string public_key;
};

struct AuthenticatorReport {
  std::string site_hash;       // SHA-256 of the relying party's id
  bool user_present = false;   // somebody has touched it
  bool user_verified = false;  // and has shown who they are: finger, face, PIN
  bool may_be_copied = false;  // a passkey that a provider keeps for several devices
  bool is_copied = false;
  std::uint32_t count = 0;  // of signatures; 0: it does not count
  std::optional<AttestedKey> attested;
};

// Nothing when a byte is missing or too many, a length or flag contradicts another, or the key is of none
// of our algorithms.
std::optional<AuthenticatorReport> read_authenticator_report(std::string_view bytes);

// The report inside an attestation object (section 6.5.4). Its statement about the make of the authenticator
// is passed over: we trust none and refuse none.
std::optional<std::string_view> report_in_attestation(std::string_view bytes);

}  // namespace bch::access
