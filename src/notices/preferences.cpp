#include "notices/preferences.h"

#include "languages/words.h"

#include <algorithm>
#include <array>

namespace bch::notices {
namespace {

using records::Document;

constexpr std::array all_paces{Pace::at_once, Pace::daily, Pace::weekly, Pace::never};
constexpr std::int64_t hour = 60LL * 60 * 1'000;
constexpr std::int64_t day = 24 * hour;
constexpr std::int64_t told_hour = 6 * hour;    // of the day, in UTC
constexpr std::int64_t first_monday = 4 * day;  // 5 January 1970
constexpr auto bounce_kind = "bounce";

namespace member {
constexpr auto mail = "mail";
constexpr auto time = "time";
constexpr auto reply = "reply";
}  // namespace member

// The first of the moments first + n * step that is later.
Instant next_of(std::int64_t first, std::int64_t step, Instant now) {
  const std::int64_t since = now.milliseconds() - first;
  const std::int64_t steps = since < 0 ? -((-since + step - 1) / step) : since / step;
  return Instant::from_milliseconds(first + (steps + 1) * step);
}

}  // namespace

std::string_view name(Pace pace) {
  switch (pace) {
    case Pace::at_once:
      return "at-once";
    case Pace::daily:
      return "daily";
    case Pace::weekly:
      return "weekly";
    case Pace::never:
      return "never";
  }
  return {};
}

std::optional<Pace> pace_named(std::string_view word) {
  const auto found = std::ranges::find(all_paces, word, [](Pace pace) { return name(pace); });
  return found == all_paces.end() ? std::nullopt : std::optional(*found);
}

std::span<const Pace> paces() {
  return all_paces;
}

Pace mail_pace(const records::Document& preferences, Group group) {
  const auto* mail = preferences.find(member::mail);
  const auto* chosen = mail == nullptr ? nullptr : mail->find(name(group));
  return chosen == nullptr ? Pace::at_once : pace_named(chosen->text()).value_or(Pace::at_once);
}

void set_mail_pace(records::Document& preferences, Group group, Pace pace) {
  Document mail = preferences.at(member::mail);
  mail.set(name(group), name(pace));
  preferences.set(member::mail, std::move(mail));
}

Instant told_at(Pace pace, Instant now) {
  if (pace == Pace::daily) return next_of(told_hour, day, now);
  if (pace == Pace::weekly) return next_of(first_monday + told_hour, 7 * day, now);
  return now;
}

Result<std::optional<BounceMark>> bounce_mark(workspace::Store& store, const Mailbox& mailbox) {
  const auto item = TRY(store.read(bounce_kind, languages::fold(mailbox.text())));
  if (!item) return std::optional<BounceMark>();
  return std::optional(BounceMark{Instant::from_milliseconds(item->body.at(member::time).integer()),
                                  std::string(item->body.at(member::reply).text())});
}

Result<workspace::Item> mark_as_bounced(workspace::Store& store, const Mailbox& mailbox,
                                        const BounceMark& mark) {
  workspace::Item item;
  item.kind = bounce_kind;
  item.id = languages::fold(mailbox.text());
  const auto known = TRY(store.read(item.kind, item.id));
  if (known) item.version = known->version;
  item.order = mark.time.milliseconds();
  item.body.set(member::time, mark.time.milliseconds());
  item.body.set(member::reply, mark.reply);
  item.labels.push_back({"all", ""});
  return item;
}

Result<Done> take_mark_away(workspace::Store& store, const Mailbox& mailbox, const workspace::Deed& deed) {
  const auto item = TRY(store.read(bounce_kind, languages::fold(mailbox.text())));
  if (!item) return Done{};
  return store.commit({{}, {{item->kind, item->id, item->version}}, {deed}});
}

}  // namespace bch::notices
