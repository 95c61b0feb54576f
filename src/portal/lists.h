#pragma once
// Lists of records as pages show them: title, number, kind, country, date, and how each begins. Any thread.

#include "portal/page.h"

namespace bch::portal {

// Empty when there are none.
Html record_list(Visit& visit, const std::vector<records::RecordId>& records);

// What a search has found: with what was sought marked where it stands or, where it does not stand, why the
// record was found (Answer::reasons); under headings when the question groups.
Html found_list(Visit& visit, const search::Question& question, const search::Answer& answer);

// A question for the newest records of a format, of a Party, or both.
search::Question newest_of(const Reader& reader, const formats::Format* format, const records::PartyId& party,
                           std::size_t at_most);

}  // namespace bch::portal
