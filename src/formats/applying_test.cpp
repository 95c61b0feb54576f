#include "formats/applying.h"

#include "records/json.h"
#include "treaty/edition_0.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bch::formats {
namespace {

const Formats& formats() {
  static const auto vocabularies = vocabularies::Vocabularies::read(treaty::edition_0());
  static const auto read = Formats::read(treaty::edition_0(), *vocabularies);
  return *read;
}

records::Document body(std::string_view format, std::string_view members) {
  return *records::read_json(R"({"header":{"schema":")" + std::string(format) + R"(","languages":["en"]},)" +
                             std::string(members) + "}");
}

std::string applying(std::string_view format, std::string_view members) {
  const auto given = body(format, members);
  auto reduced = without_what_does_not_apply(*formats().of(given), given);
  reduced.remove("header");
  return records::canonical_json(reduced);
}

TEST(Applying, TakesOutWhatIsNotAskedAndWhatWasAskedBecauseOfIt) {
  EXPECT_EQ(applying("contact", R"("type":"organization","firstName":"Ada","department":{"en":"x"})"),
            R"({"type":"organization"})");
  // The address is asked only of who has one; that hangs on an organization that only a person names.
  EXPECT_EQ(applying("contact", R"("contactOrganization":{"identifier":"x"},"addressType":"organization",)"
                                R"("city":{"en":"y"})"),
            R"({"city":{"en":"y"}})");
}

TEST(Applying, TakesMembersOutOfGroups) {
  EXPECT_EQ(applying("contact", R"("type":"person","firstName":"Ada","_typed":{"firstName":"Ada "})"),
            R"({"firstName":"Ada","type":"person"})");
}

TEST(Applying, SaysWhatWasTypedAndIsNoNumber) {
  const auto expert = body("biosafetyExpert", R"("_typed":{"birthYear":"abc","profile.en":"* a"})");
  const auto findings = examine_draft(formats(), *formats().of(expert), expert);
  const auto count = std::ranges::count_if(findings, [](const Finding& finding) {
    return finding.path == "birthYear" && finding.key == "format.not-a-number";
  });
  EXPECT_EQ(count, 1);
  for (const Finding& finding : findings) EXPECT_NE(finding.path, "_typed");
  const auto hidden = body("contact", R"("_typed":{"birthYear":"abc"})");
  for (const Finding& finding : examine_draft(formats(), *formats().of(hidden), hidden))
    EXPECT_NE(finding.key, "format.not-a-number");
}

TEST(Applying, NamesTheControlOfAFinding) {
  EXPECT_EQ(control_of("documents[0].url"), "documents.0.url");
  EXPECT_EQ(control_of("cassettes[0][12].size"), "cassettes.0.12.size");
  EXPECT_EQ(control_of("title.en"), "title.en");
}

}  // namespace
}  // namespace bch::formats
