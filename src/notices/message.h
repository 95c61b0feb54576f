#pragma once
// Message: one e-mail in plain text, and how it is written for the line: RFC 5322 and RFC 2045 to 2047, ASCII
// throughout, no line longer than 78 signs but for a long address, and no text from outside can add a field.
// Values and pure functions; any thread. What it says is made in wording.h, who carries it is post.h.

#include "base/instant.h"
#include "notices/mailbox.h"

#include <optional>
#include <string>
#include <string_view>

namespace bch::notices {

struct Message {
  Mailbox from;
  std::string from_name;
  Mailbox to;
  std::string to_name;  // may be empty
  std::string subject;
  std::string text;         // lines parted by \n
  std::string language;     // its tag
  std::string id;           // without brackets: "TOKEN@bch.example"; the same whenever it is tried again
  std::string preferences;  // address where the reader chooses what is sent; may be empty
  Instant date;
};

// The whole message with CRLF at the end of each line.
std::string to_mail(const Message& message);

// Of a header field: as it is when it is plain ASCII, otherwise as encoded words (RFC 2047), folded.
std::string header_text(std::string_view text);

// "Sun, 01 Mar 2026 09:30:00 +0000" (RFC 5322, section 3.3).
std::string mail_date(Instant instant);

}  // namespace bch::notices
