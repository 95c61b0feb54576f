#pragma once
// A common format as JSON Schema, draft 2020-12: for who makes records with other software. It says of a body
// what Formats::examine says with the severities error and broken, as far as JSON Schema can: references are
// not followed, a date is not looked up in the calendar, and of unique identifiers only the shape is asked. A
// blank of another shape ("" where a list belongs) is refused here. Pure; any thread.

#include "formats/formats.h"
#include "renditions/reader.h"

namespace bch::renditions {

// Titles and descriptions in the reader's language.
records::Document format_schema(const Reader& reader, const formats::Format& format);

}  // namespace bch::renditions
