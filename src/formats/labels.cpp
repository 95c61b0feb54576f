#include "formats/labels.h"

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

std::vector<Label> labels(const Formats& formats) {
  std::vector<Label> all;
  for (const Format* format : formats.all()) collect(*format, all);
  for (const auto& [id, vocabulary] : formats.vocabularies().all()) {
    for (const vocabularies::Term& term : vocabulary.terms) all.push_back(label_of(term.id, &term));
  }
  for (const vocabularies::Party& party : formats.vocabularies().parties())
    all.push_back(label_of(party.id, &party));
  std::erase_if(all, [](const Label& label) { return label.english.empty(); });
  return all;
}

}  // namespace bch::formats
