#pragma once
// Withheld: who may see what a Government withholds as confidential (Article 21), and what of it is in force.
// Its own people who write or publish such records, and who has written a record that is not published yet.
// One thread.

#include "desk/drafting.h"
#include "desk/visit.h"
#include "formats/format.h"
#include "publication/vault.h"

#include <vector>

namespace bch::desk {

bool sees_withheld(const Visit& visit, const records::PartyId& party, const records::FormatId& format);
bool sees_withheld(const Visit& visit, const Draft& draft);

// Of any kind of record of that Government.
bool sees_some_withheld(const Visit& visit, const records::PartyId& party);

// The body of a draft as the person may see it: whole, or as the public will.
records::Document seen(const Visit& visit, const Draft& draft, records::Document body);

// What the newest revisions of the Government's records withhold, as far as the person may see it; what is to
// be looked at first comes first.
Result<std::vector<publication::WithheldAnswer>> withheld_by(const Visit& visit,
                                                             const records::PartyId& party);

// Whether its day has come, where the Government is.
bool is_due(const Visit& visit, const publication::WithheldAnswer& answer);

// What a field is called; its path when the format does not know it.
std::string field_name(const Visit& visit, const formats::Format* format, const std::string& path);

}  // namespace bch::desk
