#include "registry/forwarding.h"

#include "registry/in_memory.h"

#include <gtest/gtest.h>

namespace bch::registry {
namespace {

Act act() {
  Act act;
  act.kind = Kind::amend;
  act.record = *records::parse_record_id("00000000-0000-4000-8000-000000000001");
  act.revision = 3;
  act.number = records::parse_public_number("BCH-LAW-XA-115001");
  act.code = "LAW";
  act.place = "XA";
  act.format = records::FormatId("biosafetyLaw");
  act.edition = 2;
  act.party = records::PartyId("xa");
  act.languages = {"ar", "zh"};
  act.role = "import";
  act.parent = seals::sha256("parent");
  act.content = records::Document();
  act.content->set("title", "قانون");
  act.attachments = {{"application/pdf", std::string("\0\xff%PDF", 6)}, {"text/plain", ""}};
  act.origin = Origin{"node.example", 7};
  act.reason = "court-order";
  return act;
}

TEST(Forwarding, KeepsEverythingThatABatchSays) {
  Act plain;
  plain.kind = Kind::key;
  const Batch batch{"once", {act(), plain}};
  const auto read = read_batch(write_batch(batch));
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->idempotency_key, "once");
  ASSERT_EQ(read->acts.size(), 2U);
  const Act& copy = read->acts[0];
  EXPECT_EQ(copy.kind, Kind::amend);
  EXPECT_EQ(copy.record, act().record);
  EXPECT_EQ(copy.revision, 3U);
  EXPECT_EQ(copy.number, act().number);
  EXPECT_EQ(copy.code + copy.place, "LAWXA");
  EXPECT_EQ(copy.format, act().format);
  EXPECT_EQ(copy.edition, 2U);
  EXPECT_EQ(copy.party, act().party);
  EXPECT_EQ(copy.languages, act().languages);
  EXPECT_EQ(copy.role, "import");
  EXPECT_EQ(copy.parent, act().parent);
  EXPECT_EQ(copy.content, act().content);
  ASSERT_EQ(copy.attachments.size(), 2U);
  EXPECT_EQ(copy.attachments[0].media, "application/pdf");
  EXPECT_EQ(copy.attachments[0].bytes, act().attachments[0].bytes);
  EXPECT_EQ(copy.attachments[1].bytes, "");
  EXPECT_EQ(copy.origin, act().origin);
  EXPECT_EQ(copy.reason, "court-order");
  EXPECT_EQ(write_batch(*read), write_batch(batch));
  EXPECT_FALSE(read->acts[1].content);
}

TEST(Forwarding, RefusesPiecesThatAreMissingOrForeign) {
  const Pieces whole = write_batch({"once", {act()}});
  for (std::size_t pieces = 0; pieces < whole.size(); ++pieces) {
    if (pieces == 1) continue;  // a batch without acts, which the registry refuses
    EXPECT_FALSE(read_batch(std::span(whole).first(pieces)).ok()) << pieces;
  }
  EXPECT_FALSE(read_batch(Pieces{R"({"key":"","v":2})"}).ok());
  EXPECT_FALSE(read_batch(Pieces{R"({"key":"","v":1})", R"({"kind":"rename"})"}).ok());
  EXPECT_FALSE(read_outcome(Pieces{}).ok());
  EXPECT_FALSE(read_outcome(Pieces{R"({"first":0,"repeated":false})", "not an entry"}).ok());
}

class Elsewhere : public testing::Test {
 protected:
  MemoryStore store_;
  FixedClock clock_{*parse_instant("2026-03-01T12:00:00Z")};
  SeededChance chance_{1};
  Registry writer_{store_, clock_, chance_, {0}};
  Registry::Settings through_pieces() {
    Registry::Settings settings;
    settings.elsewhere = [this](const Batch& batch) -> Result<Receipt> {
      const auto heard = TRY(read_batch(write_batch(batch)));
      return read_outcome(write_outcome(writer_.append(heard)));
    };
    return settings;
  }
  Registry reader_{store_, clock_, chance_, through_pieces()};
  Act first() {
    Act first = act();
    first.kind = Kind::publish;
    first.parent.reset();
    return first;
  }
};

TEST_F(Elsewhere, TheReceiptIsThatOfTheOtherRegistry) {
  const auto receipt = reader_.append({"once", {first()}});
  ASSERT_TRUE(receipt.ok()) << describe(receipt.problem());
  const auto here = writer_.at(0);
  ASSERT_EQ(receipt->published.size(), 1U);
  EXPECT_EQ(receipt->published[0].leaf, here->leaf);
  EXPECT_EQ(receipt->published[0].entry, here->entry);
  EXPECT_TRUE(reader_.append({"once", {first()}})->repeated);
}

TEST_F(Elsewhere, AProblemIsToldAsItWas) {
  Act orphan = act();
  const auto told = reader_.append({{}, {orphan}});
  const auto own = writer_.append({{}, {orphan}});
  ASSERT_FALSE(told.ok());
  EXPECT_EQ(told.problem(), own.problem());
}

}  // namespace
}  // namespace bch::registry
