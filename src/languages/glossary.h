#pragma once
// Glossary: the official terms of the treaty and how each language says them (treaty/glossary.toml), so that
// one term is not translated in two ways, and so that readers find them with their articles. Their
// translations as such are labels of the catalogues. Read once, then constant; any thread.

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
  struct Term {
    std::string english;
    std::vector<int> articles;  // of the Protocol, where it is defined or used; empty: not shown to readers
    std::string note;           // what it means on the portal; mostly empty
    std::map<std::string, std::vector<std::string>, std::less<>> words;  // by language tag
  };

  // From the file "glossary.toml"; empty when there is none. Problem "glossary.syntax", with line and detail.
  static Result<Glossary> read(std::span<const NamedText> treaty);

  [[nodiscard]] std::span<const Term> terms() const { return terms_; }

  // The English terms that stand in `english` and for which `translation` has none of the words that the
  // glossary gives for that language. A term within a longer one that also stands there does not count.
  [[nodiscard]] std::vector<std::string> missing(std::string_view language, std::string_view english,
                                                 std::string_view translation) const;

 private:
  std::vector<Term> terms_;  // longer ones first
};

}  // namespace bch::languages
