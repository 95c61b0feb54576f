#include "engines/beast/event_log.h"

#include <unistd.h>

namespace bch::engines::beast {

namespace {

constexpr std::size_t block_bytes = 32 * 1024;

void append_number(std::string& out, std::string_view name, std::uint64_t value) {
  out += ",\"";
  out += name;
  out += "\":";
  out += std::to_string(value);
}

}  // namespace

void log_to_standard_error(std::string_view lines) {
  while (!lines.empty()) {
    const auto written = ::write(STDERR_FILENO, lines.data(), lines.size());
    if (written <= 0) return;  // nobody reads the log: nobody to tell
    lines.remove_prefix(static_cast<std::size_t>(written));
  }
}

void EventLog::begin(std::string_view event) {
  lines_ += R"({"time":")";
  lines_ += time_;
  lines_ += R"(","event":")";
  lines_ += event;
  lines_ += '"';
}

void EventLog::end() {
  lines_ += "}\n";
  if (lines_.size() >= block_bytes) flush();
}

void EventLog::write(const RequestEvent& event) {
  begin("http.request");
  lines_ += R"(,"request":")";
  lines_ += event.id;
  lines_ += R"(","method":")";
  lines_ += event.method;
  lines_ += R"(","route":")";
  lines_ += event.route;
  lines_ += '"';
  append_number(lines_, "status", static_cast<std::uint64_t>(event.status));
  append_number(lines_, "bytes", event.bytes);
  append_number(lines_, "microseconds", event.microseconds);
  lines_ += event.is_cached ? R"(,"cached":true)" : R"(,"cached":false)";
  end();
}

void EventLog::write(std::string_view event) {
  begin(event);
  end();
}

void EventLog::flush() {
  if (lines_.empty()) return;
  sink_(lines_);
  lines_.clear();
}

}  // namespace bch::engines::beast
