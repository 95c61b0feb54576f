#pragma once
// Catalogue: the sentences of one language; Catalogues: those of all. Read once from
// treaty/languages/<tag>.po (keys and sentences) and <tag>.<part>.po (labels of the treaty's own data);
// constant afterwards, read by any thread. A text that a language lacks, or has with wrong holes, is said in
// the fallback language and named in faults().

#include "base/named_text.h"
#include "base/problem.h"
#include "base/result.h"
#include "languages/language.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bch::languages {

class Catalogue {
 public:
  using Arguments = Problem::Arguments;

  // The sentence of that key with its holes filled: say("page.found-nothing", {{"words", text}}). Plain text,
  // to be escaped by who writes HTML; arguments that run the other way are isolated. A hole without an
  // argument stays as it is written; a key that no language has is given back itself.
  [[nodiscard]] std::string say(std::string_view key, const Arguments& arguments = {}) const;
  [[nodiscard]] std::string say(const Problem& problem) const { return say(problem.key, problem.arguments); }

  // The form of the sentence that goes with `n`; {n} in it is number(n) unless `arguments` give another.
  [[nodiscard]] std::string say_count(std::string_view key, std::int64_t n,
                                      const Arguments& arguments = {}) const;

  // A text of the treaty's data in this language: label("format.contact", "Contact"). The English given when
  // there is no translation of exactly this text in exactly this context.
  [[nodiscard]] std::string label(std::string_view context, std::string_view english) const;
  [[nodiscard]] bool has_label(std::string_view context, std::string_view english) const;

  // How many sentences there are in this language itself.
  [[nodiscard]] std::size_t sentences() const;

  // A whole number with the language's grouping. Digits are always 0-9: identifiers, dates and numbers then
  // look alike in all languages, and can be copied into a form, a telephone or a spreadsheet.
  [[nodiscard]] std::string number(std::int64_t n) const;

  // The same with one decimal, of a number of tenths: 79 is "7.9".
  [[nodiscard]] std::string tenths(std::int64_t n) const;

  [[nodiscard]] const Language& language() const;

  Catalogue(Catalogue&&) noexcept;
  Catalogue& operator=(Catalogue&&) noexcept;
  ~Catalogue();

 private:
  friend class Catalogues;
  friend class CatalogueReader;
  struct Texts;
  explicit Catalogue(std::unique_ptr<Texts> texts);
  std::unique_ptr<Texts> texts_;  // ICU and the maps stay in one .cpp
};

// Whether a file of the treaty holds labels in that language: "languages/fr.formats.po".
bool holds_labels(std::string_view file_name, const Language& language);

class Catalogues {
 public:
  // A file that cannot be read is a "po.*" problem with file and line. A language without a file is no
  // problem but faults. Languages are copied: nothing here refers to `languages` or `treaty` afterwards.
  static Result<Catalogues> read(const Languages& languages, std::span<const NamedText> treaty);

  // The catalogue of that language, or the fallback's when it is not one of those read.
  [[nodiscard]] const Catalogue& in(const Language& language) const;

  // Goes through all sentences that a language other than the fallback has: their key, their English and
  // their text, of counted ones all forms in a row.
  using Compare = std::function<void(const Language& language, std::string_view key, std::string_view english,
                                     std::string_view text)>;
  void compare(const Compare& compare) const;

  // What a translator still has to do: "message.missing", "message.untranslated", "message.outdated" (its
  // English has changed), "message.holes", "message.forms", "message.unknown", each with language and key.
  // For `bch check`.
  [[nodiscard]] std::span<const Problem> faults() const { return faults_; }

 private:
  std::vector<Catalogue> catalogues_;  // the fallback's first
  std::vector<Problem> faults_;
};

}  // namespace bch::languages
