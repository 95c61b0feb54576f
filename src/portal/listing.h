#pragma once
// Listing: a list that has an address of its own (a registry, the decisions on an LMO) and can be narrowed
// and turned over there, by plain links. The search page has richer means (facet_list.h). Any thread.

#include "portal/page.h"

#include <string>
#include <vector>

namespace bch::portal {

// What a listing asks the index, and what of that is its own nature and therefore not in its address.
struct Listing {
  Url address;  // of its first page, not narrowed
  search::Question question;
  std::vector<std::string> fixed;  // facets that are never in the address

  [[nodiscard]] Url with(const search::Question& question) const;
};

// Reads what the address chooses; the rest of the question is as `question` has it.
Listing read_listing(const Visit& visit, Url address, search::Question question,
                     std::vector<std::string> fixed);

// By one facet: a link for each of the most frequent values, folded under the name of the facet; empty when
// that would narrow nothing.
Html narrowing_links(Visit& visit, const Listing& listing, const search::Answer& answer,
                     const std::string& facet);

// Links that take away one choice each; empty when there are none.
Html chosen_links(Visit& visit, const Listing& listing);

// To the page before and the page after, with where the reader is; empty when there is only one.
Html page_links(const Reader& reader, const Listing& listing, std::size_t total);

// A question about a table: so many at once.
inline constexpr std::size_t rows_of_a_page = 50;

}  // namespace bch::portal
