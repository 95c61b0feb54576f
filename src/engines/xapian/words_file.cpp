#include "engines/xapian/words_file.h"

#include "engines/xapian/problems.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <vector>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace bch::engines::xapian {
namespace {

// Addresses, not memory: the file can grow to so much while it is open.
constexpr std::size_t mapped_bytes = std::size_t{1} << 36U;
constexpr unsigned readable = 0644;

Problem failed() {
  return damaged(std::strerror(errno));
}

}  // namespace

Result<std::unique_ptr<WordsFile>> WordsFile::open(const std::filesystem::path& file) {
  const int opened = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, readable);
  const int usable = opened >= 0 ? opened : ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (usable < 0) return failed();
  struct stat found {};
  void* mapped = MAP_FAILED;
  if (::fstat(usable, &found) == 0)
    mapped = ::mmap(nullptr, mapped_bytes, PROT_READ, MAP_SHARED | MAP_NORESERVE, usable, 0);
  if (mapped == MAP_FAILED) {
    const Problem problem = failed();
    ::close(usable);
    return problem;
  }
  const auto end = static_cast<std::uint64_t>(found.st_size) / sizeof(std::uint32_t);
  return std::unique_ptr<WordsFile>(new WordsFile(usable, static_cast<const std::uint32_t*>(mapped), end));
}

WordsFile::~WordsFile() {
  ::munmap(const_cast<std::uint32_t*>(words_), mapped_bytes);
  ::close(file_);
}

Result<Done> WordsFile::write(std::span<const std::uint32_t> words, std::uint64_t at) const {
  const auto bytes = std::as_bytes(words);
  for (std::size_t done = 0; done < bytes.size();) {
    const auto place = static_cast<off_t>(at * sizeof(std::uint32_t) + done);
    const auto written = ::pwrite(file_, bytes.data() + done, bytes.size() - done, place);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return failed();
    done += static_cast<std::size_t>(written);
  }
  return Done{};
}

Result<std::uint64_t> WordsFile::append(std::span<const std::uint32_t> words) {
  const std::uint64_t at = end_;
  if ((at + words.size()) * sizeof(std::uint32_t) > mapped_bytes) return damaged("words");
  TRY(write(words, at));
  end_ = at + words.size();
  return at;
}

Result<Done> WordsFile::erase(std::uint64_t from, std::uint32_t count) {
  const std::vector<std::uint32_t> nothing(see(from, count).size(), 0);
  return write(nothing, from);
}

Result<Done> WordsFile::make_durable() const {
  return ::fdatasync(file_) == 0 ? Result<Done>(Done{}) : Result<Done>(failed());
}

void WordsFile::release() const {
  ::madvise(const_cast<std::uint32_t*>(words_), end_ * sizeof(std::uint32_t), MADV_DONTNEED);
}

std::span<const std::uint32_t> WordsFile::see(std::uint64_t from, std::uint32_t count) const {
  const std::uint64_t end = end_;
  if (from >= end) return {};
  return {words_ + from, static_cast<std::size_t>(std::min<std::uint64_t>(count, end - from))};
}

}  // namespace bch::engines::xapian
