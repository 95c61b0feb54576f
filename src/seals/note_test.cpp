#include "seals/note.h"

#include "seals/checkpoint.h"
#include "seals/envelope.h"

#include <gtest/gtest.h>

namespace bch::seals {
namespace {

// The worked example of the C2SP signed-note specification's reference implementation
// (golang.org/x/mod/sumdb/note).
constexpr auto peter = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

SigningKey key_named(std::string_view name, std::uint8_t seed) {
  SigningKey::Seed bytes{};
  bytes.fill(seed);
  return *SigningKey::from_seed(name, bytes);
}

TEST(Note, IsReadAsOthersWriteIt) {
  const auto key = VerifierKey::parse(peter);
  ASSERT_TRUE(key);
  EXPECT_EQ(key->text(), peter);
  const std::string note =
      "If you think cryptography is the answer to your problem,\n"
      "then you don't know what your problem is.\n"
      "\n"
      "\u2014 PeterNeumann "
      "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
  const auto text = open_note(note, std::vector{*key});
  ASSERT_TRUE(text.ok()) << describe(text.problem());
  EXPECT_TRUE(text->ends_with("problem is.\n"));
}

TEST(Note, IsBelievedOnlyFromAKnownKeyAndUnchanged) {
  const auto key = key_named("node.example", 1);
  const auto other = key_named("other.example", 2);
  const std::string note = sign_note("hello\n", key);
  EXPECT_TRUE(open_note(note, std::vector{key.verifier()}).ok());
  EXPECT_EQ(open_note(note, std::vector{other.verifier()}).problem().key, "note.not-signed");
  std::string changed = note;
  changed[0] = 'j';
  EXPECT_EQ(open_note(changed, std::vector{key.verifier()}).problem().key, "note.bad-signature");
  const std::string twice = note + sign_note("hello\n", other).substr(std::string("hello\n\n").size());
  EXPECT_TRUE(open_note(twice, std::vector{other.verifier()}).ok());
  for (std::size_t cut = 0; cut < note.size(); ++cut)
    EXPECT_FALSE(open_note(note.substr(0, cut), std::vector{key.verifier()}).ok());
}

TEST(VerifierKey, IsRefusedWhenItsHashDoesNotFit) {
  EXPECT_FALSE(VerifierKey::parse("PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"));
  EXPECT_FALSE(VerifierKey::parse("PeterNeumann"));
  EXPECT_FALSE(VerifierKey::parse("a+b+c"));
  EXPECT_FALSE(SigningKey::from_seed("two words", {}));
}

TEST(Checkpoint, SaysOriginSizeAndRoot) {
  const auto key = key_named("node.example", 1);
  const Checkpoint checkpoint{"node.example", 7, sha256("root")};
  const std::string note = sign_checkpoint(checkpoint, key);
  EXPECT_TRUE(note.starts_with("node.example\n7\n" + to_base64(checkpoint.root.bytes()) +
                               "\n\n\u2014 node.example "));
  const auto opened = open_checkpoint(note, "node.example", std::vector{key.verifier()});
  ASSERT_TRUE(opened.ok());
  EXPECT_EQ(*opened, checkpoint);
  EXPECT_EQ(open_checkpoint(note, "elsewhere", std::vector{key.verifier()}).problem().key,
            "checkpoint.wrong-origin");
  EXPECT_EQ(open_checkpoint(sign_note("x\n1\n", key), "x", std::vector{key.verifier()}).problem().key,
            "checkpoint.malformed");
}

TEST(Envelope, GivesItsContentBackUnderItsHashOnly) {
  const Salt salt{1, 2, 3};
  const std::string envelope = seal("{}", "application/json", salt);
  const auto opened = open(envelope, sha256(envelope));
  ASSERT_TRUE(opened.ok());
  EXPECT_EQ(opened->content, "{}");
  EXPECT_EQ(opened->media, "application/json");
  EXPECT_EQ(open(envelope, sha256("")).problem().key, "envelope.wrong-hash");
  EXPECT_NE(sha256(seal("{}", "application/json", Salt{})), sha256(envelope));
  for (std::size_t cut = 0; cut < 22; ++cut) {
    const std::string part = envelope.substr(0, cut);
    EXPECT_EQ(open(part, sha256(part)).problem().key, "envelope.malformed") << cut;
  }
}

TEST(Envelope, IsPackedForTheStoreAndBack) {
  const std::string envelope = seal(std::string(100'000, 'x'), "text/plain", {});
  const std::string packed = pack(envelope);
  EXPECT_LT(packed.size(), 1'000U);
  const auto unpacked = unpack(packed);
  ASSERT_TRUE(unpacked.ok());
  EXPECT_EQ(*unpacked, envelope);
  EXPECT_FALSE(unpack("nonsense").ok());
  EXPECT_FALSE(unpack(packed.substr(0, packed.size() / 2)).ok());
}

}  // namespace
}  // namespace bch::seals
