#include "publication/announcing.h"

#include "publication/workflow.h"
#include "registry/role.h"

#include <algorithm>
#include <map>

namespace bch::publication {
namespace {

namespace kind = notices::kind;
namespace role = registry::role;

notices::News about(const char* kind, const Draft& draft) {
  notices::News news;
  news.kind = kind;
  news.record = draft.record;
  news.party = draft.party;
  return news;
}

notices::News about_draft(const char* kind, const Draft& draft) {
  auto news = about(kind, draft);
  news.path = "desk/draft/" + draft.id;
  return news;
}

std::string record_path(const records::PublicNumber& number) {
  return "record/" + records::to_text(number);
}

// What it is called when it has no title.
std::string mark_of(const Draft& draft) {
  return draft.number ? records::to_text(*draft.number) : draft.format.value();
}

void add(Items& items, Items more) {
  std::ranges::move(more, std::back_inserter(items));
}

}  // namespace

// Appointed for the Government, or to the node as a whole.
Result<Announcing::Ids> Announcing::who_may(access::Act act, const access::Subject& subject) {
  Ids ids;
  const Instant now = clock_.now();
  auto asked = TRY(accounts_.of(subject.is_national ? subject.party : records::PartyId()));
  for (const auto& account : asked) {
    if (!account.is_closed && access::may(roles_, account, act, subject, now)) ids.push_back(account.id);
  }
  return ids;
}

Result<std::string> Announcing::name_of(const access::AccountId& account) {
  const auto found = TRY(accounts_.find(account));
  return found ? found->name : std::string();
}

Result<Items> Announcing::tell(Ids ids, const access::AccountId& but, notices::News news,
                               const languages::LocalizedText& title, const std::string& otherwise) {
  std::ranges::sort(ids);
  const auto [end, last] = std::ranges::unique(ids);
  ids.erase(end, last);
  Items items;
  const std::size_t place = news.arguments.size();
  news.arguments.emplace_back("title", "");
  for (const auto& id : ids) {
    if (id == but || id.empty()) continue;
    const auto account = TRY(accounts_.find(id));
    if (!account) continue;
    const auto* language = languages_.find(account->language);
    const auto* text =
        languages::choose(title, language == nullptr ? languages_.fallback() : *language, languages_);
    news.arguments[place].second = text == nullptr ? otherwise : text->text;
    add(items, TRY(notices_.tell({&id, 1}, news)));
  }
  return items;
}

Result<Items> Announcing::tell(Ids ids, const access::AccountId& but, notices::News news,
                               const Draft& draft) {
  return tell(std::move(ids), but, std::move(news), draft.title, mark_of(draft));
}

Result<Items> Announcing::requested(const Draft& draft, const Word& word) {
  auto news = about_draft(draft.is_national ? kind::request_came : kind::validate, draft);
  const std::string by = TRY(name_of(word.by));
  news.arguments = {{"who", by}};
  return tell(TRY(who_may(deciding_act(draft), draft.subject())), word.by, std::move(news), draft);
}

Result<Items> Announcing::requested_together(std::span<const Draft> drafts, const Word& word) {
  std::map<access::AccountId, std::size_t> counts;
  for (const auto& draft : drafts) {
    for (const auto& id : TRY(who_may(deciding_act(draft), draft.subject()))) ++counts[id];
  }
  const std::string by = TRY(name_of(word.by));
  Items items;
  for (const auto& [id, count] : counts) {
    if (id == word.by) continue;
    notices::News news;
    news.kind = kind::requests_came;
    news.path = "desk/requests";
    news.arguments = {{"who", by}, {"count", std::to_string(count)}};
    add(items, TRY(notices_.tell({&id, 1}, news)));
  }
  return items;
}

Result<Announcing::Ids> Announcing::readers_among(const Ids& ids, const Draft& draft) {
  Ids readers;
  for (const auto& id : ids) {
    const auto account = TRY(accounts_.find(id));
    if (account && access::may(roles_, *account, access::Act::comment, draft.subject(), clock_.now()))
      readers.push_back(id);
  }
  return readers;
}

Result<Items> Announcing::given_back(const Draft& draft, const Word& word) {
  Ids ids{draft.owner};
  if (draft.request) ids.push_back(draft.request->by);
  ids = TRY(readers_among(ids, draft));
  return tell(std::move(ids), word.by, about_draft(kind::returned, draft), draft);
}

Result<Items> Announcing::commented(const Draft& draft, const Word& word,
                                    std::span<const access::AccountId> before) {
  Ids ids{draft.owner, draft.changed_by};
  ids.insert(ids.end(), before.begin(), before.end());
  ids = TRY(readers_among(ids, draft));
  auto news = about_draft(kind::comment, draft);
  const std::string by = TRY(name_of(word.by));
  news.arguments = {{"who", by}};
  return tell(std::move(ids), word.by, std::move(news), draft);
}

Result<Items> Announcing::published(const Draft& draft, const registry::Version& version,
                                    const access::AccountId& by) {
  Items items;
  const auto& number = version.entry.number;
  Ids ids{draft.owner, draft.changed_by};
  if (draft.request) ids.push_back(draft.request->by);
  if (version.entry.role == role::instruction)
    std::ranges::move(TRY(who_may(access::Act::publish, draft.subject())), std::back_inserter(ids));
  auto news = about(draft.purpose == Purpose::withdraw ? kind::withdrawn : kind::published, draft);
  if (number) {
    news.path = record_path(*number);
    news.arguments = {{"number", records::to_text(*number)}};
  }
  add(items, TRY(tell(std::move(ids), by, news, draft)));
  if (version.entry.role != role::pending) return items;
  news.kind = kind::pending;
  auto validators = TRY(who_may(access::Act::validate, draft.subject()));
  add(items, TRY(tell(std::move(validators), by, std::move(news), draft)));
  return items;
}

Result<Items> Announcing::announced(std::span<const access::AccountId> accounts,
                                    const languages::LocalizedText& text, const std::string& path) {
  notices::News news;
  news.kind = kind::announcement;
  news.path = path;
  return tell({accounts.begin(), accounts.end()}, {}, std::move(news), text, {});
}

Result<Items> Announcing::tell_owners(const Record& record, notices::News news) {
  news.record = record.id;
  news.party = record.party;
  const bool is_national = !record.party.empty();
  auto ids = TRY(who_may(is_national ? access::Act::publish : access::Act::validate,
                         {record.party, record.format, is_national, {}}));
  return tell(std::move(ids), {}, std::move(news), record.title, records::to_text(record.number));
}

Result<Items> Announcing::fault_reported(const Record& record) {
  notices::News news;
  news.kind = kind::fault_reported;
  news.path = "desk/reports";
  return tell_owners(record, std::move(news));
}

Result<Items> Announcing::fault_answered(const Record& record, const std::string& reach,
                                         const std::string& answer) {
  const auto mailbox = notices::Mailbox::parse(reach);
  if (!mailbox) return Items();
  notices::News news;
  news.kind = kind::fault_answered;
  news.path = record_path(record.number);
  news.record = record.id;
  news.party = record.party;
  const auto* title = languages::choose(record.title, languages_.fallback(), languages_);
  news.arguments = {{"title", title == nullptr ? records::to_text(record.number) : title->text},
                    {"answer", answer}};
  return notices_.write_to({*mailbox, {}, {}}, news);
}

}  // namespace bch::publication
