#include "publication/reminding.h"

#include "registry/role.h"
#include "search/facets.h"

#include <algorithm>
#include <iterator>

namespace bch::publication {
namespace {

using renditions::Confirmation;
using renditions::months_later;

constexpr auto day_kind = "reminding";
constexpr auto day_id = "day";
constexpr auto day_member = "day";
constexpr std::size_t records_a_page = 200;
constexpr std::size_t told_one_by_one = 3;

}  // namespace

Result<Done> Reminding::remind() {
  Round round;
  round.today = day_of(parts_.clock.now());
  auto done = TRY(parts_.store.read(day_kind, day_id)).value_or(workspace::Item{});
  if (done.body.at(day_member).text() == to_text(round.today)) return Done{};
  for (const auto* format : parts_.formats.all()) {
    if (!format->confirm_after_months) continue;
    const bool is_ready = TRY(look_for(*format, round));
    if (!is_ready) return Done{};
  }
  for (const auto& [sort, records] : round.due) TRY(tell(sort, records));
  for (const auto& version : round.retiring) TRY(retire(version));
  done.kind = day_kind;
  done.id = day_id;
  done.body.set(day_member, to_text(round.today));
  return parts_.store.commit({{std::move(done)}, {}, {}});
}

Result<bool> Reminding::look_for(const formats::Format& format, Round& round) {
  search::Question question;
  question.order = search::Order::newest;
  question.page_size = records_a_page;
  question.today = round.today;
  question = question.with({std::string(search::facet::format), format.id.value()});
  for (;; ++question.page) {
    const auto answer = TRY(parts_.index.ask(question));
    if (!answer.is_ready) return false;
    for (const auto& hit : answer.hits) TRY(consider(hit, format, round));
    if (answer.hits.size() < records_a_page) return true;
  }
}

Result<Done> Reminding::consider(const records::RecordId& id, const formats::Format& format, Round& round) {
  using Stage = Reminder::Stage;
  const auto latest = TRY(parts_.registry.latest(id));
  if (!latest) return Done{};
  const auto asked = months_later(day_of(latest->entry.time), *format.confirm_after_months);
  if (round.today < asked) return Done{};  // known without reading what it says
  renditions::Library library(parts_.registry, parts_.formats);
  const auto record = library.find(id);
  if (!record.ok() || !record->entry().number) return Done{};
  const auto confirmation = renditions::confirmation_of(*record, round.today);
  const bool is_late = confirmation.stage == Confirmation::Stage::not_confirmed;
  if (!is_late && confirmation.stage != Confirmation::Stage::asked) return Done{};

  Reminder reminder = TRY(reminder_of(parts_.store, id));
  const int within = format.confirm_within_months;
  if (format.retires && is_late && reminder.is_told(latest->leaf)) {
    const auto told = reminder.day();
    if (told && round.today >= months_later(*told, within)) round.retiring.push_back(*latest);
    return Done{};
  }
  const Stage stage = is_late && !format.retires ? Stage::not_confirmed : Stage::asked;
  if (reminder.is_told(latest->leaf, stage)) return Done{};
  reminder.tell(latest->leaf, stage, round.today);
  const auto& entry = record->entry();
  const auto asks = format.retires ? notices::kind::to_confirm_or_retire : notices::kind::to_confirm;
  round.due[{entry.party, format.retires}].push_back(
      {{id, *entry.number, entry.party, entry.format, record->title},
       stage == Stage::asked ? asks : notices::kind::not_confirmed,
       months_later(format.retires ? round.today : asked, within),
       std::move(reminder)});
  return Done{};
}

Result<Done> Reminding::tell(const Sort& sort, const std::vector<Due>& due) {
  workspace::Commit commit;
  const auto add = [&](Items items) { std::ranges::move(items, std::back_inserter(commit.puts)); };
  if (due.size() > told_one_by_one) {
    notices::News news;
    news.kind =
        sort.retires ? notices::kind::several_to_confirm_or_retire : notices::kind::several_to_confirm;
    news.arguments = {{"count", std::to_string(due.size())}};
    if (sort.retires) news.arguments.emplace_back("date", to_text(due.front().until));
    news.path = sort.owner.empty() ? "desk" : "desk/country/" + sort.owner.value();
    add(TRY(parts_.announcing.tell_owners(due.front().record, std::move(news))));
  } else {
    for (const Due& each : due) {
      notices::News news;
      news.kind = each.news;
      if (news.kind != notices::kind::not_confirmed) news.arguments = {{"date", to_text(each.until)}};
      news.path = "desk/record/" + records::to_text(each.record.number);
      add(TRY(parts_.announcing.tell_owners(each.record, std::move(news))));
    }
  }
  for (const Due& each : due) commit.puts.push_back(Reminder(each.reminder).item());
  return parts_.store.commit(commit);
}

// What follows from it in the workspace is done by who follows the journal (aftermath.h).
Result<Done> Reminding::retire(const registry::Version& latest) {
  const auto drafts = TRY(parts_.drafts.with(drafts_about(latest.entry.record), 1));
  if (!drafts.empty() && drafts.front().state == State::requested) return Done{};
  registry::Act act;
  act.kind = registry::Kind::withdraw;
  act.record = latest.entry.record;
  act.format = latest.entry.format;
  act.edition = parts_.edition;
  act.party = latest.entry.party;
  act.role = registry::role::retired;
  act.parent = latest.leaf;
  const auto receipt = parts_.registry.append({"retirement-" + latest.leaf.hex(), {std::move(act)}});
  const bool is_too_late = !receipt.ok() && receipt.problem().key == "journal.parent-moved";
  if (!receipt.ok() && !is_too_late) return receipt.problem();
  return Done{};
}

}  // namespace bch::publication
