#pragma once
// Regions: the regional groups to which Governments belong, and sums over them. In public nothing is counted
// by Government but what lies open on its own page; comparisons are by region only. Pure; any thread.

#include "portal/page.h"

#include <map>

namespace bch::portal {

struct Region {
  const vocabularies::Term* term = nullptr;  // nullptr: Governments that belong to none
  std::vector<const vocabularies::Party*> parties;
};

// In the order of the vocabulary, each with its Governments by code; the invented ones only where they are
// shown; last those that belong to none.
std::vector<Region> regions(const Sources& sources);

std::string region_name(const Reader& reader, const Region& region);

}  // namespace bch::portal
