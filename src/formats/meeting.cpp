#include "formats/meeting.h"

namespace bch::formats {
namespace {

std::optional<CivilDate> date_in(const Row* row) {
  const auto* date = row == nullptr ? nullptr : std::get_if<CivilDate>(&row->items.front());
  return date == nullptr ? std::nullopt : std::optional(*date);
}

Holding holding(const Row& state) {
  const auto* chosen = std::get_if<TermChoice>(&state.items.front());
  if (chosen == nullptr) return Holding::as_planned;
  if (chosen->role == Role::called_off) return Holding::called_off;
  return chosen->role == Role::uncertain ? Holding::uncertain : Holding::as_planned;
}

}  // namespace

std::optional<Meeting> meeting_of(const Format* format, const vocabularies::Vocabularies& vocabularies,
                                  const records::Document& body) {
  if (format == nullptr || !format->has(Aspect::is_meeting)) return std::nullopt;
  const auto parts = read_out(format, vocabularies, body);
  const auto begins = date_in(row_with(parts, Role::begins));
  if (!begins) return std::nullopt;
  Meeting meeting;
  meeting.begins = *begins;
  meeting.ends = date_in(row_with(parts, Role::ends));
  if (meeting.ends && *meeting.ends < meeting.begins) meeting.ends.reset();
  for (const Row* row : rows_with(parts, Role::place)) meeting.place.push_back(*row);
  if (const Row* state = row_with(parts, Role::state)) {
    meeting.state = *state;
    meeting.holding = holding(*state);
  }
  return meeting;
}

}  // namespace bch::formats
