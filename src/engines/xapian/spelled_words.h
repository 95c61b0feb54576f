#pragma once
// SpelledWords: the words of all records as they are spelled, in memory, to find those that are nearly what
// was typed. All of them are looked at, some nanoseconds each: a word can only be near when it is about as
// long and has about the same letters. About 30 bytes a word. Readers share, one writer excludes them
// (generation.h); private to this engine.

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace bch::engines::xapian {

class SpelledWords {
 public:
  // Words with their languages before them (documents.h: spelling) and the number of records that have each,
  // as write() gives them; piece by piece, in order. False when it is no such text.
  [[nodiscard]] bool read(std::string_view written);

  // Afterwards: one that a new record has; does nothing when it is known.
  void add(const std::string& spelling);
  [[nodiscard]] bool knows(const std::string& spelling) const;

  // All of them, in pieces of some 32 kB.
  static std::vector<std::string> write(const std::map<std::string, std::uint32_t>& spellings);

  struct Near {
    unsigned distance = 0;  // letters to change, add, take away or turn round
    bool is_other_language = false;
    std::uint32_t records = 0;
    std::string word;
  };
  // The words at a distance of 1 to `most` from a word in lower case: the nearest first, of these the ones in
  // the language, of these the most frequent.
  [[nodiscard]] std::vector<Near> near(std::string_view language, std::string_view word, unsigned most) const;

 private:
  struct Place {
    std::uint32_t from = 0;  // in text_
    std::uint32_t records = 0;
  };
  [[nodiscard]] std::string_view spelling_at(std::size_t i) const;
  void append(std::string_view spelling, std::uint32_t records);

  std::string text_;  // all spellings, one after the other
  std::vector<Place> places_;
  std::vector<std::uint64_t> letters_;  // of each, which it has: a bit for each, some share one
  std::vector<std::uint8_t> lengths_;   // in letters
  std::size_t loaded_ = 0;              // of places_: those are in order
  std::set<std::string> added_;
};

}  // namespace bch::engines::xapian
