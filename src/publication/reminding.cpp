#include "publication/reminding.h"

#include "search/facets.h"

#include <iterator>

namespace bch::publication {
namespace {

using Stage = renditions::Confirmation::Stage;

constexpr auto day_kind = "reminding";
constexpr auto day_id = "day";
constexpr auto reminder_kind = "reminder";
constexpr std::size_t records_a_page = 200;
constexpr std::size_t told_one_by_one = 3;

namespace member {
constexpr auto day = "day";
constexpr auto leaf = "leaf";
constexpr auto stage = "stage";
}  // namespace member

std::string_view name(Stage stage) {
  return stage == Stage::asked ? "asked" : "not-confirmed";
}

}  // namespace

Result<Done> Reminding::remind() {
  const CivilDate today = day_of(parts_.clock.now());
  auto done = TRY(parts_.store.read(day_kind, day_id)).value_or(workspace::Item{});
  if (done.body.at(member::day).text() == to_text(today)) return Done{};
  DueByOwner due;
  for (const auto* format : parts_.formats.all()) {
    if (!format->confirm_after_months) continue;
    const bool is_ready = TRY(look_for(*format, today, due));
    if (!is_ready) return Done{};
  }
  for (const auto& [owner, records] : due) TRY(tell(records));
  done.kind = day_kind;
  done.id = day_id;
  done.body.set(member::day, to_text(today));
  return parts_.store.commit({{std::move(done)}, {}, {}});
}

Result<bool> Reminding::look_for(const formats::Format& format, CivilDate today, DueByOwner& due) {
  search::Question question;
  question.order = search::Order::newest;
  question.page_size = records_a_page;
  question.today = today;
  question = question.with({std::string(search::facet::format), format.id.value()});
  for (;; ++question.page) {
    const auto answer = TRY(parts_.index.ask(question));
    if (!answer.is_ready) return false;
    for (const auto& hit : answer.hits) TRY(consider(hit, format, today, due));
    if (answer.hits.size() < records_a_page) return true;
  }
}

Result<Done> Reminding::consider(const records::RecordId& id, const formats::Format& format, CivilDate today,
                                 DueByOwner& due) {
  const auto latest = TRY(parts_.registry.latest(id));
  if (!latest) return Done{};
  const auto asked = renditions::months_later(day_of(latest->entry.time), *format.confirm_after_months);
  if (today < asked) return Done{};  // known without reading what it says
  renditions::Library library(parts_.registry, parts_.formats);
  const auto record = library.find(id);
  if (!record.ok() || !record->entry().number) return Done{};
  const auto confirmation = renditions::confirmation_of(*record, today);
  if (confirmation.stage != Stage::asked && confirmation.stage != Stage::not_confirmed) return Done{};
  auto reminder = TRY(parts_.store.read(reminder_kind, id.value())).value_or(workspace::Item{});
  const std::string leaf = latest->leaf.hex();
  const bool is_told = reminder.body.at(member::leaf).text() == leaf &&
                       reminder.body.at(member::stage).text() == name(confirmation.stage);
  if (is_told) return Done{};
  reminder.kind = reminder_kind;
  reminder.id = id.value();
  reminder.body.set(member::leaf, leaf);
  reminder.body.set(member::stage, name(confirmation.stage));
  const auto& entry = record->entry();
  due[entry.party].push_back({{id, *entry.number, entry.party, entry.format, record->title},
                              confirmation.stage,
                              renditions::months_later(confirmation.since, format.confirm_within_months),
                              std::move(reminder)});
  return Done{};
}

// Those of one owner.
Result<Done> Reminding::tell(const std::vector<Due>& due) {
  workspace::Commit commit;
  const auto add = [&](Items items) { std::ranges::move(items, std::back_inserter(commit.puts)); };
  const auto& owner = due.front().record.party;
  if (due.size() > told_one_by_one) {
    notices::News news;
    news.kind = notices::kind::several_to_confirm;
    news.arguments = {{"count", std::to_string(due.size())}};
    news.path = owner.empty() ? "desk" : "desk/country/" + owner.value();
    add(TRY(parts_.announcing.tell_owners(due.front().record, std::move(news))));
  } else {
    for (const Due& each : due) {
      const bool is_asked = each.stage == Stage::asked;
      notices::News news;
      news.kind = is_asked ? notices::kind::to_confirm : notices::kind::not_confirmed;
      if (is_asked) news.arguments = {{"date", to_text(each.until)}};
      news.path = "desk/record/" + records::to_text(each.record.number);
      add(TRY(parts_.announcing.tell_owners(each.record, std::move(news))));
    }
  }
  for (const Due& each : due) commit.puts.push_back(each.reminder);
  return parts_.store.commit(commit);
}

}  // namespace bch::publication
