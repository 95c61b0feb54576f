#include "formats/absence.h"

#include <algorithm>

namespace bch::formats {
namespace {

std::optional<CivilDate> date_in(const Row* row) {
  if (row == nullptr || row->items.empty()) return std::nullopt;
  const auto* date = std::get_if<CivilDate>(&row->items.front());
  return date == nullptr ? std::nullopt : std::optional(*date);
}

// A day of which only the month or the year is known, as its first or its last.
CivilDate first_day(CivilDate date) {
  return {date.year, std::max(date.month, 1), std::max(date.day, 1)};
}
CivilDate last_day(CivilDate date) {
  constexpr int months = 12;
  constexpr int longest_month = 31;  // to compare with: no day comes after it
  return {date.year, date.month == 0 ? months : date.month, date.day == 0 ? longest_month : date.day};
}

}  // namespace

bool Absence::is_of(std::string_view category) const {
  return std::ranges::find(categories, category) != categories.end();
}

bool Absence::holds(CivilDate today) const {
  return (!from || !(today < first_day(*from))) && (!until || !(last_day(*until) < today));
}

Absence read_absence(const std::vector<Part>& parts) {
  Absence absence;
  if (const Row* row = row_with(parts, Role::categories)) {
    for (const Item& item : row->items) {
      if (const auto* chosen = std::get_if<TermChoice>(&item))
        absence.categories.push_back(chosen->id.value());
    }
  }
  absence.from = date_in(row_with(parts, Role::begins));
  absence.until = date_in(row_with(parts, Role::valid_until));
  return absence;
}

}  // namespace bch::formats
