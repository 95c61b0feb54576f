#include "formats/withholding.h"

#include "formats/applying.h"
#include "formats/reading.h"
#include "records/json.h"
#include "treaty/edition_0.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace bch::formats {
namespace {

class Withholding : public testing::Test {
 protected:
  [[nodiscard]] const Format& of(const std::string& id) const {
    return *formats->find(records::FormatId(id));
  }
  [[nodiscard]] bool may(const std::string& id, std::string_view path) const {
    return std::ranges::count(withholdable(of(id)), path) > 0;
  }
  static records::Document body(const std::string& format, const std::string& members) {
    return records::read_json(R"({"government":{"identifier":"xa"},"header":{"schema":")" + format +
                              R"(","languages":["en"]},)" + members + "}")
        .value();
  }

  Result<vocabularies::Vocabularies> vocabularies = vocabularies::Vocabularies::read(treaty::edition_0());
  Result<Formats> formats = Formats::read(treaty::edition_0(), *vocabularies);
};

TEST_F(Withholding, IsForAnswersOfNationalRecordsThatArticle21Allows) {
  EXPECT_TRUE(may("biosafetyDecision", "reasons"));
  EXPECT_TRUE(may("biosafetyDecision", "conditions"));
  EXPECT_TRUE(may("nationalRiskAssessment", "receivingEnvironment"));
  EXPECT_TRUE(may("authority", "phones"));
  for (const auto& [path, why] : std::vector<std::pair<std::string, std::string>>{
           {"title", "by which it is known"},
           {"government", "of whom it is"},
           {"importers", "Article 21.6(a)"},
           {"modifiedOrganisms", "Article 21.6(b)"},
           {"riskAssessments", "Article 21.6(c)"},
           {"adverseEffectInformation", "Article 21.6(d)"},
           {"decisionResult", "what else is asked depends on it"},
           {"nothing", "not a field"}})
    EXPECT_FALSE(may("biosafetyDecision", path)) << path << ": " << why;
  EXPECT_TRUE(withholdable(of("organism")).empty()) << "belongs to no Government";
}

TEST_F(Withholding, TakesMarkedAnswersOutAndSaysSo) {
  auto draft = body("biosafetyExpert", R"("nationality":{"identifier":"xa"},"email":"a@xa.example",
      "_typed":{"email":" a@xa.example"},"notes":"ours")");
  const auto paths = withholdable(of("biosafetyExpert"));
  ASSERT_FALSE(paths.empty());
  draft.set("extra", 1);
  draft = with_mark(draft, {paths.front(), "why", "", false});
  put_answer(draft, paths.front(), "Zq");
  const auto published = as_published(*formats, of("biosafetyExpert"), draft);
  EXPECT_EQ(records::canonical_json(published.body).find("Zq"), std::string::npos);
  ASSERT_EQ(published.kept.size(), 1U);
  EXPECT_EQ(published.kept[0].answer.text(), "Zq");
  EXPECT_EQ(withheld_in(published.body)[0].field, paths.front());
  EXPECT_EQ(published.body.find(marks_member), nullptr);
  EXPECT_EQ(published.body.find(typed_member), nullptr);
}

TEST_F(Withholding, ReachesMembersOfGroups) {
  const auto paths = withholdable(of("biosafetyExpert"));
  const auto inner =
      std::ranges::find_if(paths, [](const auto& path) { return path.find('.') != std::string::npos; });
  ASSERT_NE(inner, paths.end());
  auto draft = body("biosafetyExpert", R"("notes":"ours")");
  put_answer(draft, *inner, "Zq");
  draft = with_mark(draft, {*inner, "why", "", false});
  const auto published = parted(draft).body;
  EXPECT_EQ(records::canonical_json(published).find("Zq"), std::string::npos);
  const auto parts = read_out(&of("biosafetyExpert"), *vocabularies, published);
  const auto is_group = [&](const Row& row) { return row.field == inner->substr(0, inner->find('.')); };
  for (const auto& part : parts) {
    const auto row = std::ranges::find_if(part.rows, is_group);
    if (row == part.rows.end()) continue;
    const auto* group = std::get_if<Group>(&row->items.front());
    ASSERT_NE(group, nullptr);
    EXPECT_TRUE(std::holds_alternative<WithheldValue>(group->rows.front().items.front()));
    return;
  }
  ADD_FAILURE() << "readers are not told";
}

TEST_F(Withholding, CountsAsAnAnswerAndIsReadOut) {
  const auto record =
      with_withheld(body("nationalRiskAssessment", R"("title":{"en":"RA"})"), {{"scopes", {}}});
  const auto findings = formats->examine(record);
  EXPECT_FALSE(std::ranges::any_of(
      findings, [](const Finding& each) { return each.path == "scopes" && each.key == "format.missing"; }));
  bool is_said = false;
  for (const auto& part : read_out(&of("nationalRiskAssessment"), *vocabularies, record)) {
    for (const auto& row : part.rows)
      is_said = is_said || (row.field == "scopes" && !row.facet &&
                            std::holds_alternative<WithheldValue>(row.items.front()));
  }
  EXPECT_TRUE(is_said);
}

TEST_F(Withholding, IsExamined) {
  const auto keys = [&](const std::vector<Withheld>& withheld) {
    std::string said;
    const auto record = with_withheld(
        body("biosafetyDecision", R"("title":{"en":"D"},"reasons":{"en":"Because"})"), withheld);
    for (const auto& finding : formats->examine(record)) {
      if (finding.key.find("withheld") != std::string::npos) said += finding.key + " ";
    }
    return said;
  };
  EXPECT_EQ(keys({{"conditions", {}}}), "");
  EXPECT_EQ(keys({{"date", {}}, {"else", {}}}), "format.may-not-be-withheld format.may-not-be-withheld ");
  EXPECT_EQ(keys({{"reasons", {}}}), "format.withheld-and-given ");
}

TEST_F(Withholding, KeepsTheMarkedAnswersOfAnother) {
  const auto before =
      with_mark(body("biosafetyDecision", R"("reasons":{"en":"Zq"})"), {"reasons", "why", "", true});
  auto late = body("biosafetyDecision", R"("reasons":{"en":"Other"},"title":{"en":"T"})");
  late = with_marked_of(before, late);
  EXPECT_EQ(late.at("reasons.en").text(), "Zq");
  EXPECT_EQ(late.at("title.en").text(), "T");
  EXPECT_TRUE(marks_in(late)[0].commits);
}

}  // namespace
}  // namespace bch::formats
