#pragma once
// PlainInspector: the plain double of Inspector, which opens nothing: every file is taken as it came, says
// what was agreed for it, and has no text where nothing was. For tests that are not about files. One thread.

#include "records/inspection.h"

#include <map>

namespace bch::records {

class PlainInspector final : public Inspector {
 public:
  using Texts = std::map<std::string, std::string, std::less<>>;  // by the bytes of their files

  explicit PlainInspector(Texts texts = {}) : texts_(std::move(texts)) {}

  [[nodiscard]] Result<Inspected> inspect(std::string_view bytes, std::string_view /*file_name*/) override {
    const auto text = text_of(bytes);
    return Inspected{"application/octet-stream", *text, std::string(bytes), false, {}};
  }
  [[nodiscard]] Result<std::string> text_of(std::string_view bytes) override {
    const auto known = texts_.find(bytes);
    return known == texts_.end() ? std::string() : known->second;
  }

 private:
  Texts texts_;
};

}  // namespace bch::records
