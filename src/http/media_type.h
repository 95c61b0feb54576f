#pragma once
// Media types that we serve, as constants for Response::media_type, and what is known of them.

#include <string_view>

namespace bch::http::media {

inline constexpr std::string_view atom = "application/atom+xml; charset=utf-8";
inline constexpr std::string_view binary = "application/octet-stream";
inline constexpr std::string_view calendar = "text/calendar; charset=utf-8";
inline constexpr std::string_view css = "text/css; charset=utf-8";
inline constexpr std::string_view csv = "text/csv; charset=utf-8";
inline constexpr std::string_view html = "text/html; charset=utf-8";
inline constexpr std::string_view icon = "image/x-icon";
inline constexpr std::string_view javascript = "text/javascript; charset=utf-8";
inline constexpr std::string_view json = "application/json";
inline constexpr std::string_view metrics = "text/plain; version=0.0.4; charset=utf-8";
inline constexpr std::string_view pdf = "application/pdf";
inline constexpr std::string_view png = "image/png";
inline constexpr std::string_view schema = "application/schema+json";
inline constexpr std::string_view svg = "image/svg+xml";
inline constexpr std::string_view text = "text/plain; charset=utf-8";
inline constexpr std::string_view vcard = "text/vcard; charset=utf-8";
inline constexpr std::string_view woff2 = "font/woff2";
inline constexpr std::string_view xml = "application/xml; charset=utf-8";

// The constant above that says the same; binary when none does: what we do not know is not shown, only saved.
std::string_view known(std::string_view media_type);

// True for types whose bytes are text and shrink under gzip.
bool is_text(std::string_view media_type);

}  // namespace bch::http::media
