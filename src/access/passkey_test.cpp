#include "access/passkey.h"

#include "../../tests/access/device.h"
#include "records/json.h"
#include "seals/alphabets.h"
#include "seals/hash.h"

#include <vector>

#include <gtest/gtest.h>

namespace bch::access {
namespace {

using records::Document;

constexpr char present = 0x01;
constexpr char verified = 0x04;
constexpr char attested = 0x40;
constexpr char extended = static_cast<char>(0x80);

void flip(std::string& bytes, std::size_t bit) {
  bytes[bit / 8] = static_cast<char>(static_cast<unsigned char>(bytes[bit / 8]) ^ 1U << bit % 8);
}

// What comes back from a browser, piece by piece, so that tests can spoil each.
struct Pieces {
  std::string id = "an id of a passkey";
  std::string client;
  std::string report;  // authenticator data
  std::string signature;
  std::string attestation;
};

class Passkeys : public testing::TestWithParam<Algorithm> {
 protected:
  Expected expected_{{"bch.example.org", "https://bch.example.org", "A clearing-house"},
                     {},
                     Verification::preferred,
                     *parse_instant("2026-03-01T09:30:00Z")};
  SeededChance chance_{1};
  Device device_{GetParam()};

  void SetUp() override { expected_.challenge = new_challenge(chance_, expected_.now); }

  [[nodiscard]] std::string client(std::string_view type, std::string_view origin) const {
    return "{\"type\":\"" + std::string(type) + "\",\"challenge\":\"" +
           seals::to_base64url(expected_.challenge.bytes) + "\",\"origin\":\"" + std::string(origin) +
           "\",\"crossOrigin\":false}";
  }
  [[nodiscard]] std::string report(int flags, std::uint32_t count) const {
    std::string bytes(seals::sha256(expected_.party.id).bytes());
    bytes += static_cast<char>(flags);
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(count >> shift & 0xff);
    return bytes;
  }
  [[nodiscard]] std::string attested_key(std::string_view id) const {
    const std::string length{static_cast<char>(id.size() >> 8), static_cast<char>(id.size() & 0xff)};
    return std::string(16, 'm') + length + std::string(id) + device_.public_key();
  }
  static std::string attestation(std::string_view report) {
    return "\xa3" + cbor_text("fmt") + cbor_text("none") + cbor_text("attStmt") + "\xa0" +
           cbor_text("authData") + cbor_bytes(report);
  }

  [[nodiscard]] Pieces made() const {
    Pieces pieces;
    pieces.client = client("webauthn.create", expected_.party.origin);
    pieces.report = report(present | attested, 0) + attested_key(pieces.id);
    pieces.attestation = attestation(pieces.report);
    return pieces;
  }
  [[nodiscard]] Pieces asserted(int flags, std::uint32_t count) const {
    Pieces pieces;
    pieces.client = client("webauthn.get", expected_.party.origin);
    pieces.report = report(flags, count);
    return signed_by(device_, pieces);
  }
  static Pieces signed_by(const Device& device, Pieces pieces) {
    pieces.signature = device.sign(pieces.report + std::string(seals::sha256(pieces.client).bytes()));
    return pieces;
  }

  static Document answer(const Pieces& pieces) {
    Document response;
    response.set("clientDataJSON", seals::to_base64url(pieces.client));
    if (!pieces.attestation.empty()) {
      response.set("attestationObject", seals::to_base64url(pieces.attestation));
    } else {
      response.set("authenticatorData", seals::to_base64url(pieces.report));
      response.set("signature", seals::to_base64url(pieces.signature));
    }
    Document document;
    document.set("id", seals::to_base64url(pieces.id));
    document.set("rawId", seals::to_base64url(pieces.id));
    document.set("type", "public-key");
    document.set("response", std::move(response));
    return document;
  }

  [[nodiscard]] Passkey passkey() const {
    const auto registered = register_passkey(answer(made()), expected_, {}, "telephone");
    EXPECT_TRUE(registered.ok()) << describe(registered.problem());
    return *registered;
  }
  [[nodiscard]] std::string registering(const Pieces& pieces) const {
    const auto registered = register_passkey(answer(pieces), expected_, {}, "telephone");
    return registered.ok() ? "accepted" : registered.problem().key;
  }
  [[nodiscard]] std::string asserting(const Pieces& pieces) const {
    const std::vector<Passkey> known{passkey()};
    const auto accepted = accept_assertion(answer(pieces), expected_, known);
    return accepted.ok() ? "accepted" : accepted.problem().key;
  }
};

INSTANTIATE_TEST_SUITE_P(OfBothAlgorithms, Passkeys, testing::Values(Algorithm::es256, Algorithm::eddsa),
                         [](const auto& of) { return of.param == Algorithm::es256 ? "Es256" : "EdDsa"; });

TEST_P(Passkeys, AreMadeAndThenKnownAgain) {
  const std::vector<Passkey> known{Passkey{"another", "key", Algorithm::es256, 0, "", {}}, passkey()};
  EXPECT_EQ(known[1].name, "telephone");
  EXPECT_EQ(known[1].algorithm, GetParam());
  EXPECT_EQ(known[1].added, expected_.now);
  const auto accepted = accept_assertion(answer(asserted(present | verified, 7)), expected_, known);
  ASSERT_TRUE(accepted.ok()) << describe(accepted.problem());
  EXPECT_EQ(accepted->passkey.id, known[1].id);
  EXPECT_EQ(accepted->passkey.count, 7U);
  EXPECT_TRUE(accepted->user_verified);
  EXPECT_FALSE(accepted->count_went_back);
}

TEST_P(Passkeys, ReportACountThatWentBack) {
  const auto went_back = [&](std::uint32_t before, std::uint32_t now) {
    std::vector<Passkey> known{passkey()};
    known[0].count = before;
    const auto accepted = accept_assertion(answer(asserted(present, now)), expected_, known);
    EXPECT_TRUE(accepted.ok());
    EXPECT_EQ(accepted->passkey.count, std::max(before, now));
    return accepted->count_went_back;
  };
  EXPECT_FALSE(went_back(0, 0)) << "a device that does not count";
  EXPECT_FALSE(went_back(7, 8));
  EXPECT_TRUE(went_back(7, 7));
  EXPECT_TRUE(went_back(7, 6));
  EXPECT_TRUE(went_back(7, 0));
}

TEST_P(Passkeys, AreRefusedFromAnotherPageDomainOrTime) {
  auto pieces = made();
  pieces.client = client("webauthn.get", expected_.party.origin);
  EXPECT_EQ(registering(pieces), "passkey.malformed");
  pieces.client = client("webauthn.create", "https://bch.example.org.evil.example");
  EXPECT_EQ(registering(pieces), "passkey.wrong-address");
  pieces.client = client("webauthn.create", expected_.party.origin);
  pieces.client.replace(pieces.client.find("false"), 5, "true");
  EXPECT_EQ(registering(pieces), "passkey.wrong-address");
  const auto good = made();
  Expected other = expected_;
  other.challenge = new_challenge(chance_, expected_.now);
  EXPECT_EQ(register_passkey(answer(good), other, {}, "").problem().key, "passkey.wrong-challenge");
  other.challenge = {};
  EXPECT_EQ(register_passkey(answer(good), other, {}, "").problem().key, "passkey.wrong-challenge");
  other = expected_;
  other.now = expected_.challenge.expires;
  EXPECT_EQ(register_passkey(answer(good), other, {}, "").problem().key, "passkey.expired");
  other = expected_;
  other.party.id = "example.org";
  EXPECT_EQ(register_passkey(answer(good), other, {}, "").problem().key, "passkey.wrong-address");
}

TEST_P(Passkeys, NeedSomebodyThere) {
  EXPECT_EQ(asserting(asserted(present, 1)), "accepted");
  EXPECT_EQ(asserting(asserted(0, 1)), "passkey.not-touched");
  EXPECT_EQ(asserting(asserted(verified, 1)), "passkey.not-touched");
  const std::vector<Passkey> known{passkey()};
  expected_.verification = Verification::required;
  EXPECT_EQ(accept_assertion(answer(asserted(present, 1)), expected_, known).problem().key,
            "passkey.not-verified");
  EXPECT_TRUE(accept_assertion(answer(asserted(present | verified, 1)), expected_, known).ok());
}

TEST_P(Passkeys, AreRefusedWhenAnotherKeyHasSigned) {
  EXPECT_EQ(asserting(signed_by(Device(GetParam()), asserted(present, 1))), "passkey.bad-signature");
  auto pieces = asserted(present, 1);
  pieces.id = "another id";
  EXPECT_EQ(asserting(pieces), "passkey.unknown");
  const auto other = GetParam() == Algorithm::es256 ? Algorithm::eddsa : Algorithm::es256;
  EXPECT_EQ(asserting(signed_by(Device(other), asserted(present, 1))), "passkey.bad-signature");
}

// Each bit of everything that is signed, and of the signature.
TEST_P(Passkeys, AreRefusedWhenAnyBitOfAnAssertionIsChanged) {
  const std::vector<Passkey> known{passkey()};
  const Pieces good = asserted(present | verified, 7);
  for (std::string Pieces::*const piece :
       {&Pieces::client, &Pieces::report, &Pieces::signature, &Pieces::id}) {
    for (std::size_t bit = 0; bit < (good.*piece).size() * 8; ++bit) {
      Pieces changed = good;
      flip(changed.*piece, bit);
      ASSERT_FALSE(accept_assertion(answer(changed), expected_, known).ok()) << bit;
    }
    Pieces cut = good;
    (cut.*piece).pop_back();
    EXPECT_FALSE(accept_assertion(answer(cut), expected_, known).ok());
    Pieces longer = good;
    longer.*piece += 'x';
    EXPECT_FALSE(accept_assertion(answer(longer), expected_, known).ok());
  }
}

// Nobody signs what makes a passkey, so a changed key is another key; but nothing that is read is let
// through by accident.
TEST_P(Passkeys, AreNotMadeFromADamagedReport) {
  const Pieces good = made();
  const std::size_t key_from = good.report.size() - device_.public_key().size();
  for (std::size_t bit = 0; bit < good.report.size() * 8; ++bit) {
    const std::size_t at = bit / 8;
    const bool is_count_or_model = at >= 33 && at < 37 + 16;
    const bool is_harmless_flag = at == 32 && (bit % 8 == 1 || bit % 8 == 2 || bit % 8 == 3 || bit % 8 == 5);
    Pieces changed = good;
    flip(changed.report, bit);
    changed.attestation = attestation(changed.report);
    const auto registered = register_passkey(answer(changed), expected_, {}, "");
    if (is_count_or_model || is_harmless_flag) {
      ASSERT_TRUE(registered.ok()) << bit;
    } else if (at < key_from) {
      ASSERT_FALSE(registered.ok()) << bit;
    } else if (registered.ok()) {
      ASSERT_NE(registered->public_key, passkey().public_key) << bit;
    }
  }
  for (std::size_t size = 0; size < good.attestation.size(); ++size) {
    Pieces cut = good;
    cut.attestation.resize(size);
    ASSERT_NE(registering(cut), "accepted") << size;
  }
  Pieces longer = good;
  longer.attestation += '\0';
  EXPECT_EQ(registering(longer), "passkey.malformed");
}

// A point that is not on the curve, a point of small order, a key of another kind.
TEST_P(Passkeys, AreNotMadeWithAWeakOrForeignKey) {
  const Pieces good = made();
  const std::string key = device_.public_key();
  const auto with_key = [&](std::string_view changed) {
    Pieces pieces = good;
    pieces.report.replace(pieces.report.size() - key.size(), key.size(), changed);
    pieces.attestation = attestation(pieces.report);
    return registering(pieces);
  };
  ASSERT_EQ(with_key(key), "accepted");
  const std::size_t x = key.find("\x21\x58") + 3;
  EXPECT_EQ(with_key(key.substr(0, x) + std::string(32, '\0') + key.substr(x + 32)), "passkey.malformed");
  EXPECT_EQ(with_key("\xa0"), "passkey.malformed");
  std::string of_another = key;
  of_another[4] = '\x28';  // an algorithm that we do not take
  EXPECT_EQ(with_key(of_another), "passkey.malformed");
  EXPECT_EQ(with_key(key + "\xa0"), "passkey.malformed") << "bytes that no flag announces";
}

TEST_P(Passkeys, PassOverExtensionsAndStatements) {
  auto pieces = made();
  pieces.report = report(present | attested | extended, 0) + attested_key(pieces.id) + "\xa1" +
                  cbor_text("credProtect") + "\x02";
  pieces.attestation = attestation(pieces.report);
  EXPECT_EQ(registering(pieces), "accepted");
  pieces.attestation = "\xa3" + cbor_text("fmt") + cbor_text("packed") + cbor_text("attStmt") + "\xa2" +
                       cbor_text("alg") + "\x26" + cbor_text("sig") + cbor_bytes("no signature at all") +
                       cbor_text("authData") + cbor_bytes(pieces.report);
  EXPECT_EQ(registering(pieces), "accepted");
}

TEST_P(Passkeys, AreBounded) {
  auto pieces = made();
  pieces.id = std::string(1'023, 'i');
  pieces.report = report(present | attested, 0) + attested_key(pieces.id);
  pieces.attestation = attestation(pieces.report);
  EXPECT_EQ(registering(pieces), "accepted");
  pieces.id += 'i';
  pieces.report = report(present | attested, 0) + attested_key(pieces.id);
  pieces.attestation = attestation(pieces.report);
  EXPECT_EQ(registering(pieces), "passkey.malformed");
  pieces = made();
  pieces.client += std::string(20'000, ' ');
  EXPECT_EQ(registering(pieces), "passkey.malformed");
  const std::vector<Passkey> own{passkey()};
  EXPECT_EQ(register_passkey(answer(made()), expected_, own, "").problem().key, "passkey.known");
  const std::vector<Passkey> many(32, Passkey{"another", "", Algorithm::es256, 0, "", {}});
  EXPECT_EQ(register_passkey(answer(made()), expected_, many, "").problem().key, "passkey.too-many");
}

TEST(PasskeyOptions, SayWhatBrowsersNeed) {
  const RelyingParty party{"bch.example.org", "https://bch.example.org", "A clearing-house"};
  const Challenge challenge{std::string(32, '\xff'), {}};
  const std::vector<Passkey> known{Passkey{"\x01\x02", "", Algorithm::es256, 0, "", {}}};
  EXPECT_EQ(
      records::canonical_json(registration_options(party, {"\x07", "ana@xa.example", "Ana Mota"}, challenge,
                                                   known, Verification::preferred)),
      R"({"attestation":"none","authenticatorSelection":{"residentKey":"preferred","userVerification":"preferred"},)"
      R"("challenge":"__________________________________________8",)"
      R"("excludeCredentials":[{"id":"AQI","type":"public-key"}],)"
      R"("pubKeyCredParams":[{"alg":-8,"type":"public-key"},{"alg":-7,"type":"public-key"}],)"
      R"("rp":{"id":"bch.example.org","name":"A clearing-house"},"timeout":300000,)"
      R"("user":{"displayName":"Ana Mota","id":"Bw","name":"ana@xa.example"}})");
  EXPECT_EQ(records::canonical_json(assertion_options(party, challenge, known, Verification::required)),
            R"({"allowCredentials":[{"id":"AQI","type":"public-key"}],)"
            R"("challenge":"__________________________________________8","rpId":"bch.example.org",)"
            R"("timeout":300000,"userVerification":"required"})");
}

}  // namespace
}  // namespace bch::access
