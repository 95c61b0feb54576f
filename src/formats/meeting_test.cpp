#include "formats/meeting.h"

#include "formats/formats.h"
#include "records/json.h"
#include "treaty/edition_0.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace bch::formats {
namespace {

class MeetingOf : public testing::Test {
 protected:
  [[nodiscard]] const Format* format() const {
    const auto all = formats_->all();
    const auto found =
        std::ranges::find_if(all, [](const auto* each) { return each->has(Aspect::is_meeting); });
    return found == all.end() ? nullptr : *found;
  }
  [[nodiscard]] std::optional<Meeting> read(const std::string& json) const {
    return meeting_of(format(), *vocabularies_, *records::read_json(json));
  }

  Result<vocabularies::Vocabularies> vocabularies_ = vocabularies::Vocabularies::read(treaty::edition_0());
  Result<Formats> formats_ = Formats::read(treaty::edition_0(), *vocabularies_);
};

TEST_F(MeetingOf, SaysWhenAndWhere) {
  ASSERT_NE(format(), nullptr);
  const auto meeting = read(
      R"({"startDate":"2026-03-01","endDate":"2026-03-04","status":"confirmed","place":{"en":"Demo City"},"country":{"identifier":"xa"}})");
  ASSERT_TRUE(meeting);
  EXPECT_EQ(meeting->begins, (CivilDate{2026, 3, 1}));
  EXPECT_EQ(meeting->ends, (CivilDate{2026, 3, 4}));
  EXPECT_EQ(meeting->place.size(), 2U);
  EXPECT_EQ(meeting->holding, Holding::as_planned);
}

TEST_F(MeetingOf, KnowsWhatIsCalledOffAndWhatMayChange) {
  EXPECT_EQ(read(R"({"startDate":"2026-03","status":"cancelled"})")->holding, Holding::called_off);
  EXPECT_EQ(read(R"({"startDate":"2026-03","status":"tentative"})")->holding, Holding::uncertain);
}

TEST_F(MeetingOf, IsNothingWithoutABeginning) {
  EXPECT_FALSE(read(R"({"status":"confirmed"})"));
  EXPECT_FALSE(meeting_of(nullptr, *vocabularies_, records::Document()));
}

TEST_F(MeetingOf, DoesNotEndBeforeItBegins) {
  EXPECT_FALSE(read(R"({"startDate":"2026-03-05","endDate":"2026-03-04"})")->ends);
}

}  // namespace
}  // namespace bch::formats
