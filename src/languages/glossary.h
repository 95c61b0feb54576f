#pragma once
// Glossary: the official terms of the treaty and how each language says them (treaty/glossary.toml), so that
// one term is not translated in two ways. Read once, then constant; any thread.

#include "base/named_text.h"
#include "base/result.h"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bch::languages {

class Glossary {
 public:
  // From the file "glossary.toml"; empty when there is none. Problem "glossary.syntax", with line and detail.
  static Result<Glossary> read(std::span<const NamedText> treaty);

  // The English terms that stand in `english` and for which `translation` has none of the words that the
  // glossary gives for that language. A term within a longer one that also stands there does not count.
  [[nodiscard]] std::vector<std::string> missing(std::string_view language, std::string_view english,
                                                 std::string_view translation) const;

 private:
  struct Term {
    std::string english;
    std::map<std::string, std::vector<std::string>, std::less<>> words;  // by language tag
  };
  std::vector<Term> terms_;  // longer ones first
};

}  // namespace bch::languages
