#include "records/identity.h"

#include <gtest/gtest.h>

namespace bch::records {
namespace {

TEST(RecordId, IsReadInAnyCaseAndKeepsAPrefix) {
  EXPECT_EQ(parse_record_id("2a9f4d7c-9c32-861e-8344-ff562c3f0d3f")->value(),
            "2A9F4D7C-9C32-861E-8344-FF562C3F0D3F");
  EXPECT_EQ(parse_record_id("SIMP-A1D0D0A8-65B1-B8D5-FF9F-B7B6B95CDDEB")->value(),
            "SIMP-A1D0D0A8-65B1-B8D5-FF9F-B7B6B95CDDEB");
  EXPECT_FALSE(parse_record_id("2A9F4D7C-9C32-861E-8344"));
  EXPECT_FALSE(parse_record_id("2A9F4D7C-9C32-861E-8344-FF562C3F0D3G"));
}

TEST(Reference, MayNameARevision) {
  EXPECT_EQ(parse_reference("2A9F4D7C-9C32-861E-8344-FF562C3F0D3F@12")->revision, 12U);
  EXPECT_EQ(parse_reference("2A9F4D7C-9C32-861E-8344-FF562C3F0D3F")->revision, std::nullopt);
  EXPECT_FALSE(parse_reference("2A9F4D7C-9C32-861E-8344-FF562C3F0D3F@0"));
  EXPECT_FALSE(parse_reference("2A9F4D7C-9C32-861E-8344-FF562C3F0D3F@"));
}

TEST(PublicNumber, IsWrittenAsTheSystemInUseWritesIt) {
  const auto number = parse_public_number("bch-law-xa-115001-2");
  ASSERT_TRUE(number);
  EXPECT_EQ(number->number, 115001U);
  EXPECT_EQ(to_text(*number), "BCH-LAW-XA-115001-2");
  EXPECT_FALSE(parse_public_number("BCH-LAW-XA-007"));
  EXPECT_FALSE(parse_public_number("BCH-LAW-XA"));
  EXPECT_FALSE(parse_public_number("ABS-LAW-XA-1"));
}

}  // namespace
}  // namespace bch::records
