#include "publication/importing.h"

#include "base/clock.h"
#include "records/json.h"
#include "registry/in_memory.h"
#include "renditions/attachments.h"
#include "treaty/edition_0.h"

#include <array>

#include <gtest/gtest.h>

namespace bch::publication {
namespace {

constexpr std::string_view office =
    R"({"header":{"identifier":"068C83BA-995F-08C3-50CE-AD43545B3EB5","schema":"contact","languages":["en"]},
"government":{"identifier":"xa"},"type":"organization","organization":{"en":"Office"},"country":{"identifier":"xa"},"emails":["a@xa.example"]})";

class Importing : public testing::Test {
 protected:
  std::vector<Imported> import(const std::vector<std::string>& lines, bool dry_run = false) {
    Importer importer(registry_, *formats_, {dry_run, 0});
    std::vector<Examined> batch;
    for (const auto& line : lines) batch.push_back(importer.examine(line));
    auto imported = importer.publish(std::move(batch));
    EXPECT_TRUE(imported.ok());
    return *imported;
  }
  static std::string changed(std::string_view from, std::string_view to) {
    std::string text(office);
    return text.replace(text.find(from), from.size(), to);
  }

  Result<vocabularies::Vocabularies> vocabularies_ = vocabularies::Vocabularies::read(treaty::edition_0());
  Result<formats::Formats> formats_ = formats::Formats::read(treaty::edition_0(), *vocabularies_);
  registry::MemoryStore store_;
  FixedClock clock_{*parse_instant("2026-03-01T12:00:00Z")};
  SeededChance chance_{1};
  registry::Registry registry_{store_, clock_, chance_, {0}};
};

TEST_F(Importing, PublishesOnceHoweverOftenItIsDone) {
  const auto first = import({std::string(office)});
  EXPECT_EQ(first[0].fate, Fate::published);
  EXPECT_EQ(first[0].number, "BCH-CON-XA-1");
  EXPECT_EQ(import({std::string(office)})[0].fate, Fate::unchanged);
  EXPECT_EQ(*registry_.size(), 1U);
}

TEST_F(Importing, LeavesOutWhatTheFileOfADraftMarksAsConfidential) {
  const auto imported = import({changed(R"("type")", R"("phones":["Zq"],"_typed":{"phones.0":" Zq"},
"_withheld":{"phones":{"reason":"Zq"}},"type")")});
  EXPECT_EQ(imported[0].fate, Fate::published);
  const auto body = records::canonical_json(registry_.content(registry_.at(0)->entry).value());
  EXPECT_EQ(body.find("Zq"), std::string::npos) << body;
  EXPECT_NE(body.find(R"("withheld":[{"field":"phones"}])"), std::string::npos) << body;
}

TEST_F(Importing, AmendsWhatHasChanged) {
  import({std::string(office)});
  const auto second = import({changed("Office", "Bureau")});
  EXPECT_EQ(second[0].fate, Fate::published);
  EXPECT_EQ(second[0].revision, 2U);
  EXPECT_EQ(second[0].number, "BCH-CON-XA-1");
}

TEST_F(Importing, TakesARecordTwiceInOneBatchInOrder) {
  const std::vector<std::string> history{std::string(office), changed("Office", "Bureau"),
                                         changed("Office", "House")};
  const auto all = import(history);
  EXPECT_EQ(all[1].revision, 2U);
  EXPECT_EQ(all[2].revision, 3U);
  for (const auto& again : import(history)) EXPECT_EQ(again.fate, Fate::unchanged);
  EXPECT_EQ(*registry_.size(), 3U);
}

TEST_F(Importing, GoesBackToAnEarlierTextWhenARevisionIsGiven) {
  import({std::string(office), changed("Office", "Bureau")});
  const auto back = import({R"({"revision":3,"content":)" + std::string(office) + "}"});
  EXPECT_EQ(back[0].fate, Fate::published);
  EXPECT_EQ(back[0].revision, 3U);
}

TEST_F(Importing, WithdrawsWhatWasWithdrawnWhereItComesFrom) {
  const std::string withdrawn = R"({"withdrawn":true,"content":)" + std::string(office) + "}";
  const auto first = import({withdrawn});
  EXPECT_EQ(first[0].fate, Fate::published);
  EXPECT_EQ(*registry_.size(), 2U) << "published, then withdrawn";
  EXPECT_EQ(import({withdrawn})[0].fate, Fate::unchanged);
  EXPECT_EQ((*registry_.latest(first[0].record))->entry.known(), registry::Kind::withdraw);
  const auto amended = import({changed("Office", "Bureau")});
  EXPECT_EQ(amended[0].revision, 2U) << "what is published again is valid again";
}

TEST_F(Importing, WithdrawsWhatIsAlreadyHere) {
  import({std::string(office)});
  const auto later = import({R"({"withdrawn":true,"content":)" + std::string(office) + "}"});
  EXPECT_EQ(later[0].fate, Fate::published);
  EXPECT_EQ(*registry_.size(), 2U);
}

class ImportingFiles : public Importing {
 protected:
  static std::string with_link(std::string_view url) {
    return changed(R"("emails")", R"("websites":[{"url":")" + std::string(url) + R"("}],"emails")");
  }
  Imported import_beside(const std::string& line, const Beside& beside) {
    Importer importer(registry_, *formats_, {false, 0});
    std::vector<Examined> batch;
    batch.push_back(importer.examine(line, beside));
    return importer.publish(std::move(batch))->front();
  }
  static Result<registry::Act::Attachment> text_file(std::string_view path) {
    if (path != "files/law one.txt")
      return Problem{Problem::Kind::invalid, "import.no-attachment", {{"file", std::string(path)}}};
    return registry::Act::Attachment{"text/plain; charset=utf-8", "the text of the law"};
  }
};

TEST_F(ImportingFiles, PublishesThemWithTheRecordUnderALastingAddress) {
  const auto imported = import_beside(with_link("files/law one.txt"), text_file);
  ASSERT_EQ(imported.fate, Fate::published);
  const auto entry = (*registry_.latest(imported.record))->entry;
  ASSERT_EQ(entry.attachments.size(), 1U);
  const auto body = registry_.content(entry);
  const std::string address(body->at("websites").items()[0].at("url").text());
  const auto name = renditions::parse_attachment_address(address);
  ASSERT_TRUE(name) << address;
  EXPECT_EQ(name->name, "law one.txt");
  const auto file = renditions::find_attachment(registry_, *formats_, *name);
  ASSERT_TRUE(file.ok());
  EXPECT_EQ(file->bytes, "the text of the law");
  EXPECT_EQ(file->media, "text/plain; charset=utf-8");
  EXPECT_EQ(import_beside(with_link("files/law one.txt"), text_file).fate, Fate::unchanged);
}

TEST_F(ImportingFiles, FindsThemAfterTheRecordWasAmendedOrWithdrawn) {
  const auto first = import_beside(with_link("files/law one.txt"), text_file);
  const auto body = registry_.content((*registry_.latest(first.record))->entry);
  const auto name = renditions::parse_attachment_address(body->at("websites").items()[0].at("url").text());
  import({changed("Office", "Bureau")});
  import({R"({"withdrawn":true,"content":)" + changed("Office", "Bureau") + "}"});
  EXPECT_TRUE(renditions::find_attachment(registry_, *formats_, *name).ok());
  auto other = *name;
  other.id = std::string(64, '0');
  EXPECT_EQ(renditions::find_attachment(registry_, *formats_, other).problem().key, "record.no-attachment");
}

TEST_F(ImportingFiles, LeavesAddressesAloneAndRefusesWhatIsNotThere) {
  EXPECT_EQ(import_beside(with_link("https://xa.example/law.txt"), text_file).fate, Fate::published);
  const auto refused = import_beside(with_link("../secret"), text_file);
  EXPECT_EQ(refused.fate, Fate::refused);
  EXPECT_EQ(refused.problem->key, "import.no-attachment");
}

TEST_F(Importing, KeepsNumberAndRevision) {
  const auto imported =
      import({R"({"number":"BCH-CON-XA-115001","revision":4,"content":)" + std::string(office) + "}"});
  EXPECT_EQ(imported[0].number, "BCH-CON-XA-115001");
  EXPECT_EQ(imported[0].revision, 4U);
  EXPECT_EQ(import({changed("068C83BA", "168C83BA")})[0].number, "BCH-CON-XA-1");
}

TEST_F(Importing, TakesTheRevisionThatIsWrittenBehindTheNumber) {
  const auto imported = import({R"({"number":"bch-con-xa-115001-4","content":)" + std::string(office) + "}"});
  EXPECT_EQ(imported[0].number, "BCH-CON-XA-115001");
  EXPECT_EQ(imported[0].revision, 4U);
}

TEST_F(Importing, RefusesARecordWhoseWrapperContradictsIt) {
  const auto wrapped = [](std::string_view members) {
    return "{" + std::string(members) + R"(,"content":)" + std::string(office) + "}";
  };
  const auto imported =
      import({wrapped(R"("number":"CON-1")"), wrapped(R"("number":7)"), wrapped(R"("revision":0)"),
              wrapped(R"("revision":"2")"), wrapped(R"("revision":1000001)")});
  const std::array keys{"import.bad-number", "import.bad-number", "import.bad-revision",
                        "import.bad-revision", "import.bad-revision"};
  for (std::size_t i = 0; i < keys.size(); ++i) {
    ASSERT_TRUE(imported[i].problem) << i;
    EXPECT_EQ(imported[i].problem->key, keys[i]);
  }
  EXPECT_EQ(*registry_.size(), 0U);
}

TEST_F(Importing, GivesARecordWithoutGuidAlwaysTheSame) {
  const std::string without = changed(R"("identifier":"068C83BA-995F-08C3-50CE-AD43545B3EB5",)", "");
  const auto first = import({without});
  EXPECT_EQ(first[0].fate, Fate::published);
  EXPECT_EQ(import({without})[0].fate, Fate::unchanged);
}

TEST_F(Importing, RefusesOnlyWhatIsBroken) {
  const auto imported =
      import({changed(R"(["a@xa.example"])", "1"), "{nonsense", changed("068C83BA", "268C83BA"),
              changed(R"(,"emails":["a@xa.example"])", ""), "[]"});
  EXPECT_EQ(imported[0].fate, Fate::refused);
  EXPECT_EQ(imported[0].problem->key, "import.broken");
  EXPECT_EQ(imported[1].fate, Fate::refused);
  EXPECT_EQ(imported[2].fate, Fate::published);
  EXPECT_EQ(imported[3].fate, Fate::published) << "what is missing is published with its finding";
  EXPECT_FALSE(imported[3].findings.empty());
  EXPECT_EQ(imported[4].fate, Fate::refused);
}

TEST_F(Importing, RefusesOneOfABatchAndPublishesTheOthers) {
  const auto numbered = [&](std::string_view guid) {
    return R"({"number":"BCH-CON-XA-7","content":)" + changed("068C83BA", guid) + "}";
  };
  const auto imported = import({numbered("168C83BA"), numbered("268C83BA"), changed("068C83BA", "368C83BA")});
  EXPECT_EQ(imported[0].fate, Fate::published);
  EXPECT_EQ(imported[1].fate, Fate::refused);
  EXPECT_EQ(imported[1].problem->key, "journal.number-taken");
  EXPECT_EQ(imported[2].fate, Fate::published);
}

TEST_F(Importing, ChangesNothingInARehearsal) {
  EXPECT_EQ(import({std::string(office)}, true)[0].fate, Fate::published);
  EXPECT_EQ(*registry_.size(), 0U);
}

}  // namespace
}  // namespace bch::publication
