#pragma once
// The thesaurus of the system in use, and how its terms map onto a vocabulary of ours: identifiers that it
// knows stay; a term of our own that it has under another identifier takes that one and keeps ours as a
// former one (Term::also); what is new is added. So records keep their meaning whichever identifier they
// hold. Source of the shape: GET /api/v2013/thesaurus/domains/<id>/terms. Pure functions; any thread.

#include "base/result.h"
#include "languages/localized.h"
#include "records/document.h"
#include "records/identity.h"
#include "vocabularies/vocabularies.h"

#include <span>
#include <string>
#include <vector>

namespace bch::formats {

struct ThesaurusTerm {
  records::TermId id;
  std::string name;  // English
  languages::LocalizedText title;
  std::string note;  // English; may be empty
  std::vector<records::TermId> broader;
};

// A list of terms, or one. Problem invalid, "thesaurus.not-terms", when it is neither; terms without
// identifier or name are left out.
Result<std::vector<ThesaurusTerm>> read_thesaurus(const records::Document& json);

struct Merged {
  std::vector<vocabularies::Term> terms;  // broader ones before narrower ones
  std::size_t known = 0;                  // terms that were here under that identifier
  std::vector<std::pair<records::TermId, records::TermId>> renamed;  // from ours to that of the system in use
  std::vector<records::TermId> added;
};

Merged merge_thesaurus(std::span<const vocabularies::Term> ours, std::span<const ThesaurusTerm> theirs);

}  // namespace bch::formats
