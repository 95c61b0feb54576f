#pragma once
// Carrier: carries what commits leave in the write-ahead log of a file over into the file, on a thread and a
// connection of its own, so that nobody who commits waits for it. The log is written anew from its beginning
// only after a moment in which all of it was carried over; when commits come so quickly that there is none,
// it grows until who commits waits for the carrier and carries over the little that is left.

#include "engines/sqlite/connection.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace bch::engines::sqlite {

class Carrier {
 public:
  // Of the file at that path, to which `writer` commits; it outlives the carrier, and commits no more then.
  Carrier(std::string path, Connection& writer);
  ~Carrier();
  Carrier(const Carrier&) = delete;
  Carrier& operator=(const Carrier&) = delete;

 private:
  bool grown(int pages);
  void run();
  Result<Done> carry();

  const std::string path_;
  std::optional<Connection> connection_;  // of the thread
  std::atomic<int> carried_ = 0;          // pages of the log
  std::mutex mutex_;
  std::condition_variable woken_;
  std::condition_variable rested_;
  bool is_wanted_ = false;
  bool is_carrying_ = false;
  bool is_ending_ = false;
  std::thread thread_;
};

}  // namespace bch::engines::sqlite
