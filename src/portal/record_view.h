#pragma once
// The view of one record: what is said above, in and below its fields. Also what the pages about a record
// (history, proof ...) share. Any thread.

#include "portal/page.h"

namespace bch::portal {

Html record_view(Visit& visit, const renditions::Record& record);

// Records that refer to it, newest first, by kind.
Result<Html> referring_view(Visit& visit, const records::RecordId& record);

// The record that the address of the visit names: /record/{number}, with a revision or without.
Result<renditions::Record> asked_record(Visit& visit);

// Its number with the revision that is shown, when that is not the newest.
records::PublicNumber shown_number(const renditions::Record& record);

// A page about a record: says of which, and the way back to it.
Page page_about(Visit& visit, const renditions::Record& record, std::string_view title_key);

}  // namespace bch::portal
