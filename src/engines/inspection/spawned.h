#pragma once
// Spawned: one child process that is asked once. Owned by who asks; one thread. At the end of its scope it is
// dead and buried, whatever it was doing.

#include "base/result.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <sys/types.h>

namespace bch::engines::inspection {

// An open file, closed at the end of its scope; never one of the three standard ones.
class Open {
 public:
  explicit Open(int number = -1);
  Open(Open&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Open& operator=(Open&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Open();
  [[nodiscard]] int number() const { return number_; }
  void close();

 private:
  int number_;
};

class Spawned {
 public:
  using Moment = std::chrono::steady_clock::time_point;

  // Starts the program with one argument and an empty environment; `question` lies on its standard input, as
  // memory. Problem attachment.busy when the machine has no room for it.
  static Result<Spawned> start(const std::string& program, const char* argument, std::string_view question);
  Spawned(Spawned&& other) noexcept;
  Spawned& operator=(Spawned&&) = delete;
  ~Spawned();

  // All that it says until it closes its output; nothing when it is not done by then, or says more than
  // `most`.
  std::optional<std::string> hear(Moment until, std::size_t most);

  // How it ended, as wait(2) has it; killed when it has not by then.
  int end(Moment until);

 private:
  Spawned(pid_t child, Open output) : child_(child), output_(std::move(output)) {}
  pid_t child_;  // 0: already buried
  Open output_;
};

}  // namespace bch::engines::inspection
