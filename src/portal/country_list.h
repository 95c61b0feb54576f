#pragma once
// Lists of Governments as pages show them: by the names that the reader knows, in the order of his language,
// with how many records each has. Any thread.

#include "portal/page.h"

#include <span>
#include <string>
#include <vector>

namespace bch::portal {

struct NamedParty {
  const vocabularies::Party* party = nullptr;
  std::string name;
};

// In the order of the reader's language.
std::vector<NamedParty> by_name(Visit& visit, std::span<const vocabularies::Party* const> parties);

// All of them in columns, with the number of records as counted by facet::party.
Html country_list(Visit& visit, std::span<const vocabularies::Party* const> parties,
                  const search::Answer& counted);

// The same, with links to where each letter begins; without them where the script has no letters.
Html country_index(Visit& visit, std::span<const vocabularies::Party* const> parties,
                   const search::Answer& counted);

}  // namespace bch::portal
