#include "formats/labels.h"

#include <algorithm>
#include <tuple>

namespace bch::formats {
namespace {

void collect(const std::vector<Field>& fields, std::vector<Label>& into) {
  for (const Field& field : fields) {
    into.push_back(field.label);
    into.push_back(field.help);
    for (const Choice& choice : field.choices) into.push_back(choice.label);
    collect(field.members, into);
  }
}

void collect(const Format& format, std::vector<Label>& into) {
  into.push_back(format.title);
  into.push_back(format.plural);
  for (const Section& section : format.sections) {
    into.push_back(section.title);
    collect(section.fields, into);
  }
  for (const Rule& rule : format.rules) into.push_back(rule.message);
}

}  // namespace

Label label_of(const records::TermId& id, const vocabularies::Term* known) {
  return {"term." + id.value(), known == nullptr ? id.value() : known->english};
}

Label label_of(const records::PartyId& id, const vocabularies::Party* known) {
  return {"party." + id.value(), known == nullptr ? id.value() : known->english};
}

Label label_of(const vocabularies::Vocabulary& vocabulary) {
  return {"vocabulary." + vocabulary.id, vocabulary.english};
}

Label note_of(const vocabularies::Term& term) {
  return {"note." + term.id.value(), term.note};
}

Label label_of(const vocabularies::Group& group) {
  return {"group." + group.id, group.english};
}

Label note_of(const vocabularies::Group& group) {
  return {"group-note." + group.id, group.note};
}

Label label_of(const vocabularies::Statement& statement) {
  return {"statement." + statement.id, statement.english};
}

Label label_of(const languages::Glossary::Term& term) {
  return {"glossary." + term.english, term.english};
}

Label note_of(const languages::Glossary::Term& term) {
  return {"glossary-note." + term.english, term.note};
}

Label label_of(const vocabularies::Commodity& commodity) {
  return {"commodity." + commodity.code, commodity.english};
}

Label territorial_of(const vocabularies::Party& party, const vocabularies::TreatyStatus& status) {
  return {"territorial." + party.id.value() + "." + status.treaty, status.territorial};
}

std::vector<Label> labels(const Formats& formats) {
  std::vector<Label> all;
  const auto& vocabularies = formats.vocabularies();
  for (const Format* format : formats.all()) collect(*format, all);
  for (const auto& [id, vocabulary] : vocabularies.all()) {
    all.push_back(label_of(vocabulary));
    for (const vocabularies::Term& term : vocabulary.terms) {
      all.push_back(label_of(term.id, &term));
      all.push_back(note_of(term));
    }
  }
  for (const Category& category : formats.categories()) all.push_back(category.title);
  for (const vocabularies::Party& party : vocabularies.parties()) {
    all.push_back(label_of(party.id, &party));
    for (const auto& status : party.treaties) all.push_back(territorial_of(party, status));
  }
  for (const vocabularies::Group& group : vocabularies.groups()) {
    all.push_back(label_of(group));
    all.push_back(note_of(group));
  }
  for (const vocabularies::Statement& statement : vocabularies.statements())
    all.push_back(label_of(statement));
  for (const vocabularies::Commodity& commodity : vocabularies.commodities())
    all.push_back(label_of(commodity));
  std::erase_if(all, [](const Label& label) { return label.english.empty(); });
  const auto by_text = [](const Label& one, const Label& other) {
    return std::tie(one.context, one.english) < std::tie(other.context, other.english);
  };
  std::ranges::sort(all, by_text);
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

std::vector<Label> labels(const languages::Glossary& glossary) {
  std::vector<Label> all;
  for (const auto& term : glossary.terms()) {
    if (term.articles.empty()) continue;
    all.push_back(label_of(term));
    if (!term.note.empty()) all.push_back(note_of(term));
  }
  return all;
}

}  // namespace bch::formats
