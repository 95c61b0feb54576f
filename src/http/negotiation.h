#pragma once
// Which of what we offer does the asker like best: RFC 9110, section 12.5. Pure functions. Languages are
// negotiated in languages/. Lists that are not well formed count as absent, as section 12.1 lets a server do.

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace bch::http {

// The place in `offered` of the media type ("text/html", without parameters) that the Accept field prefers;
// the first of equals; 0 when the field is absent or empty. Nothing when none is acceptable: answer 406 or
// send the first anyway.
std::optional<std::size_t> choose_media_type(std::string_view accept,
                                             std::span<const std::string_view> offered);

// True if the Accept-Encoding field lets us send this coding ("gzip") and does not like identity better.
bool prefers_coding(std::string_view accept_encoding, std::string_view coding);

}  // namespace bch::http
