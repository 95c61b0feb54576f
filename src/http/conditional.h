#pragma once
// Conditional requests, RFC 9110, section 13: has the asker already got these bytes? Pure functions.

#include <string_view>

namespace bch::http {

// True if the If-None-Match field is "*" or its list holds `etag` (with its quotes; W/ is ignored on both
// sides: the weak comparison that GET and HEAD want). A list that is not well formed matches nothing.
bool matches_none_match(std::string_view if_none_match, std::string_view etag);

}  // namespace bch::http
