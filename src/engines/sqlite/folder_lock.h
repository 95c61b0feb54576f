#pragma once
// FolderLock: one process for each node folder (flock on the file "lock"). Gone when the process is, however
// it ends.

#include "base/result.h"

#include <filesystem>
#include <utility>

namespace bch::engines::sqlite {

class FolderLock {
 public:
  // Problem busy, "store.locked", when another process has it.
  static Result<FolderLock> take(const std::filesystem::path& folder);
  FolderLock(FolderLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  FolderLock& operator=(FolderLock&&) = delete;
  ~FolderLock();

 private:
  explicit FolderLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace bch::engines::sqlite
