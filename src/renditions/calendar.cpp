#include "renditions/calendar.h"

#include <chrono>
#include <cstdio>
#include <string_view>

namespace bch::renditions {
namespace {

constexpr std::size_t line_bytes = 75;  // RFC 5545, section 3.1
constexpr std::string_view program = "-//bch//Biosafety Clearing-House//EN";

// Appends a line, broken where it is too long but not within a character of UTF-8.
void add_line(std::string& out, std::string_view name, std::string_view value) {
  std::string line(name);
  line += value;
  std::string_view rest(line);
  std::size_t room = line_bytes;
  while (rest.size() > room) {
    std::size_t end = room;
    while (end > 1 && (static_cast<unsigned char>(rest[end]) & 0xC0U) == 0x80U) --end;
    out += rest.substr(0, end);
    out += "\r\n ";
    rest.remove_prefix(end);
    room = line_bytes - 1;  // the space counts
  }
  out += rest;
  out += "\r\n";
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    if (c == '\n')
      out += "\\n";
    else if (static_cast<unsigned char>(c) >= ' ')
      out += c;
  }
  return out;
}

std::chrono::sys_days day(const CivilDate& date) {
  return std::chrono::year(date.year) / date.month / date.day;
}

std::string written(std::chrono::sys_days day) {
  const std::chrono::year_month_day date(day);
  char text[16];
  std::snprintf(text, sizeof text, "%04d%02u%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text;
}

// "20260301T093000Z"
std::string written(Instant instant) {
  std::string text;
  for (const char c : to_text(instant)) {
    if (c == '.') break;
    if (c != '-' && c != ':') text += c;
  }
  return text + "Z";
}

std::string_view name(EventStatus status) {
  switch (status) {
    case EventStatus::tentative:
      return "TENTATIVE";
    case EventStatus::cancelled:
      return "CANCELLED";
    default:
      return "CONFIRMED";
  }
}

void add(std::string& out, const Event& event) {
  add_line(out, "BEGIN:", "VEVENT");
  add_line(out, "UID:", event.id);
  add_line(out, "DTSTAMP:", written(event.changed));
  add_line(out, "LAST-MODIFIED:", written(event.changed));
  add_line(out, "SEQUENCE:", std::to_string(event.sequence));
  add_line(out, "DTSTART;VALUE=DATE:", written(day(event.first)));
  // The day after the last.
  add_line(out, "DTEND;VALUE=DATE:", written(day(event.last.value_or(event.first)) + std::chrono::days(1)));
  add_line(out, "SUMMARY:", escaped(event.title));
  if (!event.place.empty()) add_line(out, "LOCATION:", escaped(event.place));
  if (!event.description.empty()) add_line(out, "DESCRIPTION:", escaped(event.description));
  add_line(out, "STATUS:", name(event.status));
  add_line(out, "TRANSP:", "TRANSPARENT");
  add_line(out, "END:", "VEVENT");
}

}  // namespace

std::string calendar_text(const std::string& name, const std::string& language,
                          std::span<const Event> events) {
  std::string out;
  add_line(out, "BEGIN:", "VCALENDAR");
  add_line(out, "VERSION:", "2.0");
  add_line(out, "PRODID:", program);
  add_line(out, "CALSCALE:", "GREGORIAN");
  add_line(out, "METHOD:", "PUBLISH");
  add_line(out, "NAME;LANGUAGE=" + language + ":", escaped(name));
  add_line(out, "X-WR-CALNAME:", escaped(name));
  for (const Event& event : events) add(out, event);
  add_line(out, "END:", "VCALENDAR");
  return out;
}

}  // namespace bch::renditions
