#pragma once
// In which languages a record is written, and what is taken away with one of them. Pure functions; any
// thread.

#include "formats/format.h"
#include "records/document.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bch::formats {

// The body written in these languages: its header names them, and texts in others are taken out.
records::Document with_languages(const Format& format, records::Document body,
                                 std::span<const std::string> languages);

// BCP 47 tags out of what somebody typed: "pt, lo"; what is none is passed over.
std::vector<std::string> read_language_tags(std::string_view typed);

}  // namespace bch::formats
