#include "desk/answers.h"

#include "base/limits.h"
#include "desk/splices.h"
#include "formats/applying.h"
#include "records/json.h"
#include "treaty/edition_0.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bch::desk {
namespace {

using records::Document;
using Sent = std::vector<http::Query::Parameter>;

const formats::Formats& formats() {
  static const auto vocabularies = vocabularies::Vocabularies::read(treaty::edition_0());
  static const auto read = formats::Formats::read(treaty::edition_0(), *vocabularies);
  return *read;
}

Document body(std::string_view format, std::string_view members = "") {
  return *records::read_json(R"({"header":{"schema":")" + std::string(format) +
                             R"(","languages":["en","fr"]})" + (members.empty() ? "" : ",") +
                             std::string(members) + "}");
}

Result<Document> answered(const Document& before, Sent sent) {
  return with_answers(formats(), *formats().of(before), before, {http::Query(std::move(sent)), {}});
}

// The members beside the header.
std::string after(const Document& before, Sent sent) {
  auto made = answered(before, std::move(sent));
  if (!made.ok()) return describe(made.problem());
  made->remove("header");
  return records::canonical_json(*made);
}

TEST(Answers, TouchOnlyTheQuestionsThatWereShown) {
  const auto before = body("authority", R"("name":{"en":"A"},"emails":["a@b.example"])");
  EXPECT_EQ(after(before, {{"answers", "name"}, {"name.en", "B"}, {"emails.0", "x"}}),
            R"({"emails":["a@b.example"],"name":{"en":"B"}})");
  EXPECT_EQ(after(before, {{"answers", "name"}, {"name.en", ""}, {"answers", "nothing"}}),
            R"({"emails":["a@b.example"]})");
}

TEST(Answers, LeaveALanguageThatWasNotSent) {
  const auto before = body("authority", R"("name":{"en":"A","ru":"Б"})");
  EXPECT_EQ(after(before, {{"answers", "name"}, {"name.fr", "C"}}),
            R"({"name":{"en":"A","fr":"C","ru":"Б"}})");
  EXPECT_EQ(after(before, {{"answers", "name"}, {"name.en", " \n"}, {"name.<b>", "x"}}),
            R"({"name":{"ru":"Б"}})");
}

TEST(Answers, KeepTheBytesOfWhatStandsAsItWasShown) {
  const auto before =
      body("authority", R"("responsibilities":{"en":"<p>a <strong>b</strong></p>\n<table>c</table>"},)"
                        R"("relevantInformation":{"en":"<p>a</p>\r\n<p><em>b</em></p>"},)"
                        R"("relevantDocuments":[{"url":"/x","tags":["kept"]}])");
  EXPECT_EQ(after(before, {{"answers", "responsibilities"},
                           {"html", "responsibilities.en"},
                           {"responsibilities.en", "<p>a <strong>b</strong></p>\nc"},
                           {"answers", "relevantInformation"},
                           {"relevantInformation.en", "a\n\n*b*"},
                           {"answers", "relevantDocuments"},
                           {"rows", "relevantDocuments:1"},
                           {"relevantDocuments.0.url", "/x"},
                           {"relevantDocuments.0.name", "Law"}}),
            R"({"relevantDocuments":[{"name":"Law","tags":["kept"],"url":"/x"}],)"
            R"("relevantInformation":{"en":"<p>a</p>\r\n<p><em>b</em></p>"},)"
            R"("responsibilities":{"en":"<p>a <strong>b</strong></p>\n<table>c</table>"}})");
}

TEST(Answers, KeepWhatCannotBeReadAsItWasTyped) {
  const auto expert = body("biosafetyExpert", R"("birthYear":1960)");
  EXPECT_EQ(after(expert, {{"answers", "birthYear"}, {"birthYear", "19 60"}}),
            R"({"_typed":{"birthYear":"19 60"}})");
  EXPECT_EQ(after(body("biosafetyExpert", R"("_typed":{"birthYear":"x"})"),
                  {{"answers", "birthYear"}, {"birthYear", "1961"}}),
            R"({"birthYear":1961})");
  const auto decision = body("biosafetyDecision");
  EXPECT_EQ(after(decision, {{"answers", "date"}, {"date", "31/12/2025"}}), R"({"date":"31/12/2025"})");
  EXPECT_EQ(after(decision, {{"answers", "date"}, {"date", " 2025/12/31"}}), R"({"date":"2025-12-31"})");
  EXPECT_EQ(after(decision, {{"answers", "date"}, {"date", "20251231"}}), R"({"date":"2025-12-31"})");
  // Markdown that is written in another way than the form would.
  EXPECT_EQ(after(decision, {{"answers", "reasons"}, {"reasons.en", "* a\n* b"}}),
            R"({"_typed":{"reasons.en":"* a\n* b"},"reasons":{"en":"<ul><li>a</li><li>b</li></ul>"}})");
}

TEST(Answers, ChooseAmongWhatThereIs) {
  const auto before = body("contact", R"("type":"person")");
  EXPECT_EQ(after(before, {{"answers", "type"}, {"type", "organization"}}), R"({"type":"organization"})");
  EXPECT_EQ(after(before, {{"answers", "type"}, {"type", "forged"}}), "{}");
  EXPECT_EQ(after(before, {{"answers", "type"}}), "{}");
  EXPECT_EQ(after(before, {{"answers", "country"}, {"country", "xa"}}),
            R"({"country":{"identifier":"xa"},"type":"person"})");
  const auto decision = body("biosafetyDecision", R"("isAmendment":true)");
  EXPECT_EQ(after(decision, {{"answers", "isAmendment"}, {"isAmendment", "false"}}),
            R"({"isAmendment":false})");
  EXPECT_EQ(after(decision, {{"answers", "isAmendment"}, {"isAmendment", ""}}), "{}");
}

TEST(Answers, KeepTermsInTheirOrderAndWhatIsWrittenBesideThem) {
  const auto& terms = formats().vocabularies().find("subject-areas")->terms;
  const auto other =
      formats().find(records::FormatId("authority"))->field("functions")->text_with.front().value();
  const std::string second = terms[1].id.value();
  const std::string first = terms[0].id.value();
  const auto before = body("authority", R"("functions":[{"identifier":")" + second + R"("},{"identifier":")" +
                                            first + R"(","x":1}])");
  EXPECT_EQ(after(before, {{"answers", "functions"},
                           {"functions", first},
                           {"functions", second},
                           {"functions", other},
                           {"functions", "forged"},
                           {"functions." + other + ".en", "Own"}}),
            R"({"functions":[{"identifier":")" + second + R"("},{"identifier":")" + first +
                R"(","x":1},{"customValue":{"en":"Own"},"identifier":")" + other + R"("}]})");
  EXPECT_EQ(after(before, {{"answers", "functions"}}), "{}");
}

TEST(Answers, RemoveAndMoveRowsByTheNumbersThatWereShown) {
  const auto before = body("contact", R"("phones":["1","2","3"])");
  const Sent sent{
      {"answers", "phones"}, {"rows", "phones:3"}, {"phones.0", ""}, {"phones.1", "2"}, {"phones.2", "3"}};
  const auto with = [&](std::string deed) {
    Sent all = sent;
    all.emplace_back("do", std::move(deed));
    return after(before, all);
  };
  EXPECT_EQ(after(before, sent), R"({"phones":["2","3"]})");
  EXPECT_EQ(with("remove:phones:1"), R"({"phones":["3"]})");
  EXPECT_EQ(with("up:phones:2"), R"({"phones":["3","2"]})");
  EXPECT_EQ(with("down:phones:1"), R"({"phones":["3","2"]})");
  EXPECT_EQ(with("remove:phones:9"), R"({"phones":["2","3"]})");
  EXPECT_EQ(with("add:phones"), R"({"phones":["2","3"]})");
}

TEST(Answers, TakeRecordsOnceAndOnlyRecords) {
  const std::string first = "D967B2D7-1B6A-5BC9-A013-0E4D5AB0B525";
  const std::string second = "E3107DE7-08BB-5587-A1EA-54C842DF47E2";
  const auto before = body("biosafetyDecision", R"("authorities":[{"identifier":")" + first + R"(@2"}])");
  EXPECT_EQ(after(before, {{"answers", "authorities"},
                           {"rows", "authorities:1"},
                           {"authorities.0", first + "@2"},
                           {"authorities.1", "no record"},
                           {"pick.authorities", first},
                           {"pick.authorities", second}}),
            R"({"authorities":[{"identifier":")" + first + R"(@2"},{"identifier":")" + second + R"("}]})");
  const auto contact = body("contact", R"("contactOrganization":{"identifier":")" + first + R"("})");
  const Sent sent{{"answers", "contactOrganization"}, {"contactOrganization", first}};
  EXPECT_EQ(after(contact, {sent[0], sent[1], {"do", "remove:contactOrganization"}}), "{}");
  EXPECT_EQ(after(contact, {sent[0], sent[1], {"pick.contactOrganization", second}}),
            R"({"contactOrganization":{"identifier":")" + second + R"("}})");
}

TEST(Answers, NeverBreakTheStructureOfALink) {
  const auto before = body("biosafetyDecision");
  EXPECT_EQ(
      after(before, {{"answers", "documents"}, {"documents.0.name", "Act"}, {"documents.1.language", "en"}}),
      R"({"documents":[{"name":"Act","url":""}]})");
}

TEST(Answers, OrderGenesInCassettes) {
  const std::string gene = "D967B2D7-1B6A-5BC9-A013-0E4D5AB0B525";
  const auto before = body("modifiedOrganism");
  const Sent sent{{"answers", "geneConstructs"},
                  {"geneConstructs.0.0.identifier", gene},
                  {"geneConstructs.0.0.type", "senseStart"},
                  {"geneConstructs.0.0.size", "many"},
                  {"geneConstructs.0.1.identifier", gene},
                  {"geneConstructs.0.1.type", "sense"},
                  {"geneConstructs.0.1.size", "900"},
                  {"geneConstructs.0.2.identifier", ""},
                  {"geneConstructs.0.2.type", "sense"},
                  {"do", "up:geneConstructs.0:1"}};
  const auto made = answered(before, sent);
  ASSERT_TRUE(made.ok());
  EXPECT_EQ(records::canonical_json(made->at("geneConstructs")),
            R"([[{"identifier":")" + gene + R"(","size":900,"type":"sense"},{"identifier":")" + gene +
                R"(","type":"senseStart"}]])");
  EXPECT_EQ(records::canonical_json(made->at(formats::typed_member)),
            R"({"geneConstructs.0.1.size":"many"})");
  const auto findings = formats::examine_draft(formats(), *formats().of(*made), *made);
  EXPECT_TRUE(
      std::ranges::any_of(findings, [](const auto& each) { return each.key == "format.not-a-number"; }));
  EXPECT_LT(formats::gravest(findings), formats::Severity::broken);
}

TEST(Answers, SpliceLongTexts) {
  const auto before = body("biosafetyDecision", R"("reasons":{"en":"<p>One two</p>"},"title":{"en":"a𝄞b"})");
  EXPECT_EQ(after(before, {{"answers", "reasons"}, {"splice.reasons.en", "4:3:7:*three*"}}),
            R"({"reasons":{"en":"<p>One <i>three</i></p>"},"title":{"en":"a𝄞b"}})");
  EXPECT_EQ(answered(before, {{"answers", "title"}, {"splice.title.en", "1:2:4:"}})->at("title.en").text(),
            "ab");
  for (const auto* bad :
       {"4:3:8:x", "4:4:7:x", "9:0:7:x", "x", "4:3:7", "-1:0:7:x", "99999999999999999999:0:7:x"}) {
    const auto refused = answered(before, {{"answers", "reasons"}, {"splice.reasons.en", bad}});
    ASSERT_FALSE(refused.ok()) << bad;
    EXPECT_EQ(refused.problem().kind, Problem::Kind::conflict);
  }
  EXPECT_FALSE(answered(before, {{"answers", "title"}, {"splice.title.en", "2:1:4:"}}).ok());
  EXPECT_FALSE(answered(before, {{"answers", "documents"}, {"splice.documents.0.url", "0:0:1:x"}}).ok());
}

TEST(Answers, HaveALimit) {
  Sent sent{{"answers", "phones"}};
  for (std::size_t row = 0; row <= limits::answer_rows; ++row)
    sent.emplace_back("phones." + std::to_string(row), "1");
  EXPECT_EQ(answered(body("contact"), sent).problem().kind, Problem::Kind::too_large);
}

TEST(Answers, ReadWhatAButtonAsks) {
  const auto deed = [](std::string said) { return deed_in({http::Query({{"do", std::move(said)}}), {}}); };
  EXPECT_EQ(deed("remove:geneConstructs.0:12").kind, Deed::Kind::remove);
  EXPECT_EQ(deed("remove:geneConstructs.0:12").path, "geneConstructs.0");
  EXPECT_EQ(deed("remove:geneConstructs.0:12").row, 12U);
  EXPECT_FALSE(deed("add:phones").row);
  EXPECT_EQ(deed("again").kind, Deed::Kind::again);
  EXPECT_EQ(deed("drop:all").kind, Deed::Kind::none);
  EXPECT_FALSE(deed("up:phones:x").row);
}

TEST(Answers, NameOneMoreRecordOrLink) {
  const auto decision = body("biosafetyDecision");
  const auto& format = *formats().of(decision);
  const auto id = *records::parse_record_id("D967B2D7-1B6A-5BC9-A013-0E4D5AB0B525");
  const auto once = with_reference(format, decision, "authorities", id);
  EXPECT_EQ(with_reference(format, once, "authorities", id), once);
  EXPECT_EQ(once.at("authorities").items().size(), 1U);
  EXPECT_EQ(with_reference(format, decision, "title", id), decision);
  EXPECT_EQ(records::canonical_json(with_link(format, decision, "documents", "/a", "A").at("documents")),
            R"([{"name":"A","url":"/a"}])");
}

}  // namespace
}  // namespace bch::desk
