#include "engines/beast/head.h"

#include "http/answer.h"
#include "http/request.h"
#include "http/site.h"

#include <algorithm>
#include <array>
#include <ctime>

namespace bch::engines::beast {

namespace {

constexpr int prefix_digits = 8;
constexpr int count_digits = 11;
static_assert(prefix_digits + 1 + count_digits == http::request_id_place.size());

void append_hexadecimal(std::string& out, std::uint64_t value, int digits) {
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) out += "0123456789abcdef"[(value >> shift) & 15];
}

// strftime would follow the locale of the process; these names are the protocol's own.
constexpr std::array<std::string_view, 7> days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::tm utc(std::int64_t seconds) {
  const std::time_t time = seconds;
  std::tm parts{};
  gmtime_r(&time, &parts);
  return parts;
}

void append_decimal(std::string& out, int value, std::size_t digits) {
  const auto text = std::to_string(value);
  out.append(digits - std::min(digits, text.size()), '0');
  out += text;
}

void append_clock(std::string& out, const std::tm& parts) {
  append_decimal(out, parts.tm_hour, 2);
  out += ':';
  append_decimal(out, parts.tm_min, 2);
  out += ':';
  append_decimal(out, parts.tm_sec, 2);
}

}  // namespace

bool has_strict_lines(std::string_view head) {
  bool after_line = false;
  for (std::size_t at = 0; at < head.size(); ++at) {
    const char c = head[at];
    if (after_line && (c == ' ' || c == '\t')) return false;
    after_line = false;
    if (c == '\0' || c == '\n') return false;
    if (c != '\r') continue;
    if (at + 1 == head.size() || head[at + 1] != '\n') return false;
    ++at;
    after_line = true;
  }
  return true;
}

std::string_view target_in(std::string_view head) {
  head.remove_prefix(std::min(head.find(' ') + 1, head.size()));
  return head.substr(0, head.find_first_of(" \r\n"));
}

bool asks_to_save_data(std::string_view name, std::string_view value) {
  return http::same_field(name, "Save-Data") && http::same_field(value, "on");
}

std::string request_id(std::uint32_t prefix, std::uint64_t count) {
  std::string id;
  id.reserve(http::request_id_place.size());
  append_hexadecimal(id, prefix, prefix_digits);
  id += '-';
  append_hexadecimal(id, count, count_digits);
  return id;
}

void write_prelude(std::string& out, const Prelude& prelude) {
  out = "HTTP/1.1 ";
  out += static_cast<char>('0' + prelude.status / 100);
  out += static_cast<char>('0' + prelude.status / 10 % 10);
  out += static_cast<char>('0' + prelude.status % 10);
  out += ' ';
  out += http::reason(prelude.status);
  out += "\r\n";
  out += prelude.date_line;
  out += "X-Request-Id: ";
  out += prelude.request_id;
  out += "\r\n";
  if (prelude.asks_to_retry) out += "Retry-After: 2\r\n";
  if (prelude.connection == Prelude::Connection::closed) out += "Connection: close\r\n";
  if (prelude.connection == Prelude::Connection::kept_for_http_1_0) out += "Connection: keep-alive\r\n";
}

std::string date_line(std::int64_t seconds) {
  const auto parts = utc(seconds);
  std::string line = "Date: ";
  line += days[static_cast<std::size_t>(parts.tm_wday)];
  line += ", ";
  append_decimal(line, parts.tm_mday, 2);
  line += ' ';
  line += months[static_cast<std::size_t>(parts.tm_mon)];
  line += ' ';
  append_decimal(line, parts.tm_year + 1900, 4);
  line += ' ';
  append_clock(line, parts);
  line += " GMT\r\n";
  return line;
}

std::string log_time(std::int64_t seconds) {
  const auto parts = utc(seconds);
  std::string text;
  append_decimal(text, parts.tm_year + 1900, 4);
  text += '-';
  append_decimal(text, parts.tm_mon + 1, 2);
  text += '-';
  append_decimal(text, parts.tm_mday, 2);
  text += 'T';
  append_clock(text, parts);
  text += 'Z';
  return text;
}

}  // namespace bch::engines::beast
