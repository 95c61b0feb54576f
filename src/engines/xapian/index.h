#pragma once
// XapianIndex: the search index as a Xapian database in a folder of the node. Words are folded, then indexed
// as they are and as stems of their text's language; a question looks for either, with the stems of every
// language, since its reader may write in any. Facets are counted over all matches.
//
// Asking: any number of threads, each with a connection of its own from a pool. Changing: one thread at a
// time.

#include "search/index.h"

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace bch::engines::xapian {

struct Stemming {
  std::string language;  // BCP 47 tag
  std::string stemmer;   // Xapian's name of it; empty: none
};

class XapianIndex final : public search::Index {
 public:
  // Makes the folder's database when there is none. One that cannot be used is reported by position(), so
  // that it is made anew.
  XapianIndex(std::filesystem::path folder, std::vector<Stemming> stemming);
  ~XapianIndex() override;

  [[nodiscard]] Result<Done> change(const search::Changes& changes) override;
  [[nodiscard]] Result<registry::Position> position() override;
  [[nodiscard]] Result<Done> forget() override;
  [[nodiscard]] Result<search::Answer> ask(const search::Question& question) override;

 private:
  class Writer;
  class Readers;
  std::filesystem::path folder_;
  std::vector<Stemming> stemming_;
  std::unique_ptr<Writer> writer_;
  std::unique_ptr<Readers> readers_;
};

}  // namespace bch::engines::xapian
