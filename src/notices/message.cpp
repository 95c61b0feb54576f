#include "notices/message.h"

#include "seals/hash.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace bch::notices {
namespace {

constexpr std::string_view line_end = "\r\n";
constexpr std::size_t encoded_line = 76;        // RFC 2045, sections 6.7 and 6.8
constexpr std::size_t plain_header = 60;        // signs that stand behind the name of a field unfolded
constexpr std::size_t encoded_word_bytes = 42;  // of text in one encoded word: 56 signs in base64
constexpr std::string_view word_begin = "=?utf-8?B?";
constexpr std::string_view word_end = "?=";

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xc0U) == 0x80U;
}

// The text with each end of a line as \n, and no other control character but the tab.
std::string tidied(std::string_view text) {
  std::string tidy;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (text[i] == '\r') {
      if (i + 1 == text.size() || text[i + 1] != '\n') tidy += '\n';
    } else if (text[i] == '\n' || text[i] == '\t' || (byte >= 0x20 && byte != 0x7f)) {
      tidy += text[i];
    }
  }
  if (!tidy.ends_with('\n')) tidy += '\n';
  return tidy;
}

std::string in_base64(std::string_view text) {
  std::string crlf;
  for (const char c : text) {
    if (c == '\n') crlf += '\r';
    crlf += c;
  }
  const std::string all = seals::to_base64(crlf);
  std::string lines;
  for (std::size_t from = 0; from < all.size(); from += encoded_line)
    lines.append(all, from, encoded_line).append(line_end);
  return lines;
}

std::string escaped(char c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  return {'=', digits[byte >> 4U], digits[byte & 0xfU]};
}

// Quoted-printable; a blank at the end of a line is written out, so that nobody takes it away.
std::string in_quoted_printable(std::string_view text) {
  std::string out;
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') {
      out += line_end;
      width = 0;
      continue;
    }
    const bool is_last = i + 1 == text.size() || text[i + 1] == '\n';
    const bool is_plain = (c > ' ' && c < 0x7f && c != '=') || ((c == ' ' || c == '\t') && !is_last);
    const std::string written = is_plain ? std::string(1, c) : escaped(c);
    if (width + written.size() >= encoded_line) {
      out.append("=").append(line_end);
      width = 0;
    }
    out += written;
    width += written.size();
  }
  return out;
}

void add(std::string& mail, std::string_view name, std::string_view value) {
  mail.append(name).append(": ").append(value).append(line_end);
}

std::string in_one_line(std::string_view text) {
  std::string line = tidied(text);
  line.pop_back();
  std::ranges::replace(line, '\n', ' ');
  std::ranges::replace(line, '\t', ' ');
  return line;
}

// Each on a line of its own, cut between characters (RFC 2047, section 5).
std::string encoded_words(std::string_view text) {
  const std::string line = in_one_line(text);
  std::string words;
  for (std::size_t from = 0; from < line.size();) {
    std::size_t to = std::min(from + encoded_word_bytes, line.size());
    while (to < line.size() && to > from + 1 && is_continuation(line[to])) --to;
    if (!words.empty()) words.append(line_end).append(" ");
    words.append(word_begin).append(seals::to_base64(line.substr(from, to - from))).append(word_end);
    from = to;
  }
  return words;
}

// "Name <address>" on two lines when it is long.
std::string addressee(const std::string& name, const Mailbox& mailbox) {
  if (name.empty()) return mailbox.text();
  const bool is_plain = name.size() <= plain_header && std::ranges::all_of(name, [](char c) {
                          return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                                 c == ' ' || c == '-';
                        });
  const std::string written = is_plain ? name : encoded_words(name);
  return written + "\r\n <" + mailbox.text() + ">";
}

}  // namespace

std::string header_text(std::string_view text) {
  const std::string line = in_one_line(text);
  const bool is_plain = is_ascii(line) && line.size() <= plain_header && line.find("=?") == std::string::npos;
  return is_plain ? line : encoded_words(line);
}

std::string mail_date(Instant instant) {
  constexpr std::array days{"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};
  constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = days_since_1970(instant);
  const CivilDate date = day_of(instant);
  const std::string time = to_text(instant).substr(11, 8);
  std::array<char, 48> text{};
  std::snprintf(text.data(), text.size(), "%s, %02d %s %04d %s +0000",
                days.at(static_cast<std::size_t>((day % 7 + 7) % 7)), date.day,
                months.at(static_cast<std::size_t>(date.month - 1)), date.year, time.c_str());
  return text.data();
}

std::string to_mail(const Message& message) {
  std::string mail;
  add(mail, "Date", mail_date(message.date));
  add(mail, "From", addressee(message.from_name, message.from));
  add(mail, "To", addressee(message.to_name, message.to));
  add(mail, "Subject", header_text(message.subject));
  add(mail, "Message-ID", "<" + message.id + ">");
  add(mail, "Auto-Submitted", "auto-generated");
  if (!message.preferences.empty()) add(mail, "List-Unsubscribe", "<" + message.preferences + ">");
  if (!message.language.empty()) add(mail, "Content-Language", message.language);
  add(mail, "MIME-Version", "1.0");
  add(mail, "Content-Type", "text/plain; charset=utf-8");
  const std::string text = tidied(message.text);
  const std::string quoted = in_quoted_printable(text);
  const std::string packed = in_base64(text);
  const bool is_quoted = quoted.size() <= packed.size();
  add(mail, "Content-Transfer-Encoding", is_quoted ? "quoted-printable" : "base64");
  return mail.append(line_end).append(is_quoted ? quoted : packed);
}

}  // namespace bch::notices
