#pragma once
// Splices: what changed in a long text, in place of the whole, so that keeping it costs little on a slow
// connection. Counted in UTF-16 code units, as browsers count. Pure; any thread.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace bch::desk {

// The text in which so many units from a place on are replaced: "from:deleted:length:inserted", where length
// is that of the text as the sender knew it. Nothing when it does not fit this text.
std::optional<std::string> spliced(std::string_view text, std::string_view splice);

// How many UTF-16 code units a text has.
std::size_t units_in(std::string_view text);

}  // namespace bch::desk
