#pragma once
// The values of one facet as a reader sees them: those of a vocabulary as a tree, of which only so much is
// unfolded as helps. Pure; any thread.

#include "search/index.h"

#include <functional>
#include <string>
#include <vector>

namespace bch::portal {

struct FacetBranch {
  std::string value;
  std::size_t count = 0;
  bool is_chosen = false;
  std::vector<FacetBranch> narrower;  // only those that are to be shown
};

struct FacetTree {
  std::vector<FacetBranch> top;
  std::size_t values = 0;  // that there are
  std::size_t shown = 0;
};

// The broader value of a value; empty at the top.
using Broader = std::function<std::string(const std::string&)>;

inline constexpr std::size_t few_values = 6;  // are shown at once

// `counted` in the order in which values of one level stand; chosen ones are shown even if nobody has them.
// Unless `whole`, few_values of a level are shown and the chosen ones; narrower ones when their broader one
// is chosen or stands above a chosen one, when there is but one at the top, or when all are few.
FacetTree facet_tree(const std::vector<search::Counted>& counted, const std::vector<std::string>& chosen,
                     const Broader& broader, bool whole);

// The question with this choice. A record that carries a term carries every broader one: of a term and a
// broader one, only the newer choice stays.
search::Question narrowed(const search::Question& question, const search::FacetValue& choice,
                          const Broader& broader);

}  // namespace bch::portal
