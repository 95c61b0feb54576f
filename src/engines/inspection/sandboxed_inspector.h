#pragma once
// SandboxedInspector: records::Inspector by a child for each file (child.h), which can touch nothing but the
// bytes that it was given, and is killed when it takes too long. At most limits::inspections_at_once at a
// time; others wait for their turn. Any thread. What a child answers is believed only as far as message.h
// says.

#include "records/inspection.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <string>

namespace bch::engines::inspection {

struct Settings {
  std::string program = "/proc/self/exe";  // has a main() that asks is_child()
  std::chrono::milliseconds patience;      // by the clock, for one file
};

class SandboxedInspector final : public records::Inspector {
 public:
  // `weaker` hears once that the kernel refuses filters of system calls (in some containers), so that files
  // are read behind limits alone: no new files, sockets, processes of this user, privileges.
  SandboxedInspector(Settings settings, std::function<void()> weaker)
      : settings_(std::move(settings)), weaker_(std::move(weaker)) {}

  [[nodiscard]] Result<records::Inspected> inspect(std::string_view bytes,
                                                   std::string_view file_name) override;
  [[nodiscard]] Result<std::string> text_of(std::string_view bytes) override;

  // Children that work at this moment.
  [[nodiscard]] std::size_t at_work() const { return working_; }

 private:
  class Turn;
  Result<records::Inspected> ask(std::string_view bytes, std::string_view file_name, bool only_text);

  Settings settings_;
  std::function<void()> weaker_;
  std::once_flag said_;
  std::mutex mutex_;  // guards what follows
  std::condition_variable free_;
  std::atomic<std::size_t> working_ = 0;  // read without the mutex too
  std::size_t waiting_ = 0;
};

}  // namespace bch::engines::inspection
