#pragma once
// Parts of pages: how fields of records look. Pure but for what the library reads; any thread.

#include "formats/reading.h"
#include "portal/page.h"
#include "renditions/statements.h"

namespace bch::portal {

// Of a text that was written in several languages: all, the others folded; or once, where the page is of many
// records and leads to each.
enum class Texts { in_every_language, once };

// A row's values. Links to other records get their titles from the visit's library.
Html values(Visit& visit, const formats::Row& row, Texts texts = Texts::in_every_language);

// All sections of a record with headings and fields.
Html fields(Visit& visit, const std::vector<formats::Part>& parts);

// What the record is called for this reader; its number when it has no title.
std::string title(const Reader& reader, const languages::LocalizedText& title,
                  const records::PublicNumber& number);

// A link to a record by its title; the GUID in plain text when it is not here.
Html record_link(Visit& visit, const records::RecordId& record);

std::string label(const Reader& reader, const formats::Label& label);
// A standing statement of the treaty edition.
std::string say_statement(Visit& visit, std::string_view id, const Problem::Arguments& arguments = {});

std::string party_name(Visit& visit, const records::PartyId& party);
Html party_link(Visit& visit, const records::PartyId& party);  // to its page
// What happened to a record: "Published", "New revision" ...
std::string event_name(const Reader& reader, registry::Kind kind);

// What a download is and costs on a slow connection: "PDF, 84.0 kB, 13.9 s at 50 kbit/s".
std::string cost(const Reader& reader, const registry::Sealed& file);

// An amount of bytes, and the seconds that they take at 50 kbit/s.
std::string cost(const Reader& reader, std::size_t bytes);

Html demonstration_tag(const Reader& reader);

}  // namespace bch::portal
