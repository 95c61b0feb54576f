#include "portal/problems.h"

#include "treaty/edition_0.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bch::portal {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

class Problems : public testing::Test {
 protected:
  [[nodiscard]] const renditions::Reader& reader() const { return *readers_->front(); }
  [[nodiscard]] std::string why(const Problem& problem) const {
    return said_of(reader(), problem, http_status(problem.kind)).why;
  }

  Result<languages::Languages> languages_ = languages::Languages::read(treaty::edition_0());
  Result<languages::Catalogues> catalogues_ = languages::Catalogues::read(*languages_, treaty::edition_0());
  Result<std::vector<std::unique_ptr<const renditions::Reader>>> readers_ =
      renditions::readers(*languages_, *catalogues_);
};

TEST_F(Problems, SayWhatTheOperatorHasToPutRight) {
  EXPECT_THAT(why({Problem::Kind::failed, "store.disk-full", {}}), HasSubstr("disk"));
  const Problem::Arguments times{{"clock", "2026-03-01T11:00:00.000Z"}, {"last", "2026-03-01T12:00:00.000Z"}};
  EXPECT_THAT(why({Problem::Kind::failed, "journal.clock-behind", times}),
              HasSubstr("2026-03-01T11:00:00.000Z"));
}

TEST_F(Problems, KeepTheInsideOfTheMachineToThemselves) {
  EXPECT_THAT(why({Problem::Kind::damaged, "store.damaged", {{"detail", "codes"}}}), IsEmpty());
}

}  // namespace
}  // namespace bch::portal
