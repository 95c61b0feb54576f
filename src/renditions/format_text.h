#pragma once
// A common format in words: when its fields are asked, what may be answered; and the whole of it as a blank
// form that can be printed, filled in by hand and typed in later. Pure functions; any thread.

#include "formats/formats.h"
#include "formats/reading.h"
#include "renditions/reader.h"

#include <string>
#include <vector>

namespace bch::renditions {

// What a text of the treaty is in the reader's language.
std::string say_label(const Reader& reader, const formats::Label& label);

// The heading of a part of a record.
std::string part_title(const Reader& reader, const formats::Part& part);

// The articles of the Protocol that a format serves: "11, 14, 20".
std::string articles_text(const formats::Format& format);

// A condition as a sentence that goes after "if"; empty for one that always holds.
std::string condition_text(const Reader& reader, const formats::Format& format,
                           const formats::Condition& condition);

// The sentence that says when something is asked.
std::string only_if(const Reader& reader, const formats::Format& format, const formats::Condition& condition);

// When a field is asked and when it must be answered, a sentence each; the second is left out where it only
// repeats the first.
std::vector<std::string> asking_text(const Reader& reader, const formats::Format& format,
                                     const formats::Field& field);

// What kind of answer a field takes: "date", "one of a list".
std::string answer_text(const Reader& reader, const formats::Formats& formats, const formats::Field& field);

// UTF-8, lines ended by a line feed.
std::string blank_form(const Reader& reader, const formats::Formats& formats, const formats::Format& format);

}  // namespace bch::renditions
