#include "engines/sqlite/folder_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace bch::engines::sqlite {

Result<FolderLock> FolderLock::take(const std::filesystem::path& folder) {
  const int descriptor = ::open((folder / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (descriptor < 0) return Problem{Problem::Kind::failed, "store.folder", {{"folder", folder.string()}}};
  FolderLock lock(descriptor);
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    return Problem{Problem::Kind::busy, "store.locked", {{"folder", folder.string()}}};
  }
  return lock;
}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace bch::engines::sqlite
