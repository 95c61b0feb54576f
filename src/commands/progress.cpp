#include "commands/progress.h"

#include <cstdio>

#include <unistd.h>

namespace bch::commands {
namespace {

using Steady = std::chrono::steady_clock;  // measures only how long, never what time it is

constexpr std::chrono::milliseconds between_drawings{100};

}  // namespace

Progress::Progress(std::uint64_t total)
    : total_(total), watched_(::isatty(STDERR_FILENO) == 1), began_(Steady::now()) {}

Progress::~Progress() {
  if (watched_ && drawn_ != Steady::time_point()) std::fputs("\r\033[K", stderr);
}

void Progress::show(std::uint64_t done, std::uint64_t count) {
  const auto now = Steady::now();
  if (!watched_ || now - drawn_ < between_drawings) return;
  drawn_ = now;
  const double seconds = std::chrono::duration<double>(now - began_).count();
  const double rate = seconds > 0 ? static_cast<double>(count) / seconds : 0;
  std::fprintf(stderr, "\r\033[K%llu  %.0f/s", static_cast<unsigned long long>(count), rate);
  if (total_ != 0 && done != 0) {
    const double share = static_cast<double>(done) / static_cast<double>(total_);
    const double left = seconds / share - seconds;
    std::fprintf(stderr, "  %.0f %%  %d:%02d", 100 * share, static_cast<int>(left) / 60,
                 static_cast<int>(left) % 60);
  }
}

}  // namespace bch::commands
