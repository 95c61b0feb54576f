#include "renditions/feed.h"

#include "treaty/edition_0.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bch::renditions {
namespace {

using testing::HasSubstr;
using testing::Not;

class FeedText : public testing::Test {
 protected:
  [[nodiscard]] std::string text(const std::string& title) const {
    Listed listed{"BCH-NOT-SCBD-1",
                  title,
                  "",
                  "Notification",
                  "",
                  std::nullopt,
                  "en",
                  *parse_instant("2026-03-01T12:00:00Z"),
                  Url::local("en", "record", "BCH-NOT-SCBD-1")};
    Feed feed{"bch.example/journal",
              "Search: a & b",
              Url::local("en", "search.atom").with("q", "a & b"),
              Url::local("en", "search"),
              {}};
    feed.entries.emplace_back(*records::parse_record_id("068C83BA-995F-08C3-50CE-AD43545B3EB5"), listed);
    return atom_text(*readers_->front(), feed);
  }

  Result<languages::Languages> languages_ = languages::Languages::read(treaty::edition_0());
  Result<languages::Catalogues> catalogues_ = languages::Catalogues::read(*languages_, treaty::edition_0());
  Result<std::vector<std::unique_ptr<const Reader>>> readers_ = readers(*languages_, *catalogues_);
};

TEST_F(FeedText, NamesEachRecordByItsOwnId) {
  EXPECT_THAT(text("One"), HasSubstr("<id>urn:uuid:068c83ba-995f-08c3-50ce-ad43545b3eb5</id>"));
  EXPECT_EQ(urn_of(*records::parse_record_id("SIMP-068C83BA-995F-08C3-50CE-AD43545B3EB5")).size(), 45U);
}

TEST_F(FeedText, IsAsNewAsItsNewestRecord) {
  EXPECT_THAT(text("One"), HasSubstr("</title><updated>2026-03-01T12:00:00.000Z</updated><author>"));
}

TEST_F(FeedText, EscapesWhatXmlCannotHold) {
  EXPECT_THAT(text("a < b & c"), HasSubstr("<title>a &lt; b &amp; c</title>"));
  EXPECT_THAT(text("a\x02z"), HasSubstr("<title>a z</title>"));
  EXPECT_THAT(text("One"), HasSubstr("href=\"/en/search.atom?q=a%20%26%20b\""));
}

}  // namespace
}  // namespace bch::renditions
