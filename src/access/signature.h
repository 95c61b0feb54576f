#pragma once
// The signatures of passkeys: ES256 (ECDSA with P-256 and SHA-256, by OpenSSL) and EdDSA (Ed25519, by
// libsodium). A public key is kept as its bytes: x and y of 32 bytes each, or the 32 bytes of Ed25519. Pure
// functions; any thread. Checking only: no private key comes here.

#include <string_view>

namespace bch::access {

// The names of COSE (RFC 9053); their values are those of its registry.
enum class Algorithm { es256 = -7, eddsa = -8 };

// Whether these bytes are a key of that algorithm: on the curve, and no weak one.
bool is_public_key(Algorithm algorithm, std::string_view key);

// Whether the signature (DER of ECDSA, or 64 bytes) of the message was made with the private half of the
// key.
bool verifies(Algorithm algorithm, std::string_view key, std::string_view message,
              std::string_view signature);

}  // namespace bch::access
