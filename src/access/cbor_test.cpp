#include "access/cbor.h"

#include <string>

#include <gtest/gtest.h>

namespace bch::access {
namespace {

using Kind = CborItem::Kind;

std::string from_hex(std::string_view hex) {
  std::string bytes;
  for (std::size_t i = 0; i < hex.size(); i += 2)
    bytes += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
  return bytes;
}

std::optional<std::int64_t> integer(std::string_view hex) {
  const std::string bytes = from_hex(hex);
  CborReader reader(bytes);
  const auto item = reader.next();
  if (!item || item->kind != Kind::integer) return std::nullopt;
  return item->integer;
}

bool skips(std::string_view hex) {
  const std::string bytes = from_hex(hex);
  CborReader reader(bytes);
  return reader.skip() && reader.at_end();
}

// The examples of RFC 8949, appendix A.
TEST(Cbor, FollowsTheExamplesOfTheRfc) {
  EXPECT_EQ(integer("00"), 0);
  EXPECT_EQ(integer("17"), 23);
  EXPECT_EQ(integer("1864"), 100);
  EXPECT_EQ(integer("1903e8"), 1'000);
  EXPECT_EQ(integer("1a000f4240"), 1'000'000);
  EXPECT_EQ(integer("1b000000e8d4a51000"), 1'000'000'000'000);
  EXPECT_EQ(integer("20"), -1);
  EXPECT_EQ(integer("3863"), -100);
  EXPECT_EQ(integer("3903e7"), -1'000);
  EXPECT_FALSE(integer("1bffffffffffffffff")) << "more than we count";
  const std::string bytes = from_hex("4401020304");
  EXPECT_EQ(CborReader(bytes).next()->text, "\x01\x02\x03\x04");
  const std::string text = from_hex("6449455446");
  EXPECT_EQ(CborReader(text).next()->text, "IETF");
  const std::string map = from_hex("a26161016162820203");
  CborReader reader(map);
  EXPECT_EQ(reader.next()->count, 2U);
  EXPECT_EQ(reader.next()->text, "a");
  EXPECT_EQ(reader.next()->integer, 1);
  EXPECT_EQ(reader.next()->text, "b");
  EXPECT_EQ(reader.next()->kind, Kind::list);
  EXPECT_EQ(reader.rest(), "\x02\x03");
}

TEST(Cbor, PassesOverWhatIsOfItsForm) {
  EXPECT_TRUE(skips("a26161016162820203"));
  EXPECT_TRUE(skips("8301820203820405"));
  EXPECT_TRUE(skips("f5"));
  EXPECT_TRUE(skips("80"));
  EXPECT_TRUE(skips("8181818181818100"));
}

TEST(Cbor, EndsAtWhatIsNot) {
  EXPECT_FALSE(skips(""));
  EXPECT_FALSE(skips("9f0102ff")) << "a list of unknown length";
  EXPECT_FALSE(skips("5f42010243030405ff"));
  EXPECT_FALSE(skips("c074323031332d30332d32315432303a30343a30305a")) << "a tag";
  EXPECT_FALSE(skips("fb3ff199999999999a")) << "a fraction";
  EXPECT_FALSE(skips("4401020")) << "cut short";
  EXPECT_FALSE(skips("818181818181818100")) << "too deep";
  EXPECT_FALSE(skips("9bffffffffffffffff00")) << "a count that was made up";
  EXPECT_FALSE(skips("bbffffffffffffffff00"));
  EXPECT_FALSE(skips("5bffffffffffffffff00"));
  EXPECT_FALSE(skips("ff"));
}

}  // namespace
}  // namespace bch::access
