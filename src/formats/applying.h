#pragma once
// Applying: what of a record in the making counts. A draft keeps answers to questions that its other answers
// no longer ask, and texts that could not be read as the answer that their field takes; neither is examined
// as an answer nor published. Pure functions; any thread.

#include "formats/formats.h"

#include <string>
#include <string_view>

namespace bch::formats {

// The member of a draft's body with texts as they were typed, by the names of their controls, where what is
// stored says less: a number that is none, the Markdown of a rich text. Never published.
inline constexpr std::string_view typed_member = "_typed";

// What a draft keeps as typed, without what belongs to the question at a path.
records::Document without_typed(const records::Document& typed, std::string_view path);

// The body without answers to what is not asked, with those of which it was asked in turn, and without the
// texts as typed: what is published.
records::Document without_what_does_not_apply(const Format& format, records::Document body);

// All that is to be said about what would be published, and an error for each typed text that could not be
// read ("format.not-a-number").
Findings examine_draft(const Formats& formats, const Format& format, const records::Document& body,
                       const Known* known = nullptr);

// A finding's path as the name of a control: "documents[0].url" is "documents.0.url".
std::string control_of(std::string_view path);

}  // namespace bch::formats
