#pragma once
// Lexicon: what words mean to the treaty. Labels of terms, names of Parties and kinds of records, in every
// language, lead to the records that carry them in whatever language these were written; names of fields and
// their values are read for filters; Parties and kinds get their place in the order of each language.
// Made once from the treaty; constant; any thread.

#include "formats/formats.h"
#include "languages/catalogue.h"
#include "languages/language.h"
#include "search/analysis.h"
#include "search/indexed_record.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace bch::search {

// A word of a question, with where it stands in what was typed: bytes [from, to).
struct TypedWord {
  std::string written;
  std::string folded;
  std::size_t from = 0;
  std::size_t to = 0;
};

class Lexicon {
 public:
  // The formats, with their vocabularies, outlive this. Problem "language.no-collation".
  static Result<Lexicon> read(const formats::Formats& formats, const languages::Languages& languages,
                              const languages::Catalogues& catalogues, const std::vector<Tongue>& tongues);

  // What the words name, the best met first, each with the words that name it (their places in `words`).
  // Words may come in any order; small ones do not count. Of a label not all words have to be there: `share`
  // says how many, at least least_share or two words. Of a kind of record kinds_least_share is enough and
  // counts as all: who types "law" wants laws, whatever else their common format is for.
  struct Concept {
    FacetValue means;
    std::string label;  // the one that was met
    std::vector<std::size_t> words;
    double share = 1.0;
  };
  static constexpr double least_share = 0.3;
  static constexpr double kinds_least_share = 0.15;
  [[nodiscard]] std::vector<Concept> concepts(Analysis& analysis, const std::vector<TypedWord>& words) const;

  // Of a filter "name:value" as typed: the name of the facet or one of the special fields below; nothing when
  // no field is called so in any language.
  [[nodiscard]] std::optional<std::string> field(std::string_view name) const;

  // What a filter's value may mean: an identifier, a key, a label in any language or, when none is just that,
  // labels that have all of its words. The value itself when nobody knows it.
  [[nodiscard]] std::vector<FacetValue> values(Analysis& analysis, const std::string& facet,
                                               std::string_view text) const;

  // Of a group of Parties, its members on that day; of any other value that value.
  [[nodiscard]] std::vector<FacetValue> members(const FacetValue& choice, const CivilDate& today) const;
  [[nodiscard]] std::vector<std::string> groups() const;

  // The place of a Party or kind of record in the order of their names; what is unknown comes last.
  [[nodiscard]] std::uint32_t rank(const FacetValue& value, std::string_view language) const;

 private:
  struct Label {
    FacetValue means;
    std::string text;
    std::uint32_t words = 0;  // that have to be met
  };
  struct Place {
    std::uint32_t label = 0;
    std::uint32_t word = 0;
  };

  explicit Lexicon(const formats::Formats& formats) : formats_(&formats) {}
  void add(Analysis& analysis, const std::string& language, const FacetValue& means, std::string_view text);
  void add_part(Analysis& analysis, const std::string& language, const FacetValue& means,
                std::string_view text);
  void add_labels(Analysis& analysis, const languages::Catalogue& catalogue);
  void add_fields(const languages::Catalogue& catalogue);
  void add_languages(const languages::Languages& languages);
  void add_standings(const languages::Catalogue& catalogue);
  [[nodiscard]] std::vector<FacetValue> values_in_words(Analysis& analysis, const std::string& facet,
                                                        std::string_view text) const;
  Result<Done> add_ranks(const languages::Catalogue& catalogue);

  const formats::Formats* formats_;
  std::vector<Label> labels_;
  std::unordered_map<std::string, std::vector<Place>> stems_;   // "fr:stem"
  std::map<std::string, std::string, std::less<>> fields_;      // folded name
  std::multimap<std::string, FacetValue, std::less<>> values_;  // name_key of labels, keys, identifiers
  std::map<std::string, std::map<FacetValue, std::uint32_t>, std::less<>> ranks_;
};

// Fields of filters that are no facets.
namespace special_field {
inline constexpr std::string_view title = "title";
inline constexpr std::string_view from = "from";
inline constexpr std::string_view to = "to";
}  // namespace special_field

}  // namespace bch::search
