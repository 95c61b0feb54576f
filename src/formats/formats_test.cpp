#include "formats/formats.h"

#include "formats/header.h"
#include "formats/reading.h"
#include "records/json.h"
#include "treaty/edition_0.h"

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bch::formats {
namespace {

using records::Document;
using records::FormatId;

class Treaty : public testing::Test {
 protected:
  static const Formats& formats() {
    static const auto vocabularies = vocabularies::Vocabularies::read(treaty::edition_0());
    EXPECT_TRUE(vocabularies.ok()) << describe(vocabularies.problem());
    static const auto formats = Formats::read(treaty::edition_0(), *vocabularies);
    EXPECT_TRUE(formats.ok()) << describe(formats.problem());
    return *formats;
  }
  static Document json(std::string_view text) {
    auto document = records::read_json(text);
    EXPECT_TRUE(document.ok()) << describe(document.problem()) << text;
    return document.ok() ? *document : Document{};
  }
  // "severity path key" of each finding.
  static std::vector<std::string> said(const Findings& findings) {
    std::vector<std::string> lines;
    for (const Finding& finding : findings)
      lines.push_back(std::string(name(finding.severity)) + " " + finding.path + " " + finding.key);
    return lines;
  }
  static std::vector<std::string> errors(const Findings& findings) {
    Findings grave;
    for (const Finding& finding : findings) {
      if (finding.severity >= Severity::error) grave.push_back(finding);
    }
    return said(grave);
  }
  static Problem problem_of(std::string_view name, const std::string& text) {
    static const auto vocabularies = vocabularies::Vocabularies::read(treaty::edition_0());
    const NamedText file{name, text};
    const auto read = Formats::read({&file, 1}, *vocabularies);
    return read.ok() ? Problem{} : read.problem();
  }
};

constexpr auto contact = R"json({
  "header": {"identifier": "068C83BA-995F-08C3-50CE-AD43545B3EB5", "schema": "contact", "languages": ["en"]},
  "government": {"identifier": "xa"}, "type": "organization", "organization": {"en": "Office (demonstration)"},
  "country": {"identifier": "xa"}, "emails": ["office@xa.example"]})json";

constexpr auto decision = R"json({
  "header": {"identifier": "2A9F4D7C-9C32-861E-8344-FF562C3F0D3F", "schema": "biosafetyDecision", "languages": ["en"]},
  "government": {"identifier": "xa"}, "isAmendment": false,
  "authorities": [{"identifier": "78AFAA88-47EA-9333-AD6E-C21BCB17DE21"}], "title": {"en": "Decision 1"}, "date": "2026-03-01",
  "decisionTypes": [{"identifier": "D698B5F7-A434-49E2-A7FF-FE869AFBEE8D"}],
  "modifiedOrganisms": [{"identifier": "1E027990-5D44-F3AF-75E3-715B60BFD3CD"}],
  "documents": [{"url": "https://xa.example/1.pdf", "name": "Decision", "language": "en"}], "expires": false})json";

TEST_F(Treaty, HasEveryFormatAndItsManual) {
  std::vector<std::string> codes;
  for (const Format* format : formats().all()) codes.push_back(format->code);
  EXPECT_THAT(codes, testing::ElementsAre("CON", "NFP", "IFP", "CNA", "SPCA", "LAW", "DEC", "RA", "IRA",
                                          "LMO", "GENE", "ORGA", "ORG", "LAB", "EXP", "EXPR", "CDI", "OPP",
                                          "NEED", "BCP", "NTR", "NDB", "VLR", "BCHN", "MEET", "NOT", "SUB"));
  EXPECT_EQ(formats().find(FormatId("example")), nullptr) << "the manual is no format of records";
}

TEST_F(Treaty, ManualShowsEveryTypeOfField) {
  for (const NamedText& file : treaty::edition_0()) {
    if (file.name != "formats/example.toml") continue;
    for (const char* type :
         {"text", "localized", "rich", "choice", "term", "party", "reference", "link", "date", "boolean",
          "integer", "year", "number", "unique-identifier", "group", "construct"}) {
      EXPECT_NE(file.text.find("type = \"" + std::string(type) + "\""), std::string_view::npos) << type;
    }
  }
}

TEST_F(Treaty, FormatsAreRefusedWithTheLineWhereTheyAreWrong) {
  const std::string good =
      "id = \"a\"\ncode = \"A\"\ntitle = \"A\"\nplural = \"As\"\ntitle_from = [\"name\"]\n"
      "[[section]]\nid = \"s\"\ntitle = \"S\"\n[[section.field]]\nname = \"name\"\ntype = \"text\"\nlabel = "
      "\"Name\"\n";
  EXPECT_EQ(problem_of("formats/a.toml", good).key, "");
  const std::vector<std::pair<std::string, std::string>> wrong{
      {"colour = 1\n", "13: \"colour\" is not known here"},
      {"needed = \"yes\"\n", "13: \"needed\" must be true or false"},
      {"shown_when = \"nobody\"\n", "9: the condition \"nobody\" is not understood at \"nobody\""},
      {"[[section.field]]\nname = \"x\"\ntype = \"colour\"\nlabel = \"X\"\n", "13: \"colour\" is no type"},
      {"[[section.field]]\nname = \"x\"\ntype = \"term\"\nlabel = \"X\"\nvocabulary = \"colours\"\n",
       "13: a term, and only a term, names a vocabulary; \"colours\" is not known"},
      {"[[section.field]]\nname = \"name\"\ntype = \"text\"\nlabel = \"X\"\n",
       "1: the field \"name\" stands here twice"},
      {"[[rule]]\nid = \"r\"\nfield = \"nobody\"\nviolated_when = \"name given\"\nmessage = \"m\"\nseverity "
       "= \"error\"\n",
       "13: there is no field \"nobody\""},
      {"= nonsense", "13: "},
  };
  for (const auto& [more, detail] : wrong) {
    const Problem problem = problem_of("formats/a.toml", good + more);
    ASSERT_EQ(problem.arguments.size(), 2U) << more;
    EXPECT_TRUE(problem.arguments[1].second.starts_with(detail)) << problem.arguments[1].second;
  }
  EXPECT_EQ(
      problem_of(
          "formats/a.toml",
          good + "[[section.field]]\nname = \"x\"\ntype = \"reference\"\nlabel = \"X\"\nto = \"nobody\"\n")
          .arguments[1]
          .second,
      "there is no format \"nobody\"");
}

TEST_F(Treaty, FindsNothingWrongInAGoodRecord) {
  EXPECT_THAT(said(formats().examine(json(contact))), testing::IsEmpty());
  EXPECT_THAT(said(formats().examine(json(decision))), testing::IsEmpty());
}

TEST_F(Treaty, SaysAllThatIsMissing) {
  EXPECT_THAT(errors(formats().examine(json(
                  R"json({"header": {"schema": "contact", "languages": ["en"]}, "type": "person"})json"))),
              testing::ElementsAre("error firstName format.missing", "error lastName format.missing",
                                   "error country format.missing", "error emails format.missing"));
}

TEST_F(Treaty, AsksOfADecisionWhatItsKindNeeds) {
  const auto with = [&](std::string_view kind, std::string_view more) {
    Document body = json(decision);
    Document::List kinds;
    std::stringstream words{std::string(kind)};
    const auto* vocabulary = formats().vocabularies().find("decision-types");
    for (std::string word; words >> word;) {
      Document term;
      term.set("identifier", vocabulary->with_key(word)->id.value());
      kinds.emplace_back(std::move(term));
    }
    body.set("decisionTypes", Document(std::move(kinds)));
    const Document extra = json(more);
    for (const auto& [name, value] : extra.entries()) body.set(name, value);
    return errors(formats().examine(body));
  };
  EXPECT_THAT(with("transit", "{}"), testing::IsEmpty());
  EXPECT_THAT(with("domestic-regulations", R"json({"modifiedOrganisms": []})json"), testing::IsEmpty());
  EXPECT_THAT(with("transit", R"json({"modifiedOrganisms": []})json"),
              testing::ElementsAre("error modifiedOrganisms format.missing"));
  EXPECT_THAT(with("transit contained-use", "{}"), testing::ElementsAre("error decisionTypes format.rule"));
  EXPECT_THAT(with("introduction transit", R"json({})json"),
              testing::Contains("error decisionTypes format.rule"));
  EXPECT_THAT(with("introduction", R"json({"addressesTransboundaryMovement": true})json"),
              testing::ElementsAre(
                  "error appliesToSubsequentIntroductions format.missing", "error exporters format.missing",
                  "error importers format.missing", "error decisionResult format.missing",
                  "error riskAssessments format.missing", "error decisionTypes format.rule"));
  EXPECT_THAT(with("introduction aia", R"json({"addressesTransboundaryMovement": false})json"),
              testing::ElementsAre("error appliesToTransboundaryMovement format.missing",
                                   "error appliesToSubsequentIntroductions format.missing",
                                   "error importers format.missing", "error decisionResult format.missing",
                                   "error riskAssessments format.missing"));
  EXPECT_THAT(
      with("direct-use import-for-use",
           R"json({"decisionResult": {"identifier": "19F9F13E-195E-45B5-88DD-058A07E0D6F6"}})json"),
      testing::ElementsAre("error uses format.missing", "error takenInAccordanceWithA116 format.missing",
                           "error importers format.missing", "error extensionPeriod format.missing",
                           "error reasons format.missing"));
  EXPECT_THAT(
      with(
          "direct-use domestic-use",
          R"json({"decisionResult": {"identifier": "3EFF4792-A896-4DC7-9945-04FE9C8B5B4F"}, "uses": [{"identifier": "91BEAF12-ABE1-4294-AD3B-507935894C78"}],
                    "takenInAccordanceWithA116": false, "importers": [{"identifier": "068C83BA-995F-08C3-50CE-AD43545B3EB5"}], "conditions": {"en": "c"}})json"),
      testing::ElementsAre("error reasons format.missing", "error riskAssessments format.missing"));
  EXPECT_THAT(
      with(
          "simplified",
          R"json({"movementAllowedUnderA131A": false, "exemptFromAIA": false, "riskAssessments": [{"identifier": "486389BF-3C48-F2C9-2622-AC3D8E119845"}]})json"),
      testing::ElementsAre("error movementAllowedUnderA131A format.rule"));
  EXPECT_THAT(
      with("transit", R"json({"isAmendment": true})json"),
      testing::ElementsAre("error amendedRecords format.missing", "error amendmentsDetails format.missing"));
}

TEST_F(Treaty, SaysWhereTheStructureIsBroken) {
  Document body = json(contact);
  body.set("emails", "office@xa.example");
  body.set("organization", "Office");
  body.set("country", "xa");
  EXPECT_THAT(errors(formats().examine(body)),
              testing::UnorderedElementsAre("broken emails format.wrong-type",
                                            "broken organization format.wrong-type",
                                            "broken country format.wrong-type"));
  for (const char* hostile :
       {"[]", "1", "null", R"json({"header": 1})json", R"json({"header": {"schema": 1, "languages": 2}})json",
        R"json({"header": {"schema": "contact", "languages": [1]}})json",
        R"json({"header": {"schema": "nonsense", "languages": ["en"]}})json",
        R"json({"header": {"schema": "contact", "languages": ["<script>"]}})json"}) {
    EXPECT_EQ(gravest(formats().examine(json(hostile))), Severity::broken) << hostile;
  }
}

TEST_F(Treaty, WarnsOfWhatIsProbablyWrong) {
  const auto findings = [&](std::string_view identifier) {
    Document body = json(
        R"json({"header": {"schema": "modifiedOrganism", "languages": ["en"]}, "hasUniqueIdentification": true})json");
    body.set("uniqueIdentification", identifier);
    Findings warnings;
    for (Finding& finding : formats().examine(body)) {
      if (finding.severity == Severity::warning) warnings.push_back(std::move(finding));
    }
    return warnings;
  };
  EXPECT_THAT(said(findings("MON-ØØ81Ø-6")), testing::IsEmpty());
  const auto wrong = findings("MON-ØØ81Ø-7");
  EXPECT_THAT(said(wrong), testing::ElementsAre("warning uniqueIdentification format.check-digit"));
  EXPECT_THAT(wrong.at(0).arguments, testing::Contains(std::pair<std::string, std::string>("digit", "6")));
  EXPECT_THAT(said(findings("nonsense")),
              testing::ElementsAre("warning uniqueIdentification format.unique-identifier"));
  Document body = json(contact);
  body.set("city", json(R"json({"fr": "Ville"})json"));
  body.set("websites", json(R"json([{"url": "javascript:alert(1)"}])json"));
  body.set("something", 1);
  EXPECT_THAT(said(formats().examine(body)),
              testing::ElementsAre(
                  "warning city.fr format.language-not-declared", "note city format.language-missing",
                  "warning websites[0].url format.bad-address", "note something format.unknown-field"));
}

class KnownForTest final : public Known {
 public:
  [[nodiscard]] std::optional<FormatId> format_of(const records::RecordId& record) const override {
    const auto found = known.find(record.value());
    return found == known.end() ? std::nullopt : std::optional(FormatId(found->second));
  }
  std::map<std::string, std::string> known;
};

TEST_F(Treaty, FollowsReferencesWhenItCan) {
  KnownForTest known;
  known.known = {{"78AFAA88-47EA-9333-AD6E-C21BCB17DE21", "contact"}};
  EXPECT_THAT(said(formats().examine(json(decision), &known)),
              testing::ElementsAre("error authorities[0] format.reference-of-another-kind",
                                   "note modifiedOrganisms[0] format.unresolved-reference"));
}

TEST_F(Treaty, StoresFormNamesUnderTheirStoredNamesAndLeavesPrivateFieldsOut) {
  const auto normalised = formats().normalise(json(R"json({
    "header": {"schema": "biosafetyDecision", "languages": ["en"]}, "notes": "secret", "exemptedFromAIA": true,
    "decisions": {"commonDecisions": [{"identifier": "A"}], "otherDecisions": {"identifier": "B"}}})json"));
  EXPECT_EQ(
      records::canonical_json(normalised.body),
      R"json({"decisionTypes":[{"identifier":"A"},{"identifier":"B"}],"exemptFromAIA":true,"header":{"languages":["en"],"schema":"biosafetyDecision"}})json");
  EXPECT_THAT(said(normalised.findings),
              testing::UnorderedElementsAre("note notes format.private-left-out",
                                            "note exemptedFromAIA format.renamed",
                                            "note decisions.commonDecisions format.renamed",
                                            "note decisions.otherDecisions format.renamed"));
}

TEST_F(Treaty, ReadsARecordOutInTheOrderOfItsFormat) {
  const Format* format = formats().find(FormatId("contact"));
  const auto parts = read_out(format, formats().vocabularies(), json(contact));
  ASSERT_EQ(parts.size(), 4U);
  EXPECT_EQ(parts[0].title->english, "General information");
  EXPECT_EQ(std::get<PartyName>(parts[0].rows[0].items[0]).id, records::PartyId("xa"));
  EXPECT_EQ(std::get<TermChoice>(parts[0].rows[1].items[0]).label.english, "Organization");
  EXPECT_EQ(title_of(format, json(contact)), (languages::LocalizedText{{"en", "Office (demonstration)"}}));
  const auto person = json(
      R"json({"header": {"schema": "contact"}, "prefix": {"en": "Dr", "fr": "Dr"}, "firstName": "Ada", "lastName": "Demo"})json");
  EXPECT_EQ(title_of(format, person),
            (languages::LocalizedText{{"en", "Dr Ada Demo"}, {"fr", "Dr Ada Demo"}}));
  EXPECT_EQ(read_out(nullptr, formats().vocabularies(), person).at(0).rows.size(), 3U);
}

TEST_F(Treaty, ReadsRichTextWithoutItsMarkup) {
  EXPECT_EQ(without_markup("<div><!--block-->One &amp; <b>two</b>.<br>Three &lt;4</div>"),
            "One & two. Three <4");
  EXPECT_EQ(without_markup("Maize (<i>Zea mays</i>), H<sub>2</sub>O"), "Maize (Zea mays), H2O");
  EXPECT_EQ(without_markup("<p>5 > 3</p><script>alert(1)</script>end"), "5 > 3 end");
  EXPECT_EQ(without_markup("<<<"), "");
}

TEST_F(Treaty, TakesTheSamplesOfTheSystemInUse) {
  const auto folder = std::filesystem::path(BCH_SOURCE_DIR) / "../shared/data/api-samples";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "the samples are not here";
  const auto examine = [&](const std::string& format) {
    std::ifstream file(folder / ("record-" + format + ".json"));
    std::stringstream text;
    text << file.rdbuf();
    return errors(formats().examine(formats().normalise(json(text.str())).body));
  };
  EXPECT_THAT(examine("contact"), testing::IsEmpty());
  EXPECT_THAT(examine("authority"), testing::ElementsAre("error functions format.missing",
                                                         "error cpbOrganismTypes format.missing"));
  EXPECT_THAT(examine("modifiedOrganism"), testing::IsEmpty());
  EXPECT_THAT(examine("biosafetyDecision"), testing::ElementsAre("error isAmendment format.missing",
                                                                 "broken receiptDate format.wrong-type"));
}

TEST_F(Treaty, ListsItsAliasesInTheWireDocument) {
  std::ifstream file(std::filesystem::path(BCH_SOURCE_DIR) / "docs/wire/record.md");
  std::stringstream text;
  text << file.rdbuf();
  for (const Format* format : formats().all()) {
    for (const Alias& alias : format->aliases) {
      EXPECT_NE(text.str().find("| `" + format->id.value() + "` | `" + alias.form_name + "` | `" +
                                alias.name + "` |"),
                std::string::npos)
          << alias.form_name;
    }
    for (const std::string& name : format->private_fields)
      EXPECT_NE(text.str().find("`" + name + "`"), std::string::npos) << name;
  }
}

}  // namespace
}  // namespace bch::formats
