#include "engines/sqlite/carrier.h"

#include "engines/sqlite/common_statements.h"

#include <utility>

namespace bch::engines::sqlite {
namespace {

// Pages of 4 KiB.
constexpr int carried_together = 8'000;
constexpr int most_in_log = 24'000;

}  // namespace

Carrier::Carrier(std::string path, Connection& writer) : path_(std::move(path)) {
  thread_ = std::thread([this] { run(); });
  writer.watch_log([this](int pages) { return grown(pages); });
}

Carrier::~Carrier() {
  {
    const std::lock_guard lock(mutex_);
    is_ending_ = true;
  }
  woken_.notify_one();
  thread_.join();
}

bool Carrier::grown(int pages) {
  const bool is_begun_anew = pages < carried_;
  if (is_begun_anew) carried_ = 0;
  if (pages - carried_ < carried_together && pages < most_in_log) return false;
  std::unique_lock lock(mutex_);
  is_wanted_ = pages < most_in_log;
  if (is_wanted_) woken_.notify_one();
  if (!is_wanted_) rested_.wait(lock, [this] { return !is_carrying_; });
  return !is_wanted_;
}

void Carrier::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    woken_.wait(lock, [this] { return is_wanted_ || is_ending_; });
    if (is_ending_) return;
    is_wanted_ = false;
    is_carrying_ = true;
    lock.unlock();
    if (!carry().ok()) connection_.reset();  // tried again when the log has grown
    lock.lock();
    is_carrying_ = false;
    rested_.notify_one();
  }
}

Result<Done> Carrier::carry() {
  if (!connection_) connection_ = TRY(Connection::open(path_, Access::write));
  auto checkpoint = TRY(connection_->prepare(settings::checkpoint));
  if (TRY(checkpoint.step())) carried_ = static_cast<int>(checkpoint.integer(2));
  return Done{};
}

}  // namespace bch::engines::sqlite
