#include "seals/box.h"

#include "seals/hash.h"

#include <gtest/gtest.h>

namespace bch::seals {
namespace {

TEST(Box, OpensForItsOwnerOnly) {
  SeededChance chance(1);
  const auto box = in_box("key", "clock of ana", "JBSWY3DPEHPK3PXP", chance);
  EXPECT_EQ(out_of_box("key", "clock of ana", box), "JBSWY3DPEHPK3PXP");
  EXPECT_FALSE(out_of_box("key", "clock of bo", box));
  EXPECT_FALSE(out_of_box("another key", "clock of ana", box));
  EXPECT_EQ(box.find("JBSW"), std::string::npos);
}

TEST(Box, IsAnotherEachTime) {
  SeededChance chance(1);
  EXPECT_NE(in_box("key", "owner", "secret", chance), in_box("key", "owner", "secret", chance));
  EXPECT_EQ(out_of_box("key", "owner", in_box("key", "owner", "", chance)), "");
}

TEST(Box, ThatWasChangedStaysShut) {
  SeededChance chance(1);
  const auto bytes = *from_base64(in_box("key", "owner", "secret", chance));
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    auto changed = bytes;
    changed[at] ^= 1;
    EXPECT_FALSE(out_of_box("key", "owner", to_base64(changed))) << at;
    EXPECT_FALSE(out_of_box("key", "owner", to_base64(bytes.substr(0, at)))) << at;
  }
  EXPECT_FALSE(out_of_box("key", "owner", "no box"));
}

TEST(Box, DisguisesWhatComesPieceByPiece) {
  const std::string text(200, 'a');
  const auto whole = disguised("key", "owner", 0, text);
  EXPECT_EQ(whole.size(), text.size());
  EXPECT_EQ(whole.find("aaa"), std::string::npos);
  std::string pieces;
  for (std::size_t at = 0; at < text.size(); at += 37)
    pieces += disguised("key", "owner", at, text.substr(at, 37));
  EXPECT_EQ(pieces, whole);
  EXPECT_EQ(disguised("key", "owner", 0, whole), text);
  EXPECT_NE(disguised("key", "other", 0, text), whole);
}

}  // namespace
}  // namespace bch::seals
