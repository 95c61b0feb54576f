#pragma once
// Regions: the regional groups to which Governments belong, and sums over them. In public nothing is counted
// by Government but what lies open on its own page; comparisons are by region only. Pure; any thread.

#include "portal/page.h"

#include <vector>

namespace bch::portal {

struct Region {
  const vocabularies::Term* term = nullptr;  // nullptr: Governments that belong to none
  std::vector<const vocabularies::Party*> parties;
};

// Real Governments and invented ones are never counted or listed together.
enum class Governments { real, invented };

// In the order of the vocabulary, each with its Governments by code; last those that belong to none.
std::vector<Region> regions(const Sources& sources, Governments which);

std::string region_name(const Reader& reader, const Region& region);

}  // namespace bch::portal
