#include "desk/qr_code.h"

#include <gtest/gtest.h>

namespace bch::desk {
namespace {

TEST(QrCode, IsADrawingWithWords) {
  const std::string drawn =
      qr_code("otpauth://totp/A:b?secret=JBSWY3DPEHPK3PXP", "the key <as> a picture").text();
  EXPECT_NE(drawn.find("role=\"img\" aria-label=\"the key &lt;as&gt; a picture\""), std::string::npos);
  EXPECT_NE(drawn.find("M4 4h7v1h-7z"), std::string::npos) << "the first of its three corners";
  EXPECT_EQ(drawn.find("JBSWY"), std::string::npos);
}

TEST(QrCode, OfTooLongATextIsNone) {
  EXPECT_TRUE(qr_code(std::string(5'000, 'x'), "").empty());
}

}  // namespace
}  // namespace bch::desk
