#include "formats/consent.h"

#include "formats/formats.h"
#include "records/json.h"
#include "treaty/edition_0.h"

#include <gtest/gtest.h>

namespace bch::formats {
namespace {

// Of a format of its own: a detail of the record, and one in a repeated group.
class Consent : public testing::Test {
 protected:
  Consent() {
    Field agreed;
    agreed.name = "agreed";
    agreed.role = Role::consent;
    Field nickname;
    nickname.name = "nickname";
    nickname.needs_consent = true;
    Field home;
    home.name = "home";
    home.type = FieldType::text;
    home.needs_consent = true;
    Field street;
    street.name = "street";
    Field addresses;
    addresses.name = "addresses";
    addresses.type = FieldType::group;
    addresses.many = true;
    addresses.members = {home, street};
    Section section;
    section.fields = {agreed, nickname, addresses};
    format_.sections = {section};
  }
  [[nodiscard]] std::string published(const std::string& json) const {
    return records::canonical_json(without_unconsented(format_, *records::read_json(json)));
  }
  Format format_;
};

TEST_F(Consent, IsWhatPersonalDetailsArePublishedWith) {
  const std::string all = R"({"addresses":[{"home":"1","street":"A"}],"agreed":true,"nickname":"Bo"})";
  EXPECT_EQ(published(all), all);
  EXPECT_TRUE(unconsented(format_, *records::read_json(all)).empty());
}

TEST_F(Consent, IsNeededForEachDetail) {
  const std::string all =
      R"({"addresses":[{"home":"1","street":"A"},{"home":"2"}],"agreed":false,"nickname":"Bo"})";
  EXPECT_EQ(published(all), R"({"addresses":[{"street":"A"}],"agreed":false})");
  const auto findings = unconsented(format_, *records::read_json(all));
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[0].path, "nickname");
  EXPECT_EQ(findings[1].key, "format.needs-consent");
  EXPECT_EQ(published(R"({"nickname":"Bo"})"), "{}");
}

TEST_F(Consent, IsNotAskedWhereThereIsNothingPersonal) {
  EXPECT_TRUE(unconsented(format_, *records::read_json(R"({"addresses":[{"street":"A"}]})")).empty());
}

}  // namespace
}  // namespace bch::formats
