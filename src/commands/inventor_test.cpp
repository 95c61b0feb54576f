#include "commands/inventor.h"

#include "base/clock.h"
#include "formats/header.h"
#include "publication/importing.h"
#include "records/json.h"
#include "registry/in_memory.h"

#include <algorithm>
#include <map>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bch::commands {
namespace {

using records::Document;
using testing::Each;
using testing::Gt;
using testing::Lt;

const node::Treaty& treaty() {
  static const auto read = node::built_in_treaty();
  return **read;
}

std::vector<Document> invented(std::size_t count, std::uint64_t seed = 1) {
  Inventor inventor(treaty(), seed);
  std::vector<Document> bodies;
  for (std::size_t i = 0; i < count; ++i) bodies.push_back(inventor.invent());
  return bodies;
}

std::string lines(const std::vector<Document>& bodies) {
  std::string text;
  for (const Document& body : bodies) text += records::canonical_json(body) + "\n";
  return text;
}

// The share of records for which something is so.
template <typename Test>
double share(const std::vector<Document>& bodies, Test test) {
  return static_cast<double>(std::ranges::count_if(bodies, test)) / static_cast<double>(bodies.size());
}

TEST(Inventor, GivesTheSameForTheSameSeedOnly) {
  EXPECT_EQ(lines(invented(300)), lines(invented(300)));
  EXPECT_NE(lines(invented(300)), lines(invented(300, 2)));
}

TEST(Inventor, MakesRecordsOfEveryFormatMostOfThemNational) {
  const auto bodies = invented(2'000);
  std::map<std::string, int> counts;
  for (const Document& body : bodies) ++counts[formats::read_header(body).format.value()];
  EXPECT_EQ(counts.size(), treaty().formats().all().size());
  const auto with = [&](formats::Aspect aspect) {
    return share(bodies, [&](const Document& body) { return treaty().formats().of(body)->has(aspect); });
  };
  EXPECT_THAT(with(formats::Aspect::belongs_to_government), Gt(0.5));
  EXPECT_THAT(with(formats::Aspect::has_unique_identifier), Lt(0.05));
}

TEST(Inventor, WritesInEveryLanguageAKilobyteOrTwo) {
  const auto bodies = invented(2'000);
  std::set<std::string> tags;
  for (const Document& body : bodies) {
    for (const auto& tag : formats::read_header(body).languages) tags.insert(tag);
  }
  EXPECT_EQ(tags.size(), treaty().languages().all().size());
  const std::size_t mean = lines(bodies).size() / bodies.size();
  EXPECT_THAT(mean, testing::AllOf(Gt(1'000U), Lt(1'600U)));
}

TEST(Inventor, IsImportedWithFewFindings) {
  registry::MemoryStore store;
  FixedClock clock{*parse_instant("2026-03-01T12:00:00Z")};
  SeededChance chance{1};
  registry::Registry registry{store, clock, chance, {0}};
  publication::Importer importer(registry, treaty().formats(), {});
  const auto bodies = invented(2'000);
  std::vector<publication::Examined> batch;
  for (const Document& body : bodies) batch.push_back(importer.examine(records::canonical_json(body)));
  const auto imported = importer.publish(std::move(batch));
  ASSERT_TRUE(imported.ok());
  EXPECT_THAT(*imported, Each(testing::Field(&publication::Imported::fate, publication::Fate::published)));
  const auto is_faulty = [](const publication::Imported& one) {
    return formats::gravest(one.findings) >= formats::Severity::warning;
  };
  EXPECT_LT(std::ranges::count_if(*imported, is_faulty), 40);
}

TEST(Inventor, RefersOnlyToRecordsThatWereThereBefore) {
  std::map<std::string, records::FormatId> earlier;
  class Earlier final : public formats::Known {
   public:
    explicit Earlier(const std::map<std::string, records::FormatId>& earlier) : earlier_(earlier) {}
    [[nodiscard]] std::optional<records::FormatId> format_of(const records::RecordId& record) const override {
      const auto found = earlier_.find(record.value());
      return found == earlier_.end() ? std::nullopt : std::optional(found->second);
    }

   private:
    const std::map<std::string, records::FormatId>& earlier_;
  };
  const Earlier known(earlier);
  for (const Document& body : invented(2'000)) {
    for (const auto& finding : treaty().formats().examine(body, &known)) {
      EXPECT_NE(finding.key, "format.unresolved-reference");
      EXPECT_NE(finding.key, "format.reference-of-another-kind");
    }
    const auto header = formats::read_header(body);
    earlier.emplace(header.record->value(), header.format);
  }
}

}  // namespace
}  // namespace bch::commands
