#pragma once
// Formats: all common formats, and the examination of records against them. Read once, then constant; any
// thread.

#include "base/named_text.h"
#include "base/result.h"
#include "formats/category.h"
#include "formats/finding.h"
#include "formats/format.h"
#include "records/document.h"
#include "vocabularies/vocabularies.h"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bch::formats {

// What the caller knows of records that a record refers to.
class Known {
 public:
  virtual ~Known() = default;
  // The format of a record; nothing when it is not here.
  [[nodiscard]] virtual std::optional<records::FormatId> format_of(const records::RecordId& record) const = 0;
};

struct Normalised {
  records::Document body;
  Findings findings;  // notes: what was renamed and what was left out
};

class Formats {
 public:
  // Reads the files formats/*.toml (example.toml, the manual, is read and left out; what
  // common.toml has is put into every format) and categories.toml. The
  // vocabularies outlive this. Problem "treaty.bad-file", with file, line and reason.
  static Result<Formats> read(std::span<const NamedText> files,
                              const vocabularies::Vocabularies& vocabularies);

  Formats(Formats&&) noexcept;
  Formats& operator=(Formats&&) noexcept;
  ~Formats();

  [[nodiscard]] const Format* find(const records::FormatId& id) const;
  [[nodiscard]] const Format* with_code(std::string_view code) const;  // of public numbers
  [[nodiscard]] std::vector<const Format*> all() const;                // in the order of their files' "order"
  [[nodiscard]] const vocabularies::Vocabularies& vocabularies() const { return *vocabularies_; }
  [[nodiscard]] std::span<const Category> categories() const { return categories_; }  // as in their file

  // The format that a body names in its header; nullptr when it names none that is known.
  [[nodiscard]] const Format* of(const records::Document& body) const;

  // The body as it is stored: names that only forms use become the stored names, private fields are left out.
  [[nodiscard]] Normalised normalise(records::Document body) const;

  // All that is to be said about a normalised body; pure. `known` may be nullptr: references are then not
  // followed.
  [[nodiscard]] Findings examine(const records::Document& body, const Known* known = nullptr) const;

 private:
  Formats() = default;
  std::vector<std::unique_ptr<Format>> formats_;  // unique_ptr: their addresses stay when this moves
  std::vector<Category> categories_;
  const vocabularies::Vocabularies* vocabularies_ = nullptr;
};

}  // namespace bch::formats
