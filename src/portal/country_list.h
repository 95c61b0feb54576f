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

// The line of one: link, tag where it is no Party, number of records as counted by facet::party.
Html country_line(Visit& visit, const NamedParty& named, const search::Answer& counted);

// All of them in columns.
Html country_list(Visit& visit, std::span<const vocabularies::Party* const> parties,
                  const search::Answer& counted);

}  // namespace bch::portal
