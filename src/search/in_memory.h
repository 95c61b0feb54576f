#pragma once
// MemoryIndex: the index of tests: answers by looking at every record. No stems, so a question finds whole
// words only. Any thread.

#include "search/index.h"

#include <map>
#include <mutex>

namespace bch::search {

class MemoryIndex final : public Index {
 public:
  [[nodiscard]] Result<Done> change(const Changes& changes) override;
  [[nodiscard]] Result<registry::Position> position() override;
  [[nodiscard]] Result<Done> forget() override;
  [[nodiscard]] Result<Answer> ask(const Question& question) override;

 private:
  std::mutex mutex_;
  std::map<records::RecordId, IndexedRecord> records_;
  registry::Position position_ = 0;
};

}  // namespace bch::search
