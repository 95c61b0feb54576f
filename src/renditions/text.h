#pragma once
// A record as plain text: for terminals, screen readers, e-mail, and whoever prints on paper. Pure but for
// the titles that the library looks up; any thread.

#include "renditions/library.h"
#include "renditions/reader.h"

#include <string>

namespace bch::renditions {

// UTF-8, lines ended by a line feed, in the reader's language.
std::string record_text(const Reader& reader, Library& library, const Record& record, CivilDate today);

// One value, and all values of a field, as one line.
std::string item_text(const Reader& reader, Library& library, const formats::Item& item);
std::string row_text(const Reader& reader, Library& library, const formats::Row& row);

}  // namespace bch::renditions
