#pragma once
// Consignment: what the papers of a consignment mean among the records that are here: LMOs named by
// identifier, event or name, goods named by a code of the Harmonized System or by the name of an organism.
// Knows nothing of countries. Any thread.

#include "portal/page.h"
#include "search/papers.h"

#include <string>
#include <vector>

namespace bch::portal {

// Goods that may be of several LMOs.
struct Goods {
  std::string written;                                 // as the papers name them
  const vocabularies::Commodity* commodity = nullptr;  // nullptr: named by an organism
  std::vector<records::RecordId> organisms;            // records of them; may be none
};

struct Consignment {
  std::vector<renditions::Record> lmos;  // each once
  std::vector<Goods> goods;
  std::vector<std::string> unknown;  // what looked like something and is not here

  [[nodiscard]] bool is_empty() const { return lmos.empty() && goods.empty() && unknown.empty(); }
};

Result<Consignment> recognise(Visit& visit, const search::Papers& papers);

// Names of an organism, of every language, folded.
std::vector<std::string> names_of(const renditions::Record& organism);

// The organisms that an LMO was made from, also by way of its parents.
std::vector<records::RecordId> organisms_of(Visit& visit, const renditions::Record& lmo);

// The LMOs that a stack was made from.
std::vector<renditions::Record> parents_of(Visit& visit, const renditions::Record& lmo);

}  // namespace bch::portal
