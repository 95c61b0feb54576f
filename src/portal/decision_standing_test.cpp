#include "portal/decision_standing.h"

#include "records/json.h"
#include "treaty/edition_0.h"

#include <gtest/gtest.h>

namespace bch::portal {
namespace {

class DecisionStandings : public testing::Test {
 protected:
  // A decision with the terms of the words given, of the format that decides.
  [[nodiscard]] Decision decision(int number, std::string_view date, std::string_view subject,
                                  std::string_view result, std::string_view party = "xa") const {
    const formats::Format* format = deciding();
    registry::Version version;
    version.entry.record =
        *records::parse_record_id("00000000-0000-4000-8000-00000000000" + std::to_string(number));
    version.entry.party = records::PartyId(std::string(party));
    version.entry.format = format->id;
    records::Document body;
    body.set(format->dated_by, std::string(date));
    body.set(format->field_with(formats::Role::subject)->name,
             records::Document(records::Document::List{term(formats::Role::subject, subject)}));
    body.set(format->field_with(formats::Role::result)->name, term(formats::Role::result, result));
    return read(std::move(version), std::move(body));
  }
  [[nodiscard]] Decision read(registry::Version version, records::Document body) const {
    renditions::Record record;
    record.book = std::make_shared<const renditions::Book>(std::move(version), std::move(body), *formats_);
    record.format = record.book->format;
    return read_decision(*formats_, std::move(record));
  }
  [[nodiscard]] DecisionStanding standing(const Decision& decision,
                                          const std::vector<Decision>& others) const {
    std::vector<const Decision*> all;
    for (const Decision& other : others) all.push_back(&other);
    return standing_of(decision, all);
  }
  [[nodiscard]] const formats::Format* deciding() const {
    for (const auto* format : formats_->all()) {
      if (format->has(formats::Aspect::decides)) return format;
    }
    return nullptr;
  }
  [[nodiscard]] records::Document term(formats::Role role, std::string_view key) const {
    records::Document chosen;
    chosen.set("identifier", deciding()->field_with(role)->vocabulary->with_key(key)->id.value());
    return chosen;
  }

  Result<vocabularies::Vocabularies> vocabularies_ = vocabularies::Vocabularies::read(treaty::edition_0());
  Result<formats::Formats> formats_ = formats::Formats::read(treaty::edition_0(), *vocabularies_);
};

TEST_F(DecisionStandings, ALaterDecisionOfTheSameCountryOnTheSameUseFollows) {
  const auto first = decision(1, "2020", "introduction", "approval");
  const auto later = decision(2, "2023-05-01", "aia", "prohibition");
  const auto latest = decision(3, "2024", "introduction", "approval");
  const std::vector<Decision> all{first, later, latest};
  ASSERT_NE(standing(first, all).followed_by, nullptr);
  EXPECT_EQ(standing(first, all).followed_by->record.entry().record, latest.record.entry().record);
  EXPECT_EQ(standing(latest, all).followed_by, nullptr);
}

TEST_F(DecisionStandings, OtherCountriesAndOtherUsesDoNotFollow) {
  const auto first = decision(1, "2020", "introduction", "approval");
  EXPECT_EQ(standing(first, {decision(2, "2023", "transit", "approval")}).followed_by, nullptr);
  EXPECT_EQ(standing(first, {decision(2, "2023", "introduction", "approval", "xb")}).followed_by, nullptr);
}

TEST_F(DecisionStandings, AResultThatDoesNotEndTheMatterIsOpenUntilOneFollows) {
  const auto asked = decision(1, "2020", "introduction", "more-information");
  EXPECT_TRUE(standing(asked, {asked}).is_open);
  EXPECT_FALSE(standing(asked, {decision(2, "2021", "introduction", "approval")}).is_open);
  EXPECT_FALSE(standing(decision(3, "2020", "introduction", "approval"), {}).is_open);
}

TEST_F(DecisionStandings, ADecisionSaysThatItAmendsAnother) {
  const auto first = decision(1, "2020", "introduction", "approval");
  const auto other = decision(2, "2021", "transit", "approval");
  records::Document reference;
  reference.set("identifier", first.record.entry().record.value());
  auto body = other.record.body();
  body.set(deciding()->field_with(formats::Role::amends)->name,
           records::Document(records::Document::List{reference}));
  const auto amending = read(other.record.version(), std::move(body));
  EXPECT_NE(standing(first, {amending}).amended_by, nullptr);
}

}  // namespace
}  // namespace bch::portal
