#pragma once
// Analysis: how words are made comparable for search. A text's word is kept in the forms that the stemmer of
// its language gives, with and without its accents; a typed word is looked for in the forms that all
// stemmers give, since its reader may write in any language. Stems are folded (languages/words.h), so
// "evaluación", "evaluaciones" and "evaluacion" meet; they are of one language ("es:evalu"), so that "pay"
// does not find the French "pays". A word that is its own stem is kept as it is. One thread at a time:
// stemmers keep a state and this a cache.

#include "languages/breaks.h"
#include "languages/words.h"

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace bch::search {

using Stem = std::function<std::string(std::string_view lower_case)>;

// What the index has to know of a language.
struct Tongue {
  std::string tag;                       // BCP 47
  std::function<Stem()> make_stem;       // for one thread; empty: none
  std::vector<std::string> small_words;  // folded
  std::vector<std::string> prefixes;     // folded words that are written together with the next
};

class Analysis {
 public:
  using Forms = std::vector<std::string>;

  explicit Analysis(const std::vector<Tongue>& tongues);

  struct Kept {
    Forms forms;  // under which the index keeps the word: more than one when accents or prefixes change the
                  // stem
    std::string lower_case;  // as it is spelled; empty in a language without a stemmer
  };
  // Of a word of a text. `language` may be any tag. The reference lives until the next call.
  const Kept& kept(std::string_view language, std::string_view written, std::string_view folded);

  // The forms under which a word that was typed may be kept, whatever the language.
  [[nodiscard]] Forms sought(std::string_view written, std::string_view folded);

  // A text as a name that is compared whole, in the forms of its language and as it is written: without
  // spaces, since "MIR 604" is "MIR604".
  std::vector<std::string> names(std::string_view language, std::string_view text);

  [[nodiscard]] bool is_small(std::string_view folded) const { return small_.contains(folded); }
  [[nodiscard]] const std::vector<std::string>& languages() const { return tags_; }

  // Of each word of a text, whether it is a pair of characters that lies across two words: in a script
  // without spaces these are kept, but need not be met.
  [[nodiscard]] std::vector<bool> across_words(std::string_view text);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  using Known = std::unordered_map<std::string, Kept, Hash, std::equal_to<>>;
  struct Stemmed {
    Stem stem;
    std::vector<std::string> prefixes;
    Known known;  // by the word as it is written
  };
  static Forms stems_of(const Stemmed& stemmed, std::string_view written, std::string_view folded);

  std::vector<std::string> tags_;
  std::map<std::string, Stemmed, std::less<>> stemmed_;
  std::set<std::string, std::less<>> small_;
  languages::WordBreaks breaks_;
  Kept plain_;  // the answer of a language without a stemmer
};

// The form of a stem that is not the word itself, and the stem of a form.
std::string form_in(std::string_view language, std::string_view stem);
std::string_view stem_in(std::string_view form);

// A text as a name that is compared whole and letter by letter.
std::string name_key(std::string_view text);

// A word as the index compares it within phrases; never 0.
std::uint32_t word_mark(std::string_view folded);

}  // namespace bch::search
