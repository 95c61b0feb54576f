#pragma once
// The texts of the treaty's own data that a reader may see. Pure; any thread.

#include "formats/formats.h"

#include <vector>

namespace bch::formats {

// What a term or a Party is called; its identifier when it is not known (nullptr).
Label label_of(const records::TermId& id, const vocabularies::Term* known);
Label label_of(const records::PartyId& id, const vocabularies::Party* known);

// Labels of the formats, of all terms and of all Parties; without those that are empty.
std::vector<Label> labels(const Formats& formats);

}  // namespace bch::formats
