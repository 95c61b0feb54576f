#pragma once
// EventLog: the structured log of one event loop: one JSON line an event, gathered and handed on in blocks.
//
// Lines hold no target, query, address or body of a request: the pattern of its route stands for them.
// Belongs to one event loop and is used by its thread alone; the sink may be called by several loops at once.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace bch::engines::beast {

// Takes whole lines, each with its line feed. Must be safe to call from several threads.
using LogSink = std::function<void(std::string_view lines)>;

// Writes to standard error, one write(2) a block so that blocks do not mix.
void log_to_standard_error(std::string_view lines);

struct RequestEvent {
  std::string_view id;
  std::string_view method;  // of those that we speak; empty when the request was broken
  std::string_view route;   // a literal of our own
  int status = 0;
  std::uint64_t bytes = 0;  // sent, head and body
  std::uint64_t microseconds = 0;
  bool is_cached = false;
};

class EventLog {
 public:
  explicit EventLog(LogSink sink) : sink_(std::move(sink)) {}

  // The time that lines carry from now on, "2026-11-24T09:00:00Z".
  void set_time(std::string_view time) { time_ = time; }

  void write(const RequestEvent& event);

  // Another event by name, such as "http.stopping".
  void write(std::string_view event);

  void flush();

 private:
  void begin(std::string_view event);
  void end();

  LogSink sink_;
  std::string time_;
  std::string lines_;
};

}  // namespace bch::engines::beast
