#include "publication/reminder.h"

#include <string_view>
#include <utility>

namespace bch::publication {
namespace {

constexpr auto reminder_kind = "reminder";

namespace member {
constexpr auto leaf = "leaf";
constexpr auto stage = "stage";
constexpr auto day = "day";
}  // namespace member

std::string_view name(Reminder::Stage stage) {
  switch (stage) {
    case Reminder::Stage::asked:
      return "asked";
    case Reminder::Stage::not_confirmed:
      return "not-confirmed";
    case Reminder::Stage::retired:
      return "retired";
  }
  return {};
}

}  // namespace

bool Reminder::is_told(const seals::Hash& leaf) const {
  return item_.body.at(member::leaf).text() == leaf.hex();
}

bool Reminder::is_told(const seals::Hash& leaf, Stage stage) const {
  return is_told(leaf) && item_.body.at(member::stage).text() == name(stage);
}

std::optional<CivilDate> Reminder::day() const {
  return parse_civil_date(item_.body.at(member::day).text());
}

void Reminder::tell(const seals::Hash& leaf, Stage stage, CivilDate day) {
  item_.body.set(member::leaf, leaf.hex());
  item_.body.set(member::stage, name(stage));
  item_.body.set(member::day, to_text(day));
}

Result<Reminder> reminder_of(workspace::Store& store, const records::RecordId& record) {
  auto item = TRY(store.read(reminder_kind, record.value())).value_or(workspace::Item{});
  item.kind = reminder_kind;
  item.id = record.value();
  return Reminder(std::move(item));
}

}  // namespace bch::publication
