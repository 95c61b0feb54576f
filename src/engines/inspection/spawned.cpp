#include "engines/inspection/spawned.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <memory>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace bch::engines::inspection {
namespace {

constexpr int first_after_standard = 3;

bool write_whole(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

// What the child starts with. It lives through a stop of the server: a file that is being read is read.
class Beginning {
 public:
  Beginning(const Open& input, const Open& output) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_adddup2(&actions_, input.number(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions_, output.number(), STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&actions_, first_after_standard);
    posix_spawnattr_init(&attributes_);
    sigset_t blocked;
    sigemptyset(&blocked);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&blocked, signal);
    posix_spawnattr_setsigmask(&attributes_, &blocked);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK);
  }
  Beginning(const Beginning&) = delete;
  Beginning& operator=(const Beginning&) = delete;
  ~Beginning() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }
  pid_t spawn(const std::string& program, const char* argument) {
    std::string name(program);
    std::string only(argument);
    const std::array<char*, 3> arguments{name.data(), only.data(), nullptr};
    const std::array<char*, 1> environment{nullptr};
    pid_t child = 0;
    const int outcome =
        posix_spawn(&child, program.c_str(), &actions_, &attributes_, arguments.data(), environment.data());
    return outcome == 0 ? child : 0;
  }

 private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

// Whether the file can be read, or the process has ended, before that moment.
bool ready(int file, Spawned::Moment until) {
  for (;;) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
    if (left.count() <= 0) return false;
    pollfd asked{file, POLLIN, 0};
    const int outcome = ::poll(&asked, 1, static_cast<int>(left.count()) + 1);
    if (outcome > 0) return true;
    if (outcome < 0 && errno != EINTR) return false;
  }
}

}  // namespace

Open::Open(int number) : number_(number) {
  if (number < 0 || number >= first_after_standard) return;
  number_ = ::fcntl(number, F_DUPFD_CLOEXEC, first_after_standard);
  ::close(number);
}

Open::~Open() {
  close();
}

void Open::close() {
  if (number_ >= 0) ::close(number_);
  number_ = -1;
}

Result<Spawned> Spawned::start(const std::string& program, const char* argument, std::string_view question) {
  const Problem no_room{Problem::Kind::busy, "attachment.busy", {}};
  const Open input(::memfd_create("question", MFD_CLOEXEC));
  std::array<int, 2> ends{-1, -1};
  if (input.number() < 0 || !write_whole(input.number(), question) || ::pipe2(ends.data(), O_CLOEXEC) != 0)
    return no_room;
  Open output(ends[0]);
  Open into(ends[1]);
  const pid_t child = Beginning(input, into).spawn(program, argument);
  if (child == 0) return no_room;
  return Spawned(child, std::move(output));
}

Spawned::Spawned(Spawned&& other) noexcept
    : child_(std::exchange(other.child_, 0)), output_(std::move(other.output_)) {}

Spawned::~Spawned() {
  end(Moment());
}

std::optional<std::string> Spawned::hear(Moment until, std::size_t most) {
  constexpr std::size_t block_bytes = 64 * 1024;
  const auto block = std::make_unique<std::array<char, block_bytes>>();
  std::string heard;
  while (ready(output_.number(), until)) {
    const ssize_t size = ::read(output_.number(), block->data(), block->size());
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) return std::nullopt;
    if (size == 0) return heard;
    heard.append(block->data(), static_cast<std::size_t>(size));
    if (heard.size() > most) return std::nullopt;
  }
  return std::nullopt;
}

int Spawned::end(Moment until) {
  if (child_ == 0) return 0;
  const Open watched(static_cast<int>(::syscall(SYS_pidfd_open, child_, 0)));
  if (watched.number() < 0 || !ready(watched.number(), until)) ::kill(child_, SIGKILL);
  int status = 0;
  while (::waitpid(child_, &status, 0) < 0 && errno == EINTR) continue;
  child_ = 0;
  return status;
}

}  // namespace bch::engines::inspection
