// The follower that keeps an index up with the journal, where files are attached.

#include "search/following.h"

#include "http/media_type.h"
#include "languages/collation.h"
#include "registry/in_memory.h"
#include "search/in_memory.h"
#include "search_fixture.h"

#include <gtest/gtest.h>

namespace bch::search {
namespace {

class BusyInspector final : public records::Inspector {
 public:
  int asked = 0;
  Result<records::Inspected> inspect(std::string_view, std::string_view) override { return busy(); }
  Result<std::string> text_of(std::string_view) override {
    ++asked;
    return busy();
  }

 private:
  static Problem busy() { return {Problem::Kind::busy, "attachment.busy", {}}; }
};

TEST(FollowingAnIndex, WaitsForAnInspectorButNotForEver) {
  registry::MemoryStore journal;
  FixedClock clock{*parse_instant("2026-03-04T10:00:00Z")};
  SeededChance chance{1};
  registry::Registry registry{journal, clock, chance, {}};
  registry::Act act;
  act.kind = registry::Kind::publish;
  act.record = record(1);
  act.code = "LAW";
  act.place = "XA";
  act.format = records::FormatId("any");
  act.content = records::Document();
  act.attachments = {{std::string(http::media::pdf), "%PDF-1.4"}};
  ASSERT_TRUE(registry.append({"", {act}}).ok());

  const auto collator = languages::Collator::make(treaty().languages().fallback());
  BusyInspector inspector;
  MemoryIndex index(tongues(), lexicon());
  IndexFollower follower(registry, treaty().formats(), *collator, inspector, index, {});
  EXPECT_EQ(registry::catch_up(registry, follower, 10).problem().key, "attachment.busy");
  while (!registry::catch_up(registry, follower, 10).ok()) ASSERT_LT(inspector.asked, 100);
  EXPECT_GT(inspector.asked, 10);
  EXPECT_EQ(index.position().value(), registry.size().value());
}

}  // namespace
}  // namespace bch::search
