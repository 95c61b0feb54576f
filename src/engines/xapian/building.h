#pragma once
// Building: makes a whole generation from nothing, as fast as the machine can: two threads write many small
// databases, each from its first document to its last at once, which are then compacted into one. Nobody
// reads it before it is finished; one that was given up is thrown away. One thread calls; private to this
// engine.

#include "engines/xapian/generation.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace bch::engines::xapian {

class Building {
 public:
  // In a folder that is not there yet.
  Building(std::filesystem::path folder, const Ground& ground);
  ~Building();

  [[nodiscard]] Result<Done> change(search::Changes changes);
  [[nodiscard]] registry::Position position() const { return position_; }

  // Afterwards the folder is a generation, durable. Nothing more may be added.
  [[nodiscard]] Result<Done> finish();

 private:
  class Part;
  Result<Done> compact();
  void add_spellings(Xapian::WritableDatabase& database) const;

  std::filesystem::path folder_;
  const Ground& ground_;
  std::unique_ptr<WordsFile> words_;
  std::mutex appending_;  // guards words_
  Columns values_;        // only to number facet values
  std::vector<std::unique_ptr<Part>> parts_;
  registry::Position position_ = 0;
};

}  // namespace bch::engines::xapian
