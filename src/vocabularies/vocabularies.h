#pragma once
// Vocabularies: the controlled terms in which records speak (treaty/vocabularies/*.toml), the Parties and
// other Governments that own records, their groups, and the standing statements. Read once, then constant;
// any thread. Texts are English here; other languages come from the catalogue under the contexts that
// formats/labels.h gives them.

#include "base/named_text.h"
#include "base/result.h"
#include "vocabularies/commodity.h"
#include "vocabularies/ids.h"
#include "vocabularies/map.h"
#include "vocabularies/party.h"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace bch::vocabularies {

struct Term {
  TermId id;
  std::string key;  // the short word by which conditions name it ("contained-use"); may be empty
  std::string english;
  std::string sign;         // one character for narrow columns, explained beside them; may be empty
  std::string note;         // what belongs here, where the title does not say it; may be empty
  TermId broader;           // empty at the top
  bool own = false;         // the identifier is ours, not that of the system in use
  bool is_interim = false;  // of results: does not end the matter
  bool deprecated = false;
  TermId replaced_by;        // of a deprecated term; may be empty
  std::vector<TermId> also;  // identifiers that it had before; records that hold them mean this term
};

struct Vocabulary {
  std::string id;  // file name: "decision-types"
  std::string english;
  std::string domain;  // its identifier in the thesaurus of the system in use; may be empty
  std::string source;  // where its terms are from; may be empty
  std::vector<Term> terms;

  // By its identifier or one that it had before.
  [[nodiscard]] const Term* find(const TermId& id) const;
  [[nodiscard]] const Term* with_key(std::string_view key) const;
  // Whether `id` is `ancestor` or narrower than it.
  [[nodiscard]] bool is_within(const TermId& id, const TermId& ancestor) const;

 private:
  friend class Vocabularies;
  std::unordered_map<std::string, std::size_t> places_;  // of terms, by each of their identifiers
};

// A text that stands on pages, prints and exports for all records alike: a disclaimer, a note.
struct Statement {
  std::string id;
  std::string english;  // with holes in braces: {party}
};

// The vocabulary with the regional groups to which Parties belong.
inline constexpr std::string_view regions = "regions";

class Vocabularies {
 public:
  // Reads the files vocabularies/*.toml, parties.toml, groups.toml, map.toml, statements.toml and
  // commodities.toml among those given.
  // Problem "treaty.bad-file".
  static Result<Vocabularies> read(std::span<const NamedText> files);

  Vocabularies(Vocabularies&&) = default;
  Vocabularies& operator=(Vocabularies&&) = default;

  [[nodiscard]] const Vocabulary* find(std::string_view id) const;
  [[nodiscard]] const std::map<std::string, Vocabulary, std::less<>>& all() const { return vocabularies_; }
  // A term of whatever vocabulary; the same identifier may stand in several and then means the same.
  [[nodiscard]] const Term* term(const TermId& id) const;
  [[nodiscard]] const Party* party(const PartyId& id) const;
  // By its code in any writing: "XA".
  [[nodiscard]] const Party* with_code(std::string_view code) const;
  [[nodiscard]] std::span<const Party> parties() const { return parties_; }  // by code
  [[nodiscard]] std::span<const Group> groups() const { return groups_; }    // in the order of their file
  // The terms of the vocabulary of regions to which Parties belong, in its order.
  [[nodiscard]] std::vector<const Term*> regional_groups() const;
  [[nodiscard]] std::span<const Tile> tiles() const { return tiles_; }  // by row and column
  [[nodiscard]] std::span<const Statement> statements() const { return statements_; }
  [[nodiscard]] const Statement* statement(std::string_view id) const;
  [[nodiscard]] std::span<const Commodity> commodities() const { return commodities_; }  // by code
  // The narrowest under which goods with that code come; it may have more digits. nullptr when there is none.
  [[nodiscard]] const Commodity* commodity(std::string_view code) const;

 private:
  Vocabularies() = default;
  Result<Done> read_vocabulary(const NamedText& file);
  Result<Done> read_statements(const NamedText& file);

  std::map<std::string, Vocabulary, std::less<>> vocabularies_;
  std::unordered_map<TermId, const Term*> terms_;  // of all of them
  std::vector<Party> parties_;
  std::vector<Group> groups_;
  std::vector<Tile> tiles_;
  std::vector<Statement> statements_;
  std::vector<Commodity> commodities_;
};

}  // namespace bch::vocabularies
