#pragma once
// WordsFile: the words of every document in their order, four bytes each (search::word_mark), in one file
// that only grows: by it a phrase is proved. Names stand first; a text ends
// with a 0, the names with another, and where there are none two. What Xapian has not committed is garbage
// at the end and does no harm. Reading: any thread; appending and erasing: one at a time. Private to this
// engine.

#include "base/result.h"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

namespace bch::engines::xapian {

inline constexpr std::uint32_t end_of_text = 0;

class WordsFile {
 public:
  // Made when it is not there. Problem "index.damaged" when it cannot be opened.
  static Result<std::unique_ptr<WordsFile>> open(const std::filesystem::path& file);
  ~WordsFile();
  WordsFile(const WordsFile&) = delete;
  WordsFile& operator=(const WordsFile&) = delete;

  // Where the words now stand: the number of words before them.
  [[nodiscard]] Result<std::uint64_t> append(std::span<const std::uint32_t> words);
  [[nodiscard]] Result<Done> erase(std::uint64_t from, std::uint32_t count);
  [[nodiscard]] Result<Done> make_durable() const;

  // Gives back the memory into which much was read. What is read next comes from the system's cache again.
  void release() const;

  // As far as they lie within the file; valid while this lives.
  [[nodiscard]] std::span<const std::uint32_t> see(std::uint64_t from, std::uint32_t count) const;

 private:
  WordsFile(int file, const std::uint32_t* words, std::uint64_t end)
      : file_(file), words_(words), end_(end) {}
  [[nodiscard]] Result<Done> write(std::span<const std::uint32_t> words, std::uint64_t at) const;

  int file_;
  const std::uint32_t* words_;  // the file in memory, and room behind it in which it grows
  std::atomic<std::uint64_t> end_;
};

}  // namespace bch::engines::xapian
