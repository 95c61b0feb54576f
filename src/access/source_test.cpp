#include "access/source.h"

#include <gtest/gtest.h>

namespace bch::access {
namespace {

TEST(Source, IsAnAddressOfIpv4) {
  EXPECT_EQ(source_of("192.0.2.1"), "192.0.2.1");
  EXPECT_EQ(source_of("192.0.2.1:50123"), "192.0.2.1");
  EXPECT_EQ(source_of("::ffff:192.0.2.1"), "192.0.2.1");
  EXPECT_EQ(source_of("[::ffff:192.0.2.1]:443"), "192.0.2.1");
}

TEST(Source, IsANetworkOfIpv6) {
  EXPECT_EQ(source_of("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
  EXPECT_EQ(source_of("2001:DB8:1:2:ffff::1"), "2001:db8:1:2::/64");
  EXPECT_EQ(source_of("[2001:db8:1:2::9]:443"), "2001:db8:1:2::/64");
  EXPECT_EQ(source_of("fe80::1%eth0"), "fe80::/64");
  EXPECT_EQ(source_of("::1"), "::/64");
  EXPECT_NE(source_of("2001:db8:1:3::1"), source_of("2001:db8:1:2::1"));
}

TEST(Source, IsOtherTextAsItIs) {
  EXPECT_EQ(source_of(""), "");
  EXPECT_EQ(source_of("local socket"), "local socket");
  EXPECT_EQ(source_of("["), "[");
  EXPECT_EQ(source_of("1.2.3"), "1.2.3");
}

}  // namespace
}  // namespace bch::access
