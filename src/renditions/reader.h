#pragma once
// Reader: for whom a page or a text is made: the language and what goes with it. Made once for each language,
// constant, any thread.

#include "base/html.h"
#include "languages/catalogue.h"
#include "languages/collation.h"
#include "languages/dates.h"
#include "languages/language.h"
#include "languages/localized.h"

#include <memory>
#include <string>
#include <vector>

namespace bch::renditions {

struct Reader {
  const languages::Languages& languages;
  const languages::Language& language;
  const languages::Catalogue& catalogue;
  languages::Dates dates;
  languages::Collator collator;

  [[nodiscard]] const std::string& tag() const { return language.tag; }
  [[nodiscard]] std::string say(std::string_view key, const Problem::Arguments& arguments = {}) const {
    return catalogue.say(key, arguments);
  }

  // The text as this reader gets it: marked with its language when it is another than the page's.
  [[nodiscard]] Html text(const languages::LocalizedText& text) const;

  // The same without markup, for titles; empty when there is none.
  [[nodiscard]] std::string plain(const languages::LocalizedText& text) const;
};

// For a reader of that language, which may be the pseudo-language. What is given outlives it.
Result<std::unique_ptr<const Reader>> make_reader(const languages::Languages& languages,
                                                  const languages::Language& language,
                                                  const languages::Catalogues& catalogues);

// One for each language that readers are offered, in that order.
Result<std::vector<std::unique_ptr<const Reader>>> readers(const languages::Languages& languages,
                                                           const languages::Catalogues& catalogues);

}  // namespace bch::renditions
