#include "desk/form.h"

#include "../../tests/desk/filled_form.h"
#include "commands/inventor.h"
#include "formats/applying.h"
#include "formats/header.h"
#include "formats/withholding.h"
#include "records/json.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bch::desk {
namespace {

using formats::Format;
using records::Document;

const node::Treaty& treaty() {
  static const auto read = node::built_in_treaty();
  return **read;
}

const renditions::Reader& reader() {
  static const auto made =
      renditions::make_reader(treaty().languages(), treaty().languages().fallback(), treaty().catalogues());
  return **made;
}

std::optional<Candidate> named(const records::RecordId& record) {
  return Candidate{record, "Record " + record.value().substr(0, 4), "BCH-X-XA-1"};
}

struct Draft {
  const Format& format;
  Document body;
  std::vector<std::string> languages = formats::read_header(body).languages;
  formats::Findings findings = formats::examine_draft(treaty().formats(), format, body);

  explicit Draft(Document given) : format(*treaty().formats().of(given)), body(std::move(given)) {}
  [[nodiscard]] Asking asking() const {
    return {treaty().formats(), format,   body,  languages,
            findings,           reader(), named, Url::local("en", "desk", "draft", "1")};
  }
};

Document draft(std::string_view format, std::string_view members = "") {
  return *records::read_json(R"({"header":{"schema":")" + std::string(format) +
                             R"(","languages":["en","fr"]})" + (members.empty() ? "" : ",") +
                             std::string(members) + "}");
}

// What all sections of the form send, put into a body.
Document sent_back(const Draft& from, Document into) {
  for (const Step& step : steps_of(from.asking())) {
    const FilledForm filled(section_form(from.asking(), step.section).text());
    auto after = with_answers(treaty().formats(), from.format, std::move(into), filled.form());
    EXPECT_TRUE(after.ok());
    if (!after.ok()) return {};
    into = *std::move(after);
  }
  return into;
}

// HTML may write an apostrophe as an entity or as it is.
Document with_plain_apostrophes(const Document& texts) {
  constexpr std::string_view entity = "&#39;";
  Document plain = Document::members();
  for (const auto& [language, html] : texts.entries()) {
    std::string text(html.text());
    for (auto at = text.find(entity); at != std::string::npos; at = text.find(entity, at))
      text.replace(at, entity.size(), "'");
    plain.set(language, text);
  }
  return plain;
}

Document in_one_order(const formats::Field& field, Document value) {
  const bool is_set = field.type == formats::FieldType::term || field.type == formats::FieldType::party;
  if (is_set && field.many) {
    Document::List items(value.items().begin(), value.items().end());
    std::ranges::sort(items, {}, records::canonical_json);
    return items;
  }
  if (field.many) {
    formats::Field one = field;
    one.many = false;
    Document::List items;
    for (const Document& item : value.items()) items.push_back(in_one_order(one, item));
    return items;
  }
  if (field.type == formats::FieldType::language)
    return value.is(Document::Kind::text) ? value : value.at("identifier");
  if (field.type == formats::FieldType::rich) return with_plain_apostrophes(value);
  for (const auto& member : field.members) {
    if (const Document* inner = value.find(member.name))
      value.set(member.name, in_one_order(member, Document(*inner)));
  }
  return value;
}

// Terms and Governments chosen stand in the order of the vocabulary when they are sent anew, a language and
// an apostrophe may be written in two ways, and nothing is said of what is null.
Document in_one_order(const Format& format, const Document& body) {
  Document ordered = Document::members();
  for (const auto& [name, value] : body.entries()) {
    const auto* field = format.field(name);
    if (!value.is_blank()) ordered.set(name, field == nullptr ? value : in_one_order(*field, value));
  }
  return ordered;
}

std::vector<Document> demonstration() {
  std::vector<Document> bodies;
  const std::filesystem::path root(BCH_SOURCE_DIR);
  for (const auto* folder : {"demonstration", "reference"}) {
    for (const auto& file : std::filesystem::directory_iterator(root / folder)) {
      if (file.path().extension() != ".ndjson") continue;
      std::ifstream lines(file.path());
      for (std::string line; std::getline(lines, line);) {
        auto body = *records::read_json(line);  // or a history, or a withdrawal
        if (treaty().formats().of(body) != nullptr) bodies.push_back(std::move(body));
      }
    }
  }
  return bodies;
}

void expect_round_trip(const Document& body) {
  const Draft filled(body);
  const auto without_nulls = in_one_order(filled.format, body);
  EXPECT_EQ(records::pretty_json(in_one_order(filled.format, sent_back(filled, body))),
            records::pretty_json(without_nulls));
  const Document asked = formats::without_what_does_not_apply(filled.format, body);
  Document empty;
  empty.set(formats::member::header, body.at(formats::member::header));
  EXPECT_EQ(records::pretty_json(in_one_order(filled.format, sent_back(Draft(asked), std::move(empty)))),
            records::pretty_json(in_one_order(filled.format, asked)));
}

TEST(DraftForm, GivesBackWhatItShowsOfEveryFormat) {
  commands::Inventor inventor(treaty(), 7);
  std::set<std::string> formats;
  for (int i = 0; i < 400; ++i) {
    const Document body = inventor.invent();
    if (formats.insert(formats::read_header(body).format.value()).second || i % 7 == 0)
      expect_round_trip(body);
    if (HasFailure()) return;
  }
  EXPECT_EQ(formats.size(), treaty().formats().all().size());
}

TEST(DraftForm, GivesBackTheRecordsOfTheDemonstration) {
  std::size_t tried = 0;
  for (const Document& body : demonstration()) {
    if (tried++ % 5 == 0) expect_round_trip(body);
    if (HasFailure()) return;
  }
  EXPECT_GT(tried, 100U);
}

std::string page(const Draft& draft, std::string_view section) {
  return section_form(draft.asking(), section).text();
}

std::vector<std::string> sections(const Draft& draft) {
  std::vector<std::string> ids;
  for (const Step& step : steps_of(draft.asking())) ids.push_back(step.section);
  return ids;
}

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

TEST(DraftForm, HasTheSectionsForWhichTheAnswersAsk) {
  const std::string format = "biosafetyDecision";
  EXPECT_THAT(sections(Draft(draft(format))), Not(Contains("result")));
  const auto* term = treaty().formats().vocabularies().find("decision-types")->with_key("domestic-use");
  const Draft direct_use(draft(format, R"("decisionTypes":[{"identifier":")" + term->id.value() + R"("}])"));
  EXPECT_THAT(sections(direct_use), Contains("result"));
  EXPECT_EQ(page(Draft(draft(format)), "result"), "");
  EXPECT_EQ(page(direct_use, "no-such-section"), "");
}

TEST(DraftForm, CountsWhatIsMissingAndWhatIsWrongApart) {
  const Draft contact(draft("contact", R"("emails":["a@b.example"],"country":{"identifier":"zz"})"));
  for (const Step& step : steps_of(contact.asking())) {
    EXPECT_EQ(step.warnings, step.section == "address" ? 1U : 0U) << step.section;
    EXPECT_TRUE(step.is_complete) << step.section;
  }
  const Draft person(draft("contact", R"("type":"person")"));
  const auto steps = steps_of(person.asking());
  const auto step = std::ranges::find(steps, "person", &Step::section);
  ASSERT_NE(step, steps.end());
  EXPECT_EQ(step->missing, 2U);
  EXPECT_FALSE(step->is_complete);
}

TEST(DraftForm, SaysThatAnAnswerIsMissingOnlyAfterPublishingWasAskedFor) {
  const Draft contact(draft("contact", R"("type":"person")"));
  EXPECT_THAT(page(contact, "person"), Not(HasSubstr("has to be answered")));
  Asking asking = contact.asking();
  asking.judged = Judged::whole;
  const std::string judged = section_form(asking, "person").text();
  EXPECT_THAT(judged, HasSubstr("role=\"alert\""));
  EXPECT_THAT(judged, HasSubstr("<a href=\"#q-firstName\">First name</a> This has to be answered."));
  EXPECT_THAT(judged, HasSubstr("id=\"q-firstName\""));
  EXPECT_THAT(judged, HasSubstr("aria-describedby=\"h-firstName\" aria-invalid=\"true\""));
}

TEST(DraftForm, HidesAndHoldsBackWhatIsNotAskedNow) {
  const Draft amends(
      draft("biosafetyDecision", R"("isAmendment":true,"amendmentsDetails":{"en":"<p>a</p>"})"));
  EXPECT_THAT(page(amends, "general"),
              HasSubstr("<fieldset class=\"when\" data-when=\"[&quot;yes&quot;,&quot;isAmendment&quot;]\">"));
  const Draft does_not(
      draft("biosafetyDecision", R"("isAmendment":false,"amendmentsDetails":{"en":"<p>a</p>"})"));
  EXPECT_THAT(page(does_not, "general"), HasSubstr("isAmendment&quot;]\" hidden disabled>"));
  const FilledForm filled(page(does_not, "general"));
  EXPECT_FALSE(filled.form().has("amendmentsDetails.en"));
  const auto kept = with_answers(treaty().formats(), does_not.format, does_not.body, filled.form());
  EXPECT_EQ(kept->at("amendmentsDetails.en").text(), "<p>a</p>");
  EXPECT_THAT(page(does_not, "general"), HasSubstr("without-script"));
}

TEST(DraftForm, ShowsOneMoreRowWhereItWasAskedFor) {
  const Draft contact(draft("contact", R"("phones":["1","2"])"));
  EXPECT_THAT(page(contact, "reach"), Not(HasSubstr("name=\"phones.2\"")));
  Asking asking = contact.asking();
  asking.deed = {Deed::Kind::add, "phones", {}};
  EXPECT_THAT(section_form(asking, "reach").text(), HasSubstr("name=\"phones.2\""));
}

TEST(DraftForm, OffersRecordsThatWereFound) {
  const Draft contact(draft("contact", R"("type":"person")"));
  Asking asking = contact.asking();
  asking.deed = {Deed::Kind::find, "contactOrganization", {}};
  asking.words = "<office>";
  EXPECT_THAT(section_form(asking, "person").text(),
              HasSubstr("No record was found for &quot;&lt;office&gt;&quot;"));
  const auto id = *records::parse_record_id("D967B2D7-1B6A-5BC9-A013-0E4D5AB0B525");
  asking.found = {{id, "Office", "BCH-CON-XA-1"}};
  const std::string found = section_form(asking, "person").text();
  EXPECT_THAT(found, HasSubstr("name=\"pick.contactOrganization\" value=\"" + id.value() + "\""));
  EXPECT_THAT(found, HasSubstr("/en/desk/draft/1/new?field=contactOrganization&amp;format=contact"));
}

TEST(DraftForm, ShowsATextAsItWasTypedAndWhatIsWrongWithIt) {
  const Draft extended(draft("biosafetyExpert", R"("_typed":{"currentEmployment.x":"a"})"));
  EXPECT_TRUE(sections(extended).size() > 2);
  const Draft dated(draft("biosafetyDecision", R"("date":"31/12/2025")"));
  const std::string general = page(dated, "general");
  EXPECT_THAT(general, HasSubstr("value=\"31/12/2025\""));
  EXPECT_THAT(general, HasSubstr("is not a date"));
}

TEST(DraftForm, AsksWhyAnAnswerIsConfidential) {
  const Draft open(draft("nationalRiskAssessment", R"("receivingEnvironment":{"en":"Fields"})"));
  const std::string asked = page(open, "method");
  EXPECT_THAT(asked, HasSubstr("name=\"withhold.receivingEnvironment\""));
  EXPECT_THAT(asked, Not(HasSubstr("withhold-until.")));
  EXPECT_THAT(page(open, "general"), Not(HasSubstr("withhold.title")));

  http::Form sent{http::Query({{"answers", "receivingEnvironment"},
                               {"receivingEnvironment.en", "Fields"},
                               {"withhold.receivingEnvironment", " Ours "}}),
                  {}};
  const Draft marked(with_answers(treaty().formats(), open.format, open.body, sent).value());
  const auto marks = formats::marks_in(marked.body);
  ASSERT_EQ(marks.size(), 1U);
  EXPECT_EQ(marks[0].reason, "Ours");
  EXPECT_THAT(page(marked, "method"), HasSubstr("name=\"withhold-until.receivingEnvironment\""));
  EXPECT_EQ(sent_back(marked, marked.body), marked.body);

  auto asking = marked.asking();
  asking.sees_withheld = false;
  const std::string hidden = section_form(asking, "method").text();
  EXPECT_THAT(hidden, Not(HasSubstr("Fields")));
  EXPECT_THAT(hidden, Not(HasSubstr("Ours")));
  EXPECT_THAT(hidden, Not(HasSubstr("value=\"receivingEnvironment\"")));

  sent = {http::Query({{"answers", "receivingEnvironment"}, {"withhold.receivingEnvironment", ""}}), {}};
  EXPECT_TRUE(
      formats::marks_in(with_answers(treaty().formats(), open.format, marked.body, sent).value()).empty());
}

TEST(DraftForm, KeepsPagesLight) {
  constexpr std::size_t most_of_decisions = 20'000;
  constexpr std::size_t most = 32'000;  // posts of an expert, in the six languages
  std::set<std::string> seen;
  for (const Document& body : demonstration()) {
    const Draft filled(body);
    const bool decides = filled.format.has(formats::Aspect::decides);
    if (!seen.insert(filled.format.id.value()).second && !decides) continue;
    for (const Step& step : steps_of(filled.asking()))
      EXPECT_LT(page(filled, step.section).size(), decides ? most_of_decisions : most)
          << filled.format.id.value() << " " << step.section;
  }
}

}  // namespace
}  // namespace bch::desk
