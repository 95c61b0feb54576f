#include "access/totp.h"

#include "seals/alphabets.h"

#include <gtest/gtest.h>

namespace bch::access {
namespace {

Instant at_second(std::int64_t second) {
  return Instant::from_milliseconds(second * 1'000);
}

// The secret and the times of RFC 6238, appendix B, with the last six of its eight digits.
const std::string secret = seals::to_base32("12345678901234567890");

TEST(Totp, FollowsTheVectorsOfTheRfc) {
  EXPECT_EQ(accepted_step(secret, "287082", at_second(59), {}), 1);
  EXPECT_EQ(accepted_step(secret, "081804", at_second(1'111'111'109), {}), 0x23523EC);
  EXPECT_EQ(accepted_step(secret, "050471", at_second(1'111'111'111), {}), 0x23523ED);
  EXPECT_EQ(accepted_step(secret, "005924", at_second(1'234'567'890), {}), 0x273EF07);
  EXPECT_EQ(accepted_step(secret, "279037", at_second(2'000'000'000), {}), 0x3F940AA);
  EXPECT_EQ(accepted_step(secret, "353130", at_second(20'000'000'000), {}), 0x27BC86AA);
}

TEST(Totp, AllowsOneStepOfDriftEitherWay) {
  for (const std::int64_t second : {1'111'111'080, 1'111'111'109, 1'111'111'139})
    EXPECT_EQ(accepted_step(secret, "081804", at_second(second), {}), 0x23523EC) << second;
  EXPECT_FALSE(accepted_step(secret, "081804", at_second(1'111'111'140), {}));
  EXPECT_EQ(accepted_step(secret, "081804", at_second(1'111'111'050), {}), 0x23523EC);
  EXPECT_FALSE(accepted_step(secret, "081804", at_second(1'111'111'049), {}));
}

TEST(Totp, TakesNoCodeTwice) {
  const auto now = at_second(1'111'111'109);
  EXPECT_TRUE(accepted_step(secret, "081804", now, 0x23523EB));
  EXPECT_FALSE(accepted_step(secret, "081804", now, 0x23523EC));
  EXPECT_FALSE(accepted_step(secret, "081804", now, 0x23523ED));
}

TEST(Totp, ReadsCodesAsPeopleTypeThem) {
  const auto now = at_second(1'111'111'109);
  EXPECT_TRUE(accepted_step(secret, " 081 804\n", now, {}));
  EXPECT_TRUE(accepted_step(secret, "٠٨١٨٠٤", now, {}));
  EXPECT_FALSE(accepted_step(secret, "81804", now, {}));
  EXPECT_FALSE(accepted_step(secret, "0818040", now, {}));
  EXPECT_FALSE(accepted_step(secret, "", now, {}));
  EXPECT_FALSE(accepted_step(secret, std::string(300, ' ') + "081804", now, {}));
}

TEST(Totp, AcceptsNothingForWhatIsNoSecret) {
  EXPECT_FALSE(accepted_step("not base32", "081804", at_second(59), {}));
  EXPECT_FALSE(accepted_step("", "081804", at_second(59), {}));
}

TEST(Totp, GivesEachAuthenticatorItsSecret) {
  SeededChance chance(1);
  const auto made = new_totp_secret(chance);
  EXPECT_EQ(made.size(), 32U);
  EXPECT_EQ(seals::from_base32(made)->size(), 20U);
  EXPECT_NE(made, new_totp_secret(chance));
  EXPECT_EQ(totp_address("MZXW6YTB", "Clearing-house of XA", "ana@xa.example"),
            "otpauth://totp/Clearing-house%20of%20XA:ana%40xa.example?secret=MZXW6YTB"
            "&issuer=Clearing-house%20of%20XA&algorithm=SHA1&digits=6&period=30");
}

}  // namespace
}  // namespace bch::access
