#include "notices/mailroom.h"

#include "node/treaty.h"
#include "notices/in_memory.h"
#include "notices/notice.h"
#include "notices/preferences.h"
#include "workspace/in_memory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bch::notices {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const node::Treaty& treaty() {
  static const auto built_in = node::built_in_treaty();
  return **built_in;
}

constexpr std::int64_t hour = 60LL * 60 * 1'000;

// The store of a node that is stopped in the middle of a commit: from then on nothing is kept.
class StoppedStore final : public workspace::Store {
 public:
  explicit StoppedStore(workspace::Store& kept) : kept_(kept) {}
  int commits_left = 1'000'000;

  Result<Done> commit(const workspace::Commit& commit) override {
    if (commits_left-- <= 0) return Problem{Problem::Kind::failed, "stopped", {}};
    return kept_.commit(commit);
  }
  Result<std::optional<workspace::Item>> read(std::string_view kind, std::string_view id) override {
    return kept_.read(kind, id);
  }
  Result<std::uint64_t> version(std::string_view kind, std::string_view id) override {
    return kept_.version(kind, id);
  }
  Result<std::vector<workspace::Item>> find(std::string_view kind, const workspace::Label& label,
                                            std::size_t at_most,
                                            const std::optional<workspace::Place>& after) override {
    return kept_.find(kind, label, at_most, after);
  }
  Result<std::vector<workspace::Item>> all(std::string_view kind, std::string_view after,
                                           std::size_t at_most) override {
    return kept_.all(kind, after, at_most);
  }
  Result<std::uint64_t> count(std::string_view kind, const workspace::Label& label) override {
    return kept_.count(kind, label);
  }
  Result<Done> extend_upload(std::string_view id, std::uint64_t at, std::string_view piece) override {
    return kept_.extend_upload(id, at, piece);
  }
  Result<std::uint64_t> upload_size(std::string_view id) override { return kept_.upload_size(id); }
  Result<std::string> upload(std::string_view id) override { return kept_.upload(id); }
  Result<std::vector<workspace::NotedDeed>> deeds(const workspace::DeedFilter& filter, std::uint64_t before,
                                                  std::size_t at_most) override {
    return kept_.deeds(filter, before, at_most);
  }

 private:
  workspace::Store& kept_;
};

class Mailrooms : public testing::Test {
 protected:
  access::AccountId add(const std::string& name, const std::string& email, Pace pace = Pace::at_once) {
    access::Account account;
    account.id = access::AccountId(name);
    account.name = name;
    account.email = email;
    account.language = treaty().readers().front()->tag();
    for (const auto group : groups()) set_mail_pace(account.preferences, group, pace);
    EXPECT_TRUE(accounts_.save(account, {}).ok());
    return account.id;
  }
  void tell(const access::AccountId& account, const std::string& title = "Law of Xanadu") {
    const std::vector to{account};
    const auto items = notices_.tell(to, published(title));
    ASSERT_TRUE(items.ok());
    ASSERT_TRUE(store_.commit({*items, {}, {}}).ok());
  }
  static News published(const std::string& title) {
    return {kind::published, {{"title", title}, {"number", "BCH-LAW-XA-1"}}, "record/BCH-LAW-XA-1", {}, {}};
  }
  Mailroom room(workspace::Store& store) {
    return Mailroom({store, accounts_, post_, clock_, chance_, treaty().readers(),
                     Letterhead{*Mailbox::parse("bch@node.example"), "Node", "https://node.example", false,
                                treaty().roles(), treaty().formats().vocabularies()}});
  }
  void send() { ASSERT_TRUE(room(store_).send_due().ok()); }
  void pass(std::int64_t milliseconds) {
    clock_.set(Instant::from_milliseconds(clock_.now().milliseconds() + milliseconds));
  }
  OutboxCount outbox() { return *count_letters(store_); }
  std::uint64_t count(Outcome outcome) { return *ledger_.count(way::mail, outcome); }

  workspace::MemoryStore store_;
  FixedClock clock_{*parse_instant("2026-03-04T10:00:00Z")};  // a Wednesday
  SeededChance chance_{1};
  access::Accounts accounts_{store_, clock_, chance_};
  Notices notices_{store_, accounts_, clock_, chance_, Mailing::on};
  Ledger ledger_{store_, chance_};
  MemoryPost post_;
};

TEST_F(Mailrooms, SendWhatIsToldAtOnceAndNoteIt) {
  const auto ana = add("ana", "ana@office.example");
  tell(ana);
  send();
  ASSERT_THAT(post_.taken(), SizeIs(1));
  const auto message = post_.taken().front();
  EXPECT_EQ(message.to.text(), "ana@office.example");
  EXPECT_THAT(message.text, HasSubstr("https://node.example/en/record/BCH-LAW-XA-1\n"));
  EXPECT_EQ(message.preferences, "https://node.example/en/desk/preferences");
  EXPECT_EQ(outbox().waiting + outbox().on_their_way, 0U);
  const auto lines = *ledger_.find({{}, {}, ana}, 10);
  ASSERT_THAT(lines, SizeIs(1));
  EXPECT_EQ(lines.front().way, way::mail);
  EXPECT_EQ(lines.front().address, "ana@office.example");
  send();
  EXPECT_THAT(post_.taken(), SizeIs(1));
}

TEST_F(Mailrooms, PutWhatIsDueTogetherIntoOneMessage) {
  const auto ana = add("ana", "ana@office.example", Pace::daily);
  tell(ana, "First");
  pass(hour);
  tell(ana, "Second");
  send();
  EXPECT_THAT(post_.taken(), IsEmpty());
  clock_.set(*parse_instant("2026-03-05T06:00:00Z"));
  send();
  ASSERT_THAT(post_.taken(), SizeIs(1));
  EXPECT_THAT(post_.taken().front().text, testing::AllOf(HasSubstr("First"), HasSubstr("Second")));
  EXPECT_EQ(count(Outcome::reached), 2U);
}

TEST_F(Mailrooms, SendWeeklyNewsOnMonday) {
  tell(add("ana", "ana@office.example", Pace::weekly));
  clock_.set(*parse_instant("2026-03-09T05:59:59Z"));
  send();
  EXPECT_THAT(post_.taken(), IsEmpty());
  clock_.set(*parse_instant("2026-03-09T06:00:00Z"));
  send();
  EXPECT_THAT(post_.taken(), SizeIs(1));
}

TEST_F(Mailrooms, WriteToNobodyWhoWantsNoMail) {
  tell(add("ana", "ana@office.example", Pace::never));
  tell(add("ben", ""));
  Notices silent(store_, accounts_, clock_, chance_, Mailing::off);
  const std::vector to{add("cem", "cem@office.example")};
  EXPECT_THAT(*silent.tell(to, published("Law")), SizeIs(1));
  send();
  EXPECT_THAT(post_.taken(), IsEmpty());
  EXPECT_EQ(*notices_.unread(access::AccountId("ana")), 1U);
}

TEST_F(Mailrooms, TryAgainLaterUnderTheSameMessageId) {
  tell(add("ana", "ana@office.example"));
  tell(add("ben", "ben@office.example"));
  post_.answer("ana@office.example", mail_problem::later);
  send();
  EXPECT_THAT(post_.taken(), SizeIs(1));  // Ben's, all the same
  ASSERT_EQ(outbox().waiting, 1U);
  const auto id = (*next_letter(store_))->message_id;
  tell(access::AccountId("ana"), "Something new");
  post_.answer("ana@office.example", "");
  pass(hour);
  send();
  ASSERT_THAT(post_.taken(), SizeIs(3));
  std::set<std::string> ids;
  for (const auto& message : post_.taken()) ids.insert(message.id);
  EXPECT_THAT(ids, SizeIs(3));
  EXPECT_TRUE(ids.contains(id));
}

TEST_F(Mailrooms, GiveUpAfterFiveDays) {
  tell(add("ana", "ana@office.example"));
  post_.answer("ana@office.example", mail_problem::later);
  int hours = 0;
  for (; outbox().waiting == 1 && hours < 1'000; ++hours) {
    send();
    pass(hour);
  }
  EXPECT_GE(hours, 5 * 24);
  EXPECT_LE(hours, 5 * 24 + 5);
  EXPECT_EQ(count(Outcome::given_up), 1U);
}

TEST_F(Mailrooms, EndTheRoundWhenThereIsNoLine) {
  tell(add("ana", "ana@office.example"));
  pass(1);
  tell(add("ben", "ben@office.example"));
  post_.answer("ana@office.example", mail_problem::no_line);
  send();
  EXPECT_THAT(post_.taken(), IsEmpty());
  EXPECT_EQ(outbox().waiting, 2U);
  send();
  EXPECT_THAT(post_.taken(), SizeIs(1));
}

TEST_F(Mailrooms, MarkAnAddressThatIsNotThereAndWriteThereNoMore) {
  const auto ana = add("ana", "Ana@office.example");
  tell(ana);
  post_.answer("Ana@office.example", mail_problem::no_such_address);
  send();
  EXPECT_EQ(count(Outcome::refused), 1U);
  const auto mailbox = *Mailbox::parse("ana@office.example");
  EXPECT_TRUE(*bounce_mark(store_, mailbox));
  post_.answer("Ana@office.example", "");
  tell(ana);
  send();
  EXPECT_THAT(post_.taken(), IsEmpty());
  EXPECT_EQ(count(Outcome::dropped), 1U);
  EXPECT_EQ(*notices_.unread(ana), 2U);
  ASSERT_TRUE(take_mark_away(store_, mailbox, {}).ok());
  tell(ana);
  send();
  EXPECT_THAT(post_.taken(), SizeIs(1));
}

TEST_F(Mailrooms, DropWhatAServerRefusesForGoodButNotItsAddress) {
  const auto ana = add("ana", "ana@office.example");
  tell(ana);
  post_.answer("ana@office.example", mail_problem::refused);
  send();
  EXPECT_EQ(count(Outcome::refused), 1U);
  EXPECT_FALSE(*bounce_mark(store_, *Mailbox::parse("ana@office.example")));
}

TEST_F(Mailrooms, WriteToThoseWithoutAnAccount) {
  const Addressee authority{*Mailbox::parse("authority@gov.example"), "Authority", "ar"};
  const auto items = notices_.write_to(authority, published("قانون"));
  ASSERT_TRUE(store_.commit({*items, {}, {}}).ok());
  send();
  ASSERT_THAT(post_.taken(), SizeIs(1));
  EXPECT_EQ(post_.taken().front().language, "ar");
  EXPECT_EQ(post_.taken().front().preferences, "");
}

// Wherever the node is stopped, everything arrives, and what arrives twice does so under the same Message-ID.
TEST_F(Mailrooms, LoseNothingWhereverTheNodeIsStopped) {
  for (int commits = 0; commits < 6; ++commits) {
    const auto ana = add("ana" + std::to_string(commits), "ana@office.example");
    tell(ana, "First");
    tell(ana, "Second");
    const auto before = post_.taken().size();
    StoppedStore stopped(store_);
    stopped.commits_left = commits;
    static_cast<void>(room(stopped).send_due());
    send();
    const auto taken = post_.taken();
    ASSERT_GT(taken.size(), before);
    for (auto i = before; i < taken.size(); ++i) {
      EXPECT_EQ(taken[i].id, taken[before].id);
      EXPECT_EQ(taken[i].text, taken[before].text);
    }
    EXPECT_EQ(outbox().waiting + outbox().on_their_way, 0U);
    EXPECT_THAT(*ledger_.find({{}, {}, ana}, 10), SizeIs(2));
  }
}

TEST_F(Mailrooms, TellOnceAndNoteWhoHasReadIt) {
  const auto ana = add("ana", "");
  const std::vector to{ana, ana, access::AccountId("nobody")};
  auto news = published("Law");
  news.party = records::PartyId("xa");
  ASSERT_TRUE(store_.commit({*notices_.tell(to, news), {}, {}}).ok());
  const auto told = *notices_.of(ana, 10);
  ASSERT_THAT(told, SizeIs(1));
  EXPECT_EQ(told.front().news, news);
  ASSERT_TRUE(notices_.mark_read(told.front()).ok());
  EXPECT_EQ(*notices_.unread(ana), 0U);
  const auto lines = *ledger_.find({records::PartyId("xa"), {}, {}}, 10);
  ASSERT_THAT(lines, SizeIs(1));
  EXPECT_EQ(lines.front().way, way::site);
  EXPECT_EQ(lines.front().notice, told.front().id.value());
}

TEST_F(Mailrooms, MarkAllAsRead) {
  const auto ana = add("ana", "");
  for (int i = 0; i < 450; ++i) tell(ana);
  ASSERT_TRUE(notices_.mark_all_read(ana).ok());
  EXPECT_EQ(*notices_.unread(ana), 0U);
  EXPECT_EQ(*ledger_.count(way::site, Outcome::reached), 450U);
}

TEST_F(Mailrooms, NoteWhatWasDoneByHand) {
  Delivery call;
  call.way = way::telephone;
  call.address = "Emergency contact of Xanadu";
  call.news = {kind::by_hand, {{"what", "Notification under Article 17"}}, "", {}, records::PartyId("xa")};
  call.time = clock_.now();
  ASSERT_TRUE(ledger_.note(call, {}).ok());
  EXPECT_THAT(*ledger_.find({records::PartyId("xa"), {}, {}}, 10), SizeIs(1));
  EXPECT_THAT(*ledger_.find({records::PartyId("xb"), {}, {}}, 10), IsEmpty());
  call.address.clear();
  EXPECT_EQ(ledger_.note(call, {}).problem().key, "delivery.incomplete");
}

}  // namespace
}  // namespace bch::notices
