#pragma once
// Index: the port of the search index. An engine implements it (engines/xapian; in_memory.h beside this).
// Asking: any number of threads; changing: one thread at a time. Of each record it knows the newest public
// version; one that was withdrawn is found only by who chooses facet::standing.

#include "base/result.h"
#include "registry/entry.h"
#include "search/indexed_record.h"
#include "search/question.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace bch::search {

struct Counted {
  std::string value;
  std::size_t count = 0;
  friend bool operator==(const Counted&, const Counted&) = default;
};

// Why a record was found: one of the things typed, and where it was met.
struct Reason {
  enum class Where : std::uint8_t { name, text, phrase, term, reference, identifier };
  std::string typed;
  Where where = Where::text;
  std::string met;      // the form of the word, the label of the term, the name of what it refers to
  double weight = 0.0;  // its share in the rank
};

// Of a table: which records have both values. Cells without any are left out.
struct Cell {
  std::size_t row = 0;  // their places in Crossing::row_values and column_values
  std::size_t column = 0;
  std::size_t total = 0;
  std::vector<Counted> split;  // in the order of Crossing::split_values, without those that none has
  friend bool operator==(const Cell&, const Cell&) = default;
};

struct Answer {
  std::size_t total = 0;
  std::vector<records::RecordId> hits;       // of the page that was asked for
  std::vector<std::vector<Reason>> reasons;  // of each hit, when the question wants them

  // Of each facet that the question wants counted: how many records there would be with each value, if it
  // were the only choice of its facet. The most frequent first, at most limits::facet_values.
  std::map<std::string, std::vector<Counted>, std::less<>> facets;

  std::vector<Cell> cells;  // of the table that the question wants, row by row

  bool is_relaxed = false;          // no record has all that was typed; these have most of it
  std::vector<std::string> sought;  // folded words and stems, to be marked where they stand in a text
  std::string suggestion;           // the words with their spelling mended; empty: nothing to mend
  bool is_ready = true;             // false: the index is being made for the first time
  registry::Position position = 0;  // up to where the index has come

  // Of a value that was counted; 0 when it was not.
  [[nodiscard]] std::size_t count(std::string_view facet, std::string_view value) const {
    const auto counted = facets.find(facet);
    if (counted == facets.end()) return 0;
    const auto found = std::ranges::find(counted->second, value, &Counted::value);
    return found == counted->second.end() ? 0 : found->count;
  }
};

struct Changes {
  std::vector<IndexedRecord> put;  // replaces what was there of the record
  std::vector<records::RecordId> remove;
  registry::Position position = 0;  // after them
};

class Index {
 public:
  virtual ~Index() = default;

  // Makes the changes and remembers the position, both or neither.
  [[nodiscard]] virtual Result<Done> change(Changes changes) = 0;

  // Problem damaged, "index.damaged": it has to be made anew; also when something was removed, so that
  // nothing of it stays on the disk.
  [[nodiscard]] virtual Result<registry::Position> position() = 0;

  // Begins anew from nothing. What was there goes on answering until settle(), if it can.
  [[nodiscard]] virtual Result<Done> forget() = 0;

  // What was changed since forget() answers from now on. Called at the end of the journal; often has nothing
  // to do.
  [[nodiscard]] virtual Result<Done> settle() = 0;

  [[nodiscard]] virtual Result<Answer> ask(const Question& question) = 0;
};

}  // namespace bch::search
