#include "records/json.h"

#include "base/limits.h"
#include "records/json_readers.h"

#include <gtest/gtest.h>

namespace bch::records {
namespace {

std::string key_of(std::string_view bytes) {
  const auto read = read_json(bytes);
  return read.ok() ? "accepted" : read.problem().key;
}

std::string canonical(std::string_view bytes) {
  const auto read = read_json(bytes);
  return read.ok() ? canonical_json(*read) : read.problem().key;
}

TEST(Json, ReadsWhatItWrites) {
  const auto body =
      read_json(R"({"header":{"schema":"x","languages":["en","fr"]},"n":-3,"r":1.5,"t":true,"z":null})");
  ASSERT_TRUE(body.ok());
  EXPECT_EQ(body->at("header.schema").text(), "x");
  EXPECT_EQ(body->at("header.languages").items().size(), 2U);
  EXPECT_TRUE(body->at("absent.path").is_null());
  EXPECT_EQ(*read_json(canonical_json(*body)), *body);
  EXPECT_EQ(*read_json(pretty_json(*body)), *body);
}

TEST(Json, RefusesWhatTwoReadersCouldReadDifferently) {
  EXPECT_EQ(key_of(R"({"a":1,"a":2})"), "json.duplicate-name");
  EXPECT_EQ(key_of(R"(["\ud800"])"), "json.syntax");
  EXPECT_EQ(key_of("[\"\xff\"]"), "json.syntax");
  EXPECT_EQ(key_of(R"(["a\u0000b"])"), "json.nul-character");
  EXPECT_EQ(key_of("[9007199254740993]"), "json.number-too-large");
  EXPECT_EQ(key_of("[123456789012345678901234567890]"), "json.number-too-large");
  EXPECT_EQ(key_of("[7.5e20]"), "json.number-too-large");
  EXPECT_EQ(key_of("[1e999]"), "json.syntax");
  EXPECT_EQ(key_of("{} x"), "json.syntax");
  EXPECT_EQ(key_of(""), "json.syntax");
}

TEST(Json, RefusesDepthAndSizeBeyondTheLimits) {
  EXPECT_EQ(key_of(std::string(33, '[') + std::string(33, ']')), "json.too-deep");
  EXPECT_EQ(key_of(std::string(32, '[') + std::string(32, ']')), "accepted");
  EXPECT_EQ(key_of("\"" + std::string(4 * 1024 * 1024, 'x') + "\""), "json.too-large");
}

// What the quick one gives, the strict one gives too; the rest it leaves alone.
TEST(Json, IsReadQuicklyToTheSame) {
  for (const auto* bytes :
       {R"({"b":[1,-2,3.5,2.0,-0,1e3,0.1,5e-324,9007199254740992],"a":"é \n \" ☃","c":{},"d":[],"e":null})",
        R"({"b":1,"a":true})", R"("alone")", "false", "-7", " [ 1 , 2 ] "}) {
    const auto quick = read_json_quickly(bytes);
    const auto strict = read_json_strictly(bytes);
    ASSERT_TRUE(quick.has_value()) << bytes;
    ASSERT_TRUE(strict.ok()) << bytes;
    EXPECT_EQ(*quick, *strict) << bytes;
  }
}

TEST(Json, IsLeftToTheStrictReaderWhenInDoubt) {
  for (const auto* bytes : {R"({"a":1,"a":2})",
                            R"(["\ud800"])",
                            R"(["\udc00"])",
                            R"(["\u0041"])",
                            R"(["a\u0000b"])",
                            "[\"\xff\"]",
                            "[9007199254740993]",
                            "[-9007199254740993]",
                            "[18446744073709551615]",
                            "[123456789012345678901234567890]",
                            "[7.5e20]",
                            "[1e999]",
                            "{} x",
                            "",
                            "[1,]",
                            "{\"a\":1",
                            "[\"\x01\"]",
                            "\xef\xbb\xbf[1]",
                            "[01]",
                            "nul"}) {
    EXPECT_FALSE(read_json_quickly(bytes).has_value()) << bytes;
  }
  EXPECT_FALSE(read_json_quickly(std::string(33, '[') + std::string(33, ']')).has_value());
  EXPECT_FALSE(read_json_quickly('"' + std::string(limits::quick_json_bytes, 'x') + '"').has_value());
}

// The examples of RFC 8785, section 3.2.2 to 3.2.4.
TEST(CanonicalJson, FollowsTheExamplesOfTheRfc) {
  EXPECT_EQ(canonical(R"({"numbers":[4.50,2e-3,0.000000000000000000000000001],
                          "string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]})"),
            "{\"literals\":[null,true,false],\"numbers\":[4.5,0.002,1e-27],"
            "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
  EXPECT_EQ(
      canonical(
          "{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,\"\\u0080\":6,\"\\u00f6\":7}"),
      "{\"\\r\":2,\"1\":4,\"\xc2\x80\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\xef\xac\xb3\":3}");
}

TEST(CanonicalJson, WritesNumbersAsEcmascriptDoes) {
  EXPECT_EQ(canonical("[2.0,-0.0,9007199254740992.0,123456789.125,5e-7,5e-324,0.1]"),
            "[2,0,9007199254740992,123456789.125,5e-7,5e-324,0.1]");
}

}  // namespace
}  // namespace bch::records
