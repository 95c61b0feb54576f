#include "renditions/calendar.h"

#include <sstream>
#include <vector>

#include <gtest/gtest.h>

namespace bch::renditions {
namespace {

Event event() {
  Event event;
  event.id = "068c83ba-995f-08c3-50ce-ad43545b3eb5";
  event.sequence = 2;
  event.changed = *parse_instant("2026-03-01T12:30:05.250Z");
  event.first = {2026, 2, 27};
  event.last = CivilDate{2026, 2, 28};
  event.title = "Meeting; of experts, on \\ risk";
  event.description = "one\ntwo";
  return event;
}

std::string text(const Event& event) {
  const std::vector<Event> events{event};
  return calendar_text("Meetings", "en", events);
}

bool has_line(const std::string& text, const std::string& line) {
  return text.find("\r\n" + line + "\r\n") != std::string::npos;
}

TEST(Calendar, SaysWhenInDaysThatEndWithTheDayAfter) {
  EXPECT_TRUE(has_line(text(event()), "DTSTART;VALUE=DATE:20260227"));
  EXPECT_TRUE(has_line(text(event()), "DTEND;VALUE=DATE:20260301"));
  EXPECT_TRUE(has_line(text(event()), "DTSTAMP:20260301T123005Z"));
  auto one_day = event();
  one_day.last.reset();
  EXPECT_TRUE(has_line(text(one_day), "DTEND;VALUE=DATE:20260228"));
}

TEST(Calendar, EscapesTexts) {
  EXPECT_TRUE(has_line(text(event()), "SUMMARY:Meeting\\; of experts\\, on \\\\ risk"));
  EXPECT_TRUE(has_line(text(event()), "DESCRIPTION:one\\ntwo"));
}

TEST(Calendar, FoldsLongLinesBetweenCharacters) {
  auto long_one = event();
  long_one.title.clear();
  for (int i = 0; i < 100; ++i) long_one.title += "ж";
  std::string unfolded;
  std::stringstream lines(text(long_one));
  for (std::string line; std::getline(lines, line, '\n');) {
    ASSERT_TRUE(line.ends_with('\r'));
    line.pop_back();
    EXPECT_LE(line.size(), 75U);
    if (line.starts_with(' ')) {
      EXPECT_NE(static_cast<unsigned char>(line[1]) & 0xC0U, 0x80U);
      unfolded += line.substr(1);
    } else {
      unfolded += "\n" + line;
    }
  }
  EXPECT_NE(unfolded.find("\nSUMMARY:" + long_one.title + "\n"), std::string::npos);
}

TEST(Calendar, SaysWhatIsCancelled) {
  auto cancelled = event();
  cancelled.status = EventStatus::cancelled;
  EXPECT_TRUE(has_line(text(cancelled), "STATUS:CANCELLED"));
  EXPECT_TRUE(has_line(text(event()), "STATUS:CONFIRMED"));
}

}  // namespace
}  // namespace bch::renditions
