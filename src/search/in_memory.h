#pragma once
// MemoryIndex: the index of tests: answers by looking at every record, in the plainest way, so that it can be
// believed when an engine answers otherwise. It mends no spelling and gives no reasons; its order of
// relevance is only that identified records come first. Any thread.

#include "search/index.h"
#include "search/query.h"

#include <map>
#include <mutex>
#include <vector>

namespace bch::search {

class MemoryIndex final : public Index {
 public:
  // The lexicon outlives this.
  MemoryIndex(const std::vector<Tongue>& tongues, const Lexicon& lexicon)
      : analysis_(tongues),
        lexicon_(lexicon),
        first_language_(tongues.empty() ? std::string() : tongues.front().tag) {}

  [[nodiscard]] Result<Done> change(Changes changes) override;
  [[nodiscard]] Result<registry::Position> position() override;
  [[nodiscard]] Result<Done> forget() override;
  [[nodiscard]] Result<Done> settle() override { return Done{}; }
  [[nodiscard]] Result<Answer> ask(const Question& question) override;

 private:
  std::mutex mutex_;
  Analysis analysis_;
  const Lexicon& lexicon_;
  std::string first_language_;
  std::map<records::RecordId, IndexedRecord> records_;
  registry::Position position_ = 0;
};

}  // namespace bch::search
