#pragma once
// Calendar: events of whole days for calendar programs (iCalendar, RFC 5545). Pure; any thread.

#include "base/instant.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace bch::renditions {

enum class EventStatus { confirmed, tentative, cancelled };

struct Event {
  std::string id;  // the same for ever
  std::uint32_t sequence = 0;
  Instant changed;
  CivilDate first;  // a day, not only a month
  std::optional<CivilDate> last;
  std::string title;
  std::string place;
  std::string description;
  EventStatus status = EventStatus::confirmed;
};

// A file of them; `name` is what programs show for the whole, `language` its tag.
std::string calendar_text(const std::string& name, const std::string& language,
                          std::span<const Event> events);

}  // namespace bch::renditions
