#pragma once
// Collator: the order in which readers of a language expect names (Unicode Collation Algorithm with CLDR's
// rules). Numbers inside are ordered by value: "MON 810" before "MON 1445". Constant once made; any thread.

#include "base/result.h"
#include "languages/language.h"

#include <memory>
#include <string>
#include <string_view>

namespace bch::languages {

class Collator {
 public:
  // About 1 ms: keep it. "language.no-collation" if ICU has no data.
  static Result<Collator> make(const Language& language);

  // Bytes whose plain order is the order of the texts. They belong to this version of ICU: do not keep them
  // for long.
  [[nodiscard]] std::string sort_key(std::string_view text) const;

  // Less than 0, 0 or more, as the texts are ordered.
  [[nodiscard]] int compare(std::string_view left, std::string_view right) const;

  Collator(Collator&&) noexcept;
  Collator& operator=(Collator&&) noexcept;
  ~Collator();

 private:
  struct Rules;
  explicit Collator(std::unique_ptr<Rules> rules);
  std::unique_ptr<Rules> rules_;  // keeps ICU out of this header
};

// Changes when sort keys do.
std::string collation_version();

}  // namespace bch::languages
