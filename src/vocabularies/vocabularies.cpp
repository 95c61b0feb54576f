#include "vocabularies/vocabularies.h"

#include "vocabularies/toml.h"

#include <algorithm>

namespace bch::vocabularies {
namespace {

constexpr std::string_view folder = "vocabularies/";
constexpr std::string_view suffix = ".toml";
constexpr int deepest = 16;  // levels of a tree

Term read_term(TomlTable& table) {
  Term term;
  term.id = TermId(table.needed_text("id"));
  term.key = table.text("key");
  term.english = table.needed_text("title");
  term.sign = table.text("sign");
  term.note = table.text("note");
  term.broader = TermId(table.text("broader"));
  term.own = table.flag("own");
  term.is_interim = table.flag("interim");
  term.deprecated = table.flag("deprecated");
  term.replaced_by = TermId(table.text("replaced_by"));
  for (const std::string& former : table.texts("also")) term.also.emplace_back(former);
  table.finish();
  return term;
}

}  // namespace

const Term* Vocabulary::find(const TermId& wanted) const {
  const auto found = places_.find(wanted.value());
  return found == places_.end() ? nullptr : &terms[found->second];
}

const Term* Vocabulary::with_key(std::string_view key) const {
  const auto found = std::ranges::find(terms, key, &Term::key);
  return found == terms.end() || key.empty() ? nullptr : &*found;
}

bool Vocabulary::is_within(const TermId& wanted, const TermId& ancestor) const {
  const Term* at = find(wanted);
  for (int level = 0; level < deepest && at != nullptr; ++level) {
    if (at->id == ancestor) return true;
    at = find(at->broader);
  }
  return false;
}

Result<Vocabularies> Vocabularies::read(std::span<const NamedText> files) {
  Vocabularies vocabularies;
  for (const NamedText& file : files) {
    if (file.name.starts_with(folder) && file.name.ends_with(suffix)) TRY(vocabularies.read_vocabulary(file));
    if (file.name == "parties.toml") vocabularies.parties_ = TRY(read_parties(file));
    if (file.name == "groups.toml") vocabularies.groups_ = TRY(read_groups(file));
    if (file.name == "statements.toml") TRY(vocabularies.read_statements(file));
    if (file.name == "commodities.toml") vocabularies.commodities_ = TRY(read_commodities(file));
  }
  for (const NamedText& file : files) {
    if (file.name == "map.toml") vocabularies.tiles_ = TRY(read_map(file, vocabularies.parties_));
  }
  for (const auto& [name, vocabulary] : vocabularies.vocabularies_) {
    for (const auto& [id, place] : vocabulary.places_)
      vocabularies.terms_.emplace(TermId(id), &vocabulary.terms[place]);
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
  vocabulary.source = root.text("source");
  for (TomlTable& table : root.tables("term")) {
    Term term = read_term(table);
    if (!term.broader.empty() && vocabulary.find(term.broader) == nullptr)
      table.fault("the broader term must stand before this one");
    auto identifiers = term.also;
    identifiers.push_back(term.id);
    for (const TermId& identifier : identifiers) {
      if (!vocabulary.places_.emplace(identifier.value(), vocabulary.terms.size()).second)
        table.fault("the identifier \"" + identifier.value() + "\" stands here twice");
    }
    vocabulary.terms.push_back(std::move(term));
  }
  for (const Term& term : vocabulary.terms) {
    if (!term.replaced_by.empty() && vocabulary.find(term.replaced_by) == nullptr)
      root.fault("\"" + term.replaced_by.value() + "\", which replaces a term, is not here");
  }
  root.finish();
  TRY(toml.faults());
  vocabularies_.emplace(vocabulary.id, std::move(vocabulary));
  return Done{};
}

Result<Done> Vocabularies::read_statements(const NamedText& file) {
  const TomlFile toml = TRY(TomlFile::read(file));
  TomlTable root = toml.root();
  for (TomlTable& table : root.tables("statement")) {
    statements_.push_back({table.needed_text("id"), table.needed_text("text")});
    table.finish();
  }
  root.finish();
  return toml.faults();
}

const Vocabulary* Vocabularies::find(std::string_view id) const {
  const auto found = vocabularies_.find(id);
  return found == vocabularies_.end() ? nullptr : &found->second;
}

const Term* Vocabularies::term(const TermId& id) const {
  const auto found = terms_.find(id);
  return found == terms_.end() ? nullptr : found->second;
}

const Party* Vocabularies::party(const PartyId& id) const {
  const auto found = std::ranges::lower_bound(parties_, id, {}, &Party::id);
  return found == parties_.end() || found->id != id ? nullptr : &*found;
}

const Party* Vocabularies::with_code(std::string_view code) const {
  std::string lower(code);
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return party(PartyId(lower));
}

std::vector<const Term*> Vocabularies::regional_groups() const {
  std::vector<const Term*> groups;
  const Vocabulary* all = find(regions);
  if (all == nullptr) return groups;
  for (const Term& term : all->terms) {
    if (!term.key.empty() && std::ranges::find(parties_, term.key, &Party::region) != parties_.end())
      groups.push_back(&term);
  }
  return groups;
}

const Statement* Vocabularies::statement(std::string_view id) const {
  const auto found = std::ranges::find(statements_, id, &Statement::id);
  return found == statements_.end() ? nullptr : &*found;
}

const Commodity* Vocabularies::commodity(std::string_view code) const {
  const Commodity* narrowest = nullptr;
  for (const Commodity& each : commodities_) {
    if (!code.starts_with(each.code)) continue;
    if (narrowest == nullptr || narrowest->code.size() < each.code.size()) narrowest = &each;
  }
  return narrowest;
}

}  // namespace bch::vocabularies
