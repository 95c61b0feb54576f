#pragma once
// Typing: what people type into boxes, read as the answer that they mean. Pure; any thread.

#include "formats/format.h"
#include "records/document.h"

#include <optional>
#include <string>
#include <string_view>

namespace bch::desk {

// Without white space at its ends.
std::string_view trimmed(std::string_view text);

// As dates are written, "2026-03-01", where something like "20260301" or "2026/03/01" was typed; other texts
// as they are: examining says that they are none.
std::string date_as_written(std::string_view text);

// A whole number up to 2^53, or one with a fraction (a point, or a comma that cannot part thousands), where
// the type takes one; nothing when it is neither.
std::optional<records::Document> number_in(std::string_view text, formats::FieldType type);

// Whether it looks like one of RFC 5646.
bool is_language_tag(std::string_view text);

}  // namespace bch::desk
