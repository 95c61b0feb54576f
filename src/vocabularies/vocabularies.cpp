#include "vocabularies/vocabularies.h"

#include "vocabularies/toml.h"

#include <algorithm>
#include <set>

namespace bch::vocabularies {
namespace {

constexpr std::string_view folder = "vocabularies/";
constexpr std::string_view suffix = ".toml";
constexpr int deepest = 16;  // levels of a tree

std::optional<CivilDate> date(TomlTable& table, std::string_view member) {
  const std::string written = table.text(member);
  if (written.empty()) return std::nullopt;
  const auto parsed = parse_civil_date(written);
  if (!parsed) table.fault("\"" + written + "\" is not a date");
  return parsed;
}

Term read_term(TomlTable& table) {
  Term term;
  term.id = TermId(table.needed_text("id"));
  term.key = table.text("key");
  term.english = table.needed_text("title");
  term.broader = TermId(table.text("broader"));
  term.deprecated = table.flag("deprecated");
  term.own = table.flag("own");
  table.finish();
  return term;
}

}  // namespace

const Term* Vocabulary::find(const TermId& wanted) const {
  const auto found = std::ranges::find(terms, wanted, &Term::id);
  return found == terms.end() ? nullptr : &*found;
}

const Term* Vocabulary::with_key(std::string_view key) const {
  const auto found = std::ranges::find(terms, key, &Term::key);
  return found == terms.end() || key.empty() ? nullptr : &*found;
}

bool Vocabulary::is_within(const TermId& wanted, const TermId& ancestor) const {
  TermId at = wanted;
  for (int level = 0; level < deepest && !at.empty(); ++level) {
    if (at == ancestor) return true;
    const Term* term = find(at);
    at = term == nullptr ? TermId() : term->broader;
  }
  return false;
}

bool Party::belongs_to(std::string_view group, const CivilDate& day) const {
  return std::ranges::any_of(memberships, [&](const Membership& membership) {
    return membership.group == group && (!membership.from || *membership.from <= day) &&
           (!membership.to || day < *membership.to);
  });
}

Result<Vocabularies> Vocabularies::read(std::span<const NamedText> files) {
  Vocabularies vocabularies;
  for (const NamedText& file : files) {
    if (file.name.starts_with(folder) && file.name.ends_with(suffix)) TRY(vocabularies.read_vocabulary(file));
    if (file.name == "parties.toml") TRY(vocabularies.read_parties(file));
  }
  return vocabularies;
}

Result<Done> Vocabularies::read_vocabulary(const NamedText& file) {
  const TomlFile toml = TRY(TomlFile::read(file));
  TomlTable root = toml.root();
  Vocabulary vocabulary;
  vocabulary.id = file.name.substr(folder.size(), file.name.size() - folder.size() - suffix.size());
  vocabulary.english = root.needed_text("title");
  vocabulary.domain = root.text("domain");
  std::set<std::string> seen;
  for (TomlTable& table : root.tables("term")) {
    Term term = read_term(table);
    if (!seen.insert(term.id.value()).second)
      table.fault("the identifier \"" + term.id.value() + "\" stands here twice");
    if (!term.broader.empty() && vocabulary.find(term.broader) == nullptr)
      table.fault("the broader term must stand before this one");
    vocabulary.terms.push_back(std::move(term));
  }
  root.finish();
  TRY(toml.faults());
  vocabularies_.emplace(vocabulary.id, std::move(vocabulary));
  return Done{};
}

Result<Done> Vocabularies::read_parties(const NamedText& file) {
  const TomlFile toml = TRY(TomlFile::read(file));
  TomlTable root = toml.root();
  for (TomlTable& table : root.tables("party")) {
    Party party;
    party.id = PartyId(table.needed_text("id"));
    party.english = table.needed_text("title");
    party.region = table.text("region");
    party.is_party = table.flag("party");
    party.demonstration = table.flag("demonstration");
    for (TomlTable& inner : table.tables("member")) {
      party.memberships.push_back({inner.needed_text("of"), date(inner, "from"), date(inner, "to")});
      inner.finish();
    }
    table.finish();
    parties_.push_back(std::move(party));
  }
  root.finish();
  std::ranges::sort(parties_, {}, &Party::id);
  return toml.faults();
}

const Vocabulary* Vocabularies::find(std::string_view id) const {
  const auto found = vocabularies_.find(id);
  return found == vocabularies_.end() ? nullptr : &found->second;
}

const Term* Vocabularies::term(const TermId& id) const {
  for (const auto& [name, vocabulary] : vocabularies_) {
    if (const Term* term = vocabulary.find(id)) return term;
  }
  return nullptr;
}

const Party* Vocabularies::party(const PartyId& id) const {
  const auto found = std::ranges::lower_bound(parties_, id, {}, &Party::id);
  return found == parties_.end() || found->id != id ? nullptr : &*found;
}

}  // namespace bch::vocabularies
