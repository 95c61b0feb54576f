#include "publication/erasures.h"

#include "../../tests/publication/publishing_fixture.h"

namespace bch::publication {
namespace {

class Erasures_ : public Publishing_ {
 protected:
  registry::Version published_with_something_withheld() {
    return publish(begun("database", "xa",
                         R"("title":{"en":"Register"},"description":{"en":"All decisions"},
                            "websites":[{"url":"https://xa.example","name":"Secret"}],
                            "_withheld":{"websites":{"reason":"Ours"}})"))
        .value()
        .front()
        .version;
  }
  // As the operator does, or another node.
  void erase(const registry::Version& version) {
    registry::Act act;
    act.kind = registry::Kind::erase;
    act.record = version.entry.record;
    act.parent = version.leaf;
    act.role = "operator";
    act.reason = "owner";
    ASSERT_TRUE(registry.append({"", {act}}).ok());
  }
  bool follows() { return registry::catch_up(registry, erasures, 10).ok(); }

  Erasures erasures{store, publishing};
};

TEST_F(Erasures_, TakeWithThemWhatTheWorkspaceHolds) {
  const auto version = published_with_something_withheld();
  const auto other = published_with_something_withheld();
  const auto draft = drafts.about(version, Purpose::amend, amara, {}).value();
  ASSERT_EQ(vault.of(version.entry.record)->size(), 1U);
  ASSERT_TRUE(follows());
  EXPECT_EQ(vault.of(version.entry.record)->size(), 1U);
  erase(version);
  ASSERT_TRUE(follows());
  EXPECT_TRUE(vault.of(version.entry.record)->empty());
  EXPECT_FALSE(drafts.find(draft.id).value());
  EXPECT_EQ(vault.of(other.entry.record)->size(), 1U);
}

TEST_F(Erasures_, AreNotMissedWhenAWriteFails) {
  const auto version = published_with_something_withheld();
  erase(version);
  store.commits_left = 0;
  EXPECT_FALSE(follows());
  store.commits_left = 100;
  ASSERT_TRUE(follows());
  EXPECT_TRUE(vault.of(version.entry.record)->empty());
  EXPECT_EQ(erasures.position().value(), registry.size().value());
}

}  // namespace
}  // namespace bch::publication
