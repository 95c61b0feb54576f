#pragma once
// Pool: reading connections that nobody uses at the moment, each with its prepared statements; as many as
// there are threads that read at once. Reader::open(path) makes one. Any thread.

#include "base/result.h"

#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace bch::engines::sqlite {

template <typename Reader>
class Pool {
 public:
  explicit Pool(std::string path) : path_(std::move(path)) {}

  // Lends a connection to `read` and takes it back.
  template <typename Read>
  auto with(Read read) -> decltype(read(std::declval<Reader&>())) {
    std::unique_ptr<Reader> reader;
    {
      const std::lock_guard lock(mutex_);
      if (!idle_.empty()) {
        reader = std::move(idle_.back());
        idle_.pop_back();
      }
    }
    if (!reader) reader = TRY(Reader::open(path_));
    auto result = read(*reader);
    if (result.ok()) {  // after a Problem the connection is not trusted again
      const std::lock_guard lock(mutex_);
      idle_.push_back(std::move(reader));
    }
    return result;
  }

 private:
  std::string path_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Reader>> idle_;
};

}  // namespace bch::engines::sqlite
