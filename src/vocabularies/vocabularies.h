#pragma once
// Vocabularies: the controlled terms in which records speak (treaty/vocabularies/*.toml), and the Parties and
// other Governments that own records (treaty/parties.toml). Read once, then constant; any thread. Titles are
// English here; other languages come from the catalogue under the contexts "term.<identifier>" and
// "party.<code>".

#include "base/instant.h"
#include "base/named_text.h"
#include "base/result.h"
#include "vocabularies/ids.h"

#include <map>
#include <optional>
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
  TermId broader;  // empty at the top
  bool deprecated = false;
  bool own = false;  // the identifier is ours, not that of the system in use
};

struct Vocabulary {
  std::string id;  // file name: "decision-types"
  std::string english;
  std::string domain;  // its identifier in the thesaurus of the system in use; may be empty
  std::vector<Term> terms;

  [[nodiscard]] const Term* find(const TermId& id) const;
  [[nodiscard]] const Term* with_key(std::string_view key) const;
  // Whether `id` is `ancestor` or narrower than it.
  [[nodiscard]] bool is_within(const TermId& id, const TermId& ancestor) const;
};

struct Membership {
  std::string group;  // "ldc"
  std::optional<CivilDate> from;
  std::optional<CivilDate> to;  // the first day on which it is no member any more
};

struct Party {
  PartyId id;
  std::string english;
  std::string region;          // term of the vocabulary of regions
  bool is_party = false;       // to the Cartagena Protocol
  bool demonstration = false;  // fictitious
  std::vector<Membership> memberships;

  [[nodiscard]] bool belongs_to(std::string_view group, const CivilDate& day) const;
};

class Vocabularies {
 public:
  // Reads the files vocabularies/*.toml and parties.toml among those given. Problem "treaty.bad-file".
  static Result<Vocabularies> read(std::span<const NamedText> files);

  [[nodiscard]] const Vocabulary* find(std::string_view id) const;
  [[nodiscard]] const std::map<std::string, Vocabulary, std::less<>>& all() const { return vocabularies_; }
  // A term of whatever vocabulary; the same identifier may stand in several and then means the same.
  [[nodiscard]] const Term* term(const TermId& id) const;
  [[nodiscard]] const Party* party(const PartyId& id) const;
  [[nodiscard]] std::span<const Party> parties() const { return parties_; }  // by code

 private:
  Result<Done> read_vocabulary(const NamedText& file);
  Result<Done> read_parties(const NamedText& file);

  std::map<std::string, Vocabulary, std::less<>> vocabularies_;
  std::vector<Party> parties_;
};

}  // namespace bch::vocabularies
