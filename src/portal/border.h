#pragma once
// What somebody at the border is told of one thing that papers name, for one country: decisions found, how to
// detect it and where, whom to ask, what the papers have to state. Never whether it may enter: that is for
// the authority to say. Any thread.

#include "portal/consignment.h"
#include "portal/page.h"

#include <vector>

namespace bch::portal {

// For which country; nullptr while none was chosen.
struct Border {
  const vocabularies::Party* party = nullptr;
  std::size_t page = 1;  // of long lists
};

// The address of a check.
Url check_address(Visit& visit, std::string_view papers, const Border& border);

Result<Html> lmo_at_the_border(Visit& visit, const renditions::Record& lmo, const Border& border);
Result<Html> goods_at_the_border(Visit& visit, const Goods& goods, const Border& border,
                                 const std::string& papers);

// Emergency contact, authorities and focal points of the country.
Result<Html> whom_to_ask(Visit& visit, const vocabularies::Party& party);

// Article 18.2, in short words of ours.
Html accompanying_documents(const Reader& reader);

// "No decision found here as of ...".
Html no_decision_found(Visit& visit);

}  // namespace bch::portal
