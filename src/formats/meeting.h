#pragma once
// Meeting: when and where something takes place, read out of a record whose format says by which of its
// fields (the table [meeting] of its file). Calendars stand on it. Pure functions; any thread.

#include "formats/reading.h"

#include <optional>
#include <string>
#include <vector>

namespace bch::formats {

enum class Holding { as_planned, uncertain, called_off };

struct Meeting {
  CivilDate begins;               // as much as is known
  std::optional<CivilDate> ends;  // its last day
  std::vector<Row> place;
  std::optional<Row> state;  // "Confirmed", as its author chose
  Holding holding = Holding::as_planned;
};

// Nothing when the format is that of no meeting, or the record does not say when it begins.
std::optional<Meeting> meeting_of(const Format* format, const vocabularies::Vocabularies& vocabularies,
                                  const records::Document& body);

}  // namespace bch::formats
