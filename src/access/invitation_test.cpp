#include "access/invitation.h"

#include <gtest/gtest.h>

namespace bch::access {
namespace {

Instant at_second(std::int64_t second) {
  return Instant::from_milliseconds(second * 1'000);
}

class Invitations : public testing::Test {
 protected:
  SeededChance chance_{1};
  NewInvitation made_ = new_invitation(chance_, at_second(1'000));
};

TEST_F(Invitations, AreTakenByTheirLinkOrByTheirPrintedCode) {
  EXPECT_EQ(made_.link.size(), 43U);
  EXPECT_EQ(made_.printed.size(), 23U);
  const auto by_link = take(made_.kept, made_.link, at_second(999));
  ASSERT_TRUE(by_link.ok());
  EXPECT_EQ(by_link->used, at_second(999));
  EXPECT_EQ(*take(made_.kept, made_.printed, at_second(999)), *by_link);
  EXPECT_TRUE(take(made_.kept, " " + made_.link + "\n", at_second(0)).ok()) << "as it was pasted";
  std::string typed;
  for (const char c : made_.printed) {
    if (c != '-') typed += c == '0' ? 'O' : c == '1' ? 'i' : static_cast<char>(c >= 'A' ? c - 'A' + 'a' : c);
  }
  EXPECT_TRUE(take(made_.kept, typed, at_second(0)).ok()) << typed;
}

TEST_F(Invitations, AreTakenOnce) {
  const auto taken = take(made_.kept, made_.link, at_second(1));
  ASSERT_TRUE(taken.ok());
  EXPECT_EQ(take(*taken, made_.printed, at_second(2)).problem().key, "invitation.used");
}

TEST_F(Invitations, End) {
  EXPECT_EQ(take(made_.kept, made_.link, at_second(1'000)).problem().key, "invitation.expired");
}

TEST_F(Invitations, AreRefusedWhenAnythingIsWrong) {
  const auto refused = [&](const std::string& typed) {
    const auto taken = take(made_.kept, typed, at_second(0));
    return !taken.ok() && taken.problem().key == "invitation.unknown";
  };
  for (const std::string& text : {made_.link, made_.printed}) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '-' && text == made_.printed) continue;
      std::string wrong = text;
      wrong[i] = wrong[i] == 'Z' ? 'Y' : 'Z';
      EXPECT_TRUE(refused(wrong)) << wrong;
    }
    EXPECT_TRUE(refused(text.substr(1)));
    EXPECT_TRUE(refused(text + "0"));
  }
  EXPECT_TRUE(refused(""));
  EXPECT_TRUE(refused(std::string(10'000, '0')));
  EXPECT_TRUE(refused(new_invitation(chance_, at_second(1'000)).link));
}

TEST_F(Invitations, AreFoundByTheirHash) {
  EXPECT_EQ(invitation_hash(made_.link), made_.kept.hash);
  EXPECT_EQ(invitation_hash(made_.printed), made_.kept.hash);
  EXPECT_FALSE(invitation_hash("nothing of the kind"));
}

}  // namespace
}  // namespace bch::access
