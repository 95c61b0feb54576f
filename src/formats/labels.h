#pragma once
// The texts of the treaty's own data that a reader may see. Pure; any thread.

#include "formats/formats.h"
#include "languages/glossary.h"

#include <vector>

namespace bch::formats {

// What a term or a Party is called; its identifier when it is not known (nullptr).
Label label_of(const records::TermId& id, const vocabularies::Term* known);
Label label_of(const records::PartyId& id, const vocabularies::Party* known);
Label label_of(const vocabularies::Vocabulary& vocabulary);
Label label_of(const vocabularies::Group& group);
Label label_of(const vocabularies::Statement& statement);
Label label_of(const languages::Glossary::Term& term);
Label label_of(const vocabularies::Commodity& commodity);

// What explains them; the English is empty when nothing does.
Label note_of(const vocabularies::Term& term);
Label note_of(const vocabularies::Group& group);
Label note_of(const languages::Glossary::Term& term);
Label territorial_of(const vocabularies::Party& party, const vocabularies::TreatyStatus& status);

// All of the vocabularies and of the formats; without those that are empty, each once.
std::vector<Label> labels(const Formats& formats);

// Those of the terms that readers are shown.
std::vector<Label> labels(const languages::Glossary& glossary);

}  // namespace bch::formats
