#pragma once
// What tests of publishing begin with: formats of the treaty, a workspace that can fail, a journal, and
// drafts of one Government. One thread.

#include "base/clock.h"
#include "publication/publishing.h"
#include "records/json.h"
#include "registry/in_memory.h"
#include "treaty/edition_0.h"
#include "workspace/in_memory.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace bch::publication {

// A workspace whose commits fail from a certain one on: the power is cut there.
class FailingStore final : public workspace::Store {
 public:
  int commits_left = 1'000'000;
  bool recovers = false;  // after one failure

  Result<Done> commit(const workspace::Commit& commit) override {
    if (commits_left-- <= 0 && !(recovers && commits_left < -1))
      return Problem{Problem::Kind::failed, "store.disk-full", {}};
    return store_.commit(commit);
  }
  Result<std::optional<workspace::Item>> read(std::string_view kind, std::string_view id) override {
    return store_.read(kind, id);
  }
  Result<std::uint64_t> version(std::string_view kind, std::string_view id) override {
    return store_.version(kind, id);
  }
  Result<std::vector<workspace::Item>> find(std::string_view kind, const workspace::Label& label,
                                            std::size_t at_most,
                                            const std::optional<workspace::Place>& after) override {
    return store_.find(kind, label, at_most, after);
  }
  Result<std::vector<workspace::Item>> all(std::string_view kind, std::string_view after,
                                           std::size_t at_most) override {
    return store_.all(kind, after, at_most);
  }
  Result<std::uint64_t> count(std::string_view kind, const workspace::Label& label) override {
    return store_.count(kind, label);
  }
  Result<Done> extend_upload(std::string_view id, std::uint64_t at, std::string_view piece) override {
    return store_.extend_upload(id, at, piece);
  }
  Result<std::uint64_t> upload_size(std::string_view id) override { return store_.upload_size(id); }
  Result<std::string> upload(std::string_view id) override { return store_.upload(id); }
  Result<std::vector<workspace::NotedDeed>> deeds(const workspace::DeedFilter& filter, std::uint64_t before,
                                                  std::size_t at_most) override {
    return store_.deeds(filter, before, at_most);
  }

 private:
  workspace::MemoryStore store_;
};

class Publishing_ : public testing::Test {
 protected:
  Publishing_() { amara.id = access::AccountId("amara"); }

  Draft begun(const std::string& format, const std::string& party, const std::string& members) {
    Draft draft = drafts.begin(records::FormatId(format), records::PartyId(party), {"en"}, amara, {}).value();
    write(draft, members);
    return draft;
  }

  void write(Draft& draft, const std::string& members) {
    Content content = drafts.content(draft).value();
    const auto more = records::read_json("{" + members + "}").value();
    for (const auto& [name, value] : more.entries()) content.body.set(name, value);
    ASSERT_TRUE(drafts.save(draft, content, amara.id).ok());
  }

  Draft contact() {
    return begun("contact", "xa",
                 R"("type":"organization","organization":{"en":"Office"},"country":{"identifier":"xa"},
                    "emails":["office@xa.example"])");
  }

  Draft website(const std::string& description = "All decisions") {
    return begun("database", "xa",
                 R"("title":{"en":"Register"},"websites":[{"url":"https://xa.example","name":"Register"}],
                    "description":{"en":")" +
                     description + R"("})");
  }

  Draft authority(const Draft& contact) {
    return begun("authority", "xa",
                 R"("name":{"en":"Authority"},"city":{"en":"Town"},"country":{"identifier":"xa"},
                    "phones":["+99 1"],"emails":["a@xa.example"],"functions":[{"identifier":"x"}],
                    "cpbOrganismTypes":[{"identifier":"x"}],
                    "contacts":[{"identifier":")" +
                     contact.record.value() + R"("}])");
  }

  Decision decision(const std::string& by = "focal") {
    Decision decision;
    decision.by = access::AccountId(by);
    decision.may_decide = [](const Draft& draft) { return draft.is_national; };
    decision.deed.act = "publish";
    return decision;
  }

  Result<std::vector<Published>> publish(const Draft& draft) {
    auto package = publishing.package_of(draft);
    if (!package.ok()) return package.problem();
    return publishing.publish(*std::move(package), decision());
  }

  // As the node begins again after a crash.
  Result<Done> restart() {
    Publishing restarted(store, drafts, vault, chance, registry, *formats, clock, {});
    return restarted.recover();
  }

  Result<vocabularies::Vocabularies> vocabularies = vocabularies::Vocabularies::read(treaty::edition_0());
  Result<formats::Formats> formats = formats::Formats::read(treaty::edition_0(), *vocabularies);
  FailingStore store;
  registry::MemoryStore journal;
  FixedClock clock{*parse_instant("2026-03-01T12:00:00Z")};
  SeededChance chance{1};
  registry::Registry registry{journal, clock, chance, {0}};
  Vault vault{store, chance, "key"};
  Drafts drafts{store, registry, *formats, clock, chance, vault};
  Publishing publishing{store, drafts, vault, chance, registry, *formats, clock, {}};
  access::Account amara;
};

}  // namespace bch::publication
