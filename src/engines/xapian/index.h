#pragma once
// XapianIndex: the search index in a folder of the node: words on disk in Xapian, facets and dates in memory
// as columns and Roaring bitmaps. The folder holds generations; the file "current" names the one that
// answers. docs/decisions/0009-search-index.md says why it is so.
//
// Asking: any number of threads. Changing: one thread at a time.

#include "search/index.h"
#include "search/lexicon.h"

#include <atomic>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace bch::engines::xapian {

class Building;
class Generation;
struct Ground;

// Makes Xapian's stemmer of that name; empty when Xapian knows none.
std::function<search::Stem()> stemmer(const std::string& name);

class XapianIndex final : public search::Index {
 public:
  // `edition` tells apart what records are described by (formats, vocabularies, collation): the index of
  // another is made anew. The lexicon outlives this.
  XapianIndex(std::filesystem::path folder, std::vector<search::Tongue> tongues,
              const search::Lexicon& lexicon, std::string edition);
  ~XapianIndex() override;

  [[nodiscard]] Result<Done> change(search::Changes changes) override;
  [[nodiscard]] Result<registry::Position> position() override;
  [[nodiscard]] Result<Done> forget() override;
  [[nodiscard]] Result<Done> settle() override;
  [[nodiscard]] Result<search::Answer> ask(const search::Question& question) override;

 private:
  // Shared: whoever asks may still hold the one that another has replaced.
  using Seen = std::shared_ptr<Generation>;
  [[nodiscard]] Result<Seen> seen();
  [[nodiscard]] std::string current() const;
  void clean_up(const std::string& but) const;

  std::filesystem::path folder_;
  std::unique_ptr<const Ground> ground_;
  std::unique_ptr<Building> building_;
  std::string building_name_;
  std::atomic<bool> is_building_ = false;
  std::mutex mutex_;  // guards seen_
  Seen seen_;
};

}  // namespace bch::engines::xapian
