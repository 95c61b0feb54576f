#pragma once
// Rich texts as people write them at the desk: a small Markdown (paragraphs, lists, quotations, emphasis,
// links, sub- and superscripts), stored as the simple HTML that records hold. A line end is a line end.
// Pure; any thread. Fuzzed.

#include <optional>
#include <string>
#include <string_view>

namespace bch::desk {

// What is stored for a text as it was typed: whatever comes in, only elements that this writes itself, and
// balanced. HTML but <sub>, <sup> and <u> is text like any other.
std::string rich_of(std::string_view markdown);

// The Markdown from which rich_of makes the same text again; nothing when some of it would be lost.
std::optional<std::string> markdown_of(std::string_view rich);

}  // namespace bch::desk
