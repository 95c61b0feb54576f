#include "notices/notice.h"

#include "base/limits.h"
#include "notices/preferences.h"
#include "seals/token.h"

#include <set>

namespace bch::notices {
namespace {

using records::Document;

constexpr auto notice_kind = "notice";
constexpr std::size_t id_bytes = 12;
constexpr std::size_t read_at_once = 200;

namespace member {
constexpr auto account = "account";
constexpr auto time = "time";
constexpr auto news = "news";
constexpr auto read = "read";
}  // namespace member

workspace::Label all_of(const access::AccountId& account) {
  return {"account", account.value()};
}
workspace::Label unread_of(const access::AccountId& account) {
  return {"unread", account.value()};
}

workspace::Item to_item(const Notice& notice) {
  workspace::Item item;
  item.kind = notice_kind;
  item.id = notice.id.value();
  item.version = notice.version;
  item.order = notice.time.milliseconds();
  item.body.set(member::account, notice.account.value());
  item.body.set(member::time, notice.time.milliseconds());
  item.body.set(member::news, to_document(notice.news));
  if (notice.read) item.body.set(member::read, notice.read->milliseconds());
  item.labels.push_back(all_of(notice.account));
  if (!notice.read) item.labels.push_back(unread_of(notice.account));
  return item;
}

Notice to_notice(const workspace::Item& item) {
  const auto instant = [&](const char* name) {
    return Instant::from_milliseconds(item.body.at(name).integer());
  };
  Notice notice;
  notice.id = NoticeId(item.id);
  notice.version = item.version;
  notice.account = access::AccountId(std::string(item.body.at(member::account).text()));
  notice.time = instant(member::time);
  notice.news = to_news(item.body.at(member::news));
  if (item.body.find(member::read) != nullptr) notice.read = instant(member::read);
  return notice;
}

Pace pace_of(const access::Account& account, const News& news, ByMail by_mail) {
  if (by_mail == ByMail::at_once) return Pace::at_once;
  if (by_mail == ByMail::never) return Pace::never;
  return mail_pace(account.preferences, group_of(news.kind));
}

}  // namespace

Result<std::vector<workspace::Item>> Notices::tell(std::span<const access::AccountId> accounts,
                                                   const News& news, ByMail by_mail) {
  std::vector<workspace::Item> items;
  const Instant now = clock_.now();
  for (const auto& id : std::set<access::AccountId>(accounts.begin(), accounts.end())) {
    const auto account = TRY(accounts_.find(id));
    if (!account || account->is_closed) continue;
    const Notice notice{NoticeId(seals::random_token(chance_, id_bytes)), 0, id, now, news, {}};
    items.push_back(to_item(notice));
    const Pace pace = pace_of(*account, news, by_mail);
    if (mailing_ == Mailing::off || account->email.empty() || pace == Pace::never) continue;
    Letter letter;
    letter.id = seals::random_token(chance_, id_bytes);
    letter.account = id;
    letter.news = news;
    letter.notice = notice.id.value();
    letter.first_due = letter.due = told_at(pace, now);
    items.push_back(notices::to_item(letter));
  }
  return items;
}

Result<std::vector<workspace::Item>> Notices::write_to(const Addressee& addressee, const News& news) {
  if (mailing_ == Mailing::off) return std::vector<workspace::Item>();
  Letter letter;
  letter.id = seals::random_token(chance_, id_bytes);
  letter.addressee = addressee;
  letter.news = news;
  letter.first_due = letter.due = clock_.now();
  return std::vector{notices::to_item(letter)};
}

Result<std::vector<Notice>> Notices::of(const access::AccountId& account, std::size_t at_most,
                                        const std::optional<workspace::Place>& after) {
  std::vector<Notice> notices;
  for (const auto& item : TRY(store_.find(notice_kind, all_of(account), at_most, after)))
    notices.push_back(to_notice(item));
  return notices;
}

Result<std::optional<Notice>> Notices::find(const NoticeId& id) {
  const auto item = TRY(store_.read(notice_kind, id.value()));
  return item ? std::optional(to_notice(*item)) : std::optional<Notice>();
}

Result<std::uint64_t> Notices::unread(const access::AccountId& account) {
  return store_.count(notice_kind, unread_of(account));
}

void Notices::add_read(Notice notice, workspace::Commit& commit) {
  notice.read = clock_.now();
  commit.puts.push_back(to_item(notice));
  Delivery delivery;
  delivery.account = notice.account;
  delivery.news = notice.news;
  delivery.notice = notice.id.value();
  delivery.way = way::site;
  delivery.time = *notice.read;
  commit.puts.push_back(ledger_.line(delivery));
}

Result<Done> Notices::mark_read(const Notice& notice) {
  if (notice.read) return Done{};
  workspace::Commit commit;
  add_read(notice, commit);
  return store_.commit(commit);
}

Result<Done> Notices::mark_all_read(const access::AccountId& account) {
  for (;;) {
    const auto items = TRY(store_.find(notice_kind, unread_of(account), read_at_once));
    if (items.empty()) return Done{};
    workspace::Commit commit;
    for (const auto& item : items) add_read(to_notice(item), commit);
    TRY(store_.commit(commit));
  }
}

}  // namespace bch::notices
