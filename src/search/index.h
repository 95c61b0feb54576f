#pragma once
// Index: the port of the search index. An engine implements it (engines/xapian; in_memory.h beside this).
// Asking: any number of threads; changing: one thread at a time. It sees only the newest public version of
// each record.

#include "base/result.h"
#include "registry/entry.h"
#include "search/indexed_record.h"
#include "search/question.h"

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace bch::search {

struct Answer {
  std::size_t total = 0;
  std::vector<records::RecordId> hits;  // of the page that was asked for
  // How many records there would be with each value, if it were the only choice of its facet.
  std::map<std::string, std::map<std::string, std::size_t>> facets;
  registry::Position position = 0;  // up to where the index has come
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
  [[nodiscard]] virtual Result<Done> change(const Changes& changes) = 0;

  // Problem damaged, "index.damaged": it has to be made anew.
  [[nodiscard]] virtual Result<registry::Position> position() = 0;

  // Throws everything away.
  [[nodiscard]] virtual Result<Done> forget() = 0;

  [[nodiscard]] virtual Result<Answer> ask(const Question& question) = 0;
};

}  // namespace bch::search
