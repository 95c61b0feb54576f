#pragma once
// Language and Languages: the languages that readers are offered, as treaty/languages.toml lists them, so
// that no code names one. Read once at the start, constant afterwards, read by any thread. Messages are in
// catalogue.h.

#include "base/named_text.h"
#include "base/result.h"
#include "languages/direction.h"
#include "languages/plural.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bch::languages {

// How words are found in texts of the language: where it writes no spaces, search works with pairs of
// characters.
enum class Segmentation : std::uint8_t { spaces, bigrams };

struct Language {
  std::string tag;     // BCP 47, in lower case, as in addresses
  std::string name;    // in the language itself
  std::string locale;  // BCP 47 for ICU: dates, numbers, sorting
  Direction direction = Direction::left_to_right;
  Segmentation segmentation = Segmentation::spaces;
  std::string stemmer;                   // Xapian's name, or empty
  std::vector<std::string> small_words;  // articles and the like: a search does not insist on them
  std::vector<std::string> prefixes;     // small words that are written together with the next
  std::string fonts;                     // Pango's list of families
  std::string voice;                     // espeak-ng's name, or empty
  PluralRule plural;
  bool is_generated = false;  // the pseudo-language of tests: its texts are made from the fallback's
};

class Languages {
 public:
  // From the file "languages.toml". "languages.absent", "languages.syntax" (file, line) or "languages.entry"
  // (file, tag, field) when it is missing or wrong.
  static Result<Languages> read(std::span<const NamedText> treaty);

  // In the order in which readers are offered them; never empty. The pseudo-language is not among them.
  [[nodiscard]] std::span<const Language> all() const { return offered_; }

  // The language of exactly this tag, or nullptr.
  [[nodiscard]] const Language* find(std::string_view tag) const;

  // The first: its texts stand in where another language has none.
  [[nodiscard]] const Language& fallback() const { return offered_.front(); }

  // The pseudo-language, for tests and golden files only; nullptr when the file has none.
  [[nodiscard]] const Language* pseudo() const { return pseudo_ ? &*pseudo_ : nullptr; }

  // The offered language that an Accept-Language field asks for (RFC 9110, section 12.5.4; lookup of RFC
  // 4647, section 3.4); the fallback when it asks for none of ours. Reads at most
  // limits::accept_language_bytes.
  [[nodiscard]] const Language& negotiate(std::string_view accept_language) const;

 private:
  std::vector<Language> offered_;
  std::optional<Language> pseudo_;
};

}  // namespace bch::languages
