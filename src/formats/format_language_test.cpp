// What the format language can say, tried on a small format of its own.

#include "formats/formats.h"
#include "formats/header.h"
#include "formats/reachable.h"
#include "formats/reading.h"
#include "records/json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bch::formats {
namespace {

using records::Document;

constexpr std::string_view places = R"toml(
title = "Places"
[[term]]
id = "T-EVERYWHERE"
key = "everywhere"
title = "Everywhere"
also = ["T-FORMERLY"]
[[term]]
id = "T-OTHER"
key = "other"
title = "Other"
[[term]]
id = "T-GONE"
key = "gone"
title = "Gone"
deprecated = true
replaced_by = "T-EVERYWHERE"
)toml";

constexpr std::string_view parties = R"toml(
[[party]]
id = "xa"
title = "Auralia"
)toml";

constexpr std::string_view format = R"toml(
id = "thing"
code = "THI"
title = "Thing"
plural = "Things"
title_from = ["name"]
[aliases]
"synonym.value" = "names"
"formFields.inside" = "about.inside"
[[condition]]
name = "asks"
is = "about.asks"
[[section]]
id = "all"
title = "All"
[[section.field]]
name = "name"
type = "text"
label = "Name"
[[section.field]]
name = "names"
type = "localized"
many = true
most = 1
most_characters = 4
label = "Other names"
[[section.field]]
name = "place"
type = "term"
many = true
vocabulary = "places"
text_with = ["other"]
or_party = true
facet = true
label = "Where"
[[section.field]]
name = "spoken"
type = "language"
label = "Language"
[[section.field]]
name = "about"
type = "group"
label = "About it"
[[section.field.member]]
name = "asks"
type = "boolean"
needed = true
label = "Asks"
[[section.field.member]]
name = "inside"
type = "text"
shown_when = "about.asks"
needed_when = "asks"
label = "Inside"
[[section.field]]
name = "after"
type = "text"
shown_when = "about.inside given"
label = "After"
)toml";

class FormatLanguage : public testing::Test {
 protected:
  static Result<vocabularies::Vocabularies> read_vocabularies() {
    const NamedText files[] = {{"vocabularies/places.toml", places}, {"parties.toml", parties}};
    return vocabularies::Vocabularies::read(files);
  }
  static Result<Formats> read_formats(const vocabularies::Vocabularies& known, std::string_view text) {
    const NamedText file{"formats/thing.toml", text};
    return Formats::read({&file, 1}, known);
  }
  static Document thing(std::string_view members) {
    auto read = records::read_json(
        R"json({"header": {"schema": "thing", "languages": ["en"]}, "about": {"asks": false}})json");
    const auto more = records::read_json(members);
    EXPECT_TRUE(more.ok()) << members;
    for (const auto& [name, value] : more->entries()) read->set(name, value);
    return *read;
  }
  [[nodiscard]] std::vector<std::string> said(std::string_view members) const {
    std::vector<std::string> lines;
    for (const Finding& finding : formats_->examine(thing(members)))
      lines.push_back(std::string(name(finding.severity)) + " " + finding.path + " " + finding.key);
    return lines;
  }
  [[nodiscard]] Document normalised(std::string_view members) const {
    Document body = formats_->normalise(thing(members)).body;
    body.remove(member::header);
    return body;
  }

  Result<vocabularies::Vocabularies> vocabularies_ = read_vocabularies();
  Result<Formats> formats_ = read_formats(*vocabularies_, format);
};

TEST_F(FormatLanguage, AsksForAMemberOfAGroupWhenItsNeighbourSaysSo) {
  EXPECT_THAT(said("{}"), testing::IsEmpty());

  EXPECT_THAT(said(R"json({"about": {"asks": true}})json"),
              testing::ElementsAre("error about.inside format.missing"));
  EXPECT_THAT(said(R"json({"about": {"asks": false, "inside": "x"}})json"),
              testing::ElementsAre("note about.inside format.not-asked"));
  EXPECT_THAT(said(R"json({"about": {"asks": true, "inside": "x"}, "after": "y"})json"), testing::IsEmpty());
  EXPECT_THAT(said(R"json({"after": "y"})json"), testing::ElementsAre("note after format.not-asked"));
}

TEST_F(FormatLanguage, AsksForATextBesideTheTermsThatNeedOne) {
  EXPECT_THAT(said(R"json({"place": [{"identifier": "T-OTHER", "customValue": {"en": "x"}}]})json"),
              testing::IsEmpty());
  EXPECT_THAT(said(R"json({"place": [{"identifier": "T-OTHER"}]})json"),
              testing::ElementsAre("error place[0].customValue format.missing"));
  EXPECT_THAT(said(R"json({"place": [{"identifier": "T-EVERYWHERE", "customValue": {"en": "x"}}]})json"),
              testing::ElementsAre("warning place[0].customValue format.no-other-here"));
}

TEST_F(FormatLanguage, LetsAGovernmentStandAmongTerms) {
  EXPECT_THAT(said(R"json({"place": [{"identifier": "xa"}, {"identifier": "zz"}]})json"),
              testing::ElementsAre("warning place[1] format.unknown-term"));
  const auto parts = read_out(formats_->all().front(), *vocabularies_,
                              thing(R"json({"place": [{"identifier": "xa"}]})json"));
  EXPECT_EQ(std::get<PartyName>(parts[0].rows[0].items[0]).label.english, "Auralia");
}

TEST_F(FormatLanguage, KnowsATermByTheIdentifierThatItHadBefore) {
  EXPECT_THAT(said(R"json({"place": [{"identifier": "T-FORMERLY"}]})json"), testing::IsEmpty());
  const auto parts = read_out(formats_->all().front(), *vocabularies_,
                              thing(R"json({"place": [{"identifier": "T-FORMERLY"}]})json"));
  EXPECT_EQ(std::get<TermChoice>(parts[0].rows[0].items[0]).id, records::TermId("T-EVERYWHERE"));
  EXPECT_THAT(said(R"json({"place": [{"identifier": "T-GONE"}]})json"),
              testing::ElementsAre("warning place[0] format.retired-term"));
}

TEST_F(FormatLanguage, ReadsLanguagesAsTheSystemInUseNamesThem) {
  for (const char* written : {"fr", "lang-fr", "fra"}) {
    const auto members = std::string(R"json({"spoken": {"identifier": ")json") + written + "\"}}";
    EXPECT_THAT(said(members), testing::IsEmpty()) << written;
  }
  EXPECT_THAT(said(R"json({"spoken": {"identifier": "<b>"}})json"),
              testing::ElementsAre("error spoken format.bad-language"));
  const auto parts = read_out(formats_->all().front(), *vocabularies_,
                              thing(R"json({"spoken": {"identifier": "lang-fr"}})json"));
  EXPECT_EQ(std::get<Spoken>(parts[0].rows[0].items[0]).language, "fr");
}

TEST_F(FormatLanguage, TellsWhichPartAFieldPlays) {
  std::string with_roles(format);
  with_roles.replace(with_roles.find("label = \"Other names\""), 0, "role = \"common-names\"\n");
  const auto read = read_formats(*vocabularies_, with_roles);
  ASSERT_TRUE(read.ok()) << describe(read.problem());
  const Format& thing_format = *read->all().front();
  EXPECT_EQ(thing_format.field_with(Role::common_names)->name, "names");
  EXPECT_EQ(thing_format.field_with(Role::lmos), nullptr);

  const auto parts = read_out(&thing_format, *vocabularies_, thing(R"json({"names": [{"en": "four"}]})json"));
  ASSERT_NE(row_with(parts, Role::common_names), nullptr);
  EXPECT_EQ(row_with(parts, Role::common_names)->field, "names");
  EXPECT_THAT(rows_with(parts, Role::telephone), testing::IsEmpty());
}

TEST_F(FormatLanguage, RefusesARoleThatNobodyKnows) {
  std::string wrong(format);
  wrong.replace(wrong.find("label = \"Other names\""), 0, "role = \"hero\"\n");
  const auto read = read_formats(*vocabularies_, wrong);
  ASSERT_FALSE(read.ok());
  EXPECT_THAT(read.problem().arguments.at(1).second, testing::HasSubstr("\"hero\" is no role"));
}

TEST_F(FormatLanguage, WarnsOfMoreThanIsAskedFor) {
  EXPECT_THAT(said(R"json({"names": [{"en": "four"}, {"en": "fünf!"}]})json"),
              testing::ElementsAre("warning names format.too-many",
                                   "warning names[1].en format.too-many-characters"));
}

TEST_F(FormatLanguage, LeadsFormNamesThroughListsAndIntoGroups) {
  EXPECT_EQ(records::canonical_json(normalised(
                R"json({"synonym": [{"value": {"en": "a"}}, {"value": {"en": "b"}, "more": 1}]})json")),
            R"json({"about":{"asks":false},"names":[{"en":"a"},{"en":"b"}],"synonym":[{"more":1}]})json");
  EXPECT_EQ(records::canonical_json(normalised(R"json({"formFields": {"inside": "x"}})json")),
            R"json({"about":{"asks":false,"inside":"x"}})json");
  EXPECT_EQ(
      records::canonical_json(normalised(R"json({"formFields": {"inside": "x"}, "about": "broken"})json")),
      R"json({"about":"broken"})json");
}

TEST_F(FormatLanguage, RefusesConditionsInARepeatedGroup) {
  std::string wrong(format);
  wrong.replace(wrong.find("type = \"group\"\n"), 15, "type = \"group\"\nmany = true\n");
  const auto read = read_formats(*vocabularies_, wrong);
  ASSERT_FALSE(read.ok());
  EXPECT_THAT(read.problem().arguments.at(1).second,
              testing::HasSubstr("members of a repeated group have no conditions"));
}

TEST_F(FormatLanguage, RefusesATextBesideATermThatIsNotThere) {
  std::string wrong(format);
  wrong.replace(wrong.find("\"other\""), 7, "\"wrong\"");
  const auto read = read_formats(*vocabularies_, wrong);
  ASSERT_FALSE(read.ok());
  EXPECT_THAT(read.problem().arguments.at(1).second, testing::HasSubstr("there is no term \"wrong\""));
}

TEST_F(FormatLanguage, RefusesAConditionThatIsUsedNowhere) {
  std::string wrong(format);
  wrong.replace(wrong.find("needed_when = \"asks\"\n"), 21, "");
  const auto read = read_formats(*vocabularies_, wrong);
  ASSERT_FALSE(read.ok());
  EXPECT_THAT(read.problem().arguments.at(1).second, testing::HasSubstr("\"asks\" is used nowhere"));
}

TEST_F(FormatLanguage, FindsWhatCanNeverBeAsked) {
  const auto unreachable_with = [&](std::string_view more) {
    const auto read = read_formats(*vocabularies_, std::string(format) + std::string(more));
    EXPECT_TRUE(read.ok()) << describe(read.problem());
    return unreachable(*read->all().front());
  };
  constexpr std::string_view field = "[[section.field]]\nname = \"x\"\ntype = \"text\"\nlabel = \"X\"\n";
  const auto shown = [&](std::string_view condition) {
    return unreachable_with(std::string(field) + "shown_when = \"" + std::string(condition) + "\"\n");
  };
  EXPECT_THAT(unreachable_with(""), testing::IsEmpty());
  EXPECT_THAT(shown("about.asks and not asks"), testing::ElementsAre("field x"));
  EXPECT_THAT(shown("about.asks is no and about.inside given"), testing::ElementsAre("field x"))
      << "the second is only asked when the first is yes";
  EXPECT_THAT(shown("place has several of other, everywhere"), testing::IsEmpty());
  EXPECT_THAT(shown("place has other and not place given"), testing::ElementsAre("field x"));
  EXPECT_THAT(unreachable_with(std::string(field) +
                               "shown_when = \"about.asks\"\nneeded_when = \"about.asks is no\"\n"),
              testing::ElementsAre("needed: x"));
  EXPECT_THAT(unreachable_with("[[rule]]\nid = \"r\"\nfield = \"name\"\nseverity = \"error\"\nmessage = "
                               "\"m\"\nviolated_when = \"about.asks and about.asks is no\"\n"),
              testing::ElementsAre("rule r"));
}

}  // namespace
}  // namespace bch::formats
