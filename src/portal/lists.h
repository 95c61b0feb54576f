#pragma once
// Lists of records as pages show them. Any thread.

#include "portal/page.h"

namespace bch::portal {

// One line about a record: title, number, kind, country, date; with what a search sought (search::Answer),
// where that stands.
Html record_line(Visit& visit, const records::RecordId& record, const std::vector<std::string>& sought);

// A list of such lines; empty when there are none.
Html record_list(Visit& visit, const std::vector<records::RecordId>& found,
                 const std::vector<std::string>& sought = {});

// A question for the newest records of a format, of a Party, or both.
search::Question newest_of(const Reader& reader, const formats::Format* format, const records::PartyId& party,
                           std::size_t at_most);

}  // namespace bch::portal
