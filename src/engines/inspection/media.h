#pragma once
// Media types that inspection tells apart and that nothing else of the house has a name for. Constants.

#include <string_view>

namespace bch::engines::inspection::media {

inline constexpr std::string_view doc = "application/msword";
inline constexpr std::string_view geojson = "application/geo+json";
inline constexpr std::string_view gif = "image/gif";
inline constexpr std::string_view gzip = "application/gzip";
inline constexpr std::string_view jpeg = "image/jpeg";
inline constexpr std::string_view kml = "application/vnd.google-earth.kml+xml";
inline constexpr std::string_view kmz = "application/vnd.google-earth.kmz";
inline constexpr std::string_view ppt = "application/vnd.ms-powerpoint";
inline constexpr std::string_view rtf = "application/rtf";
inline constexpr std::string_view seven_zip = "application/x-7z-compressed";
inline constexpr std::string_view tar = "application/x-tar";
inline constexpr std::string_view tiff = "image/tiff";
inline constexpr std::string_view webp = "image/webp";
inline constexpr std::string_view xhtml = "application/xhtml+xml";
inline constexpr std::string_view xls = "application/vnd.ms-excel";
inline constexpr std::string_view zip = "application/zip";

}  // namespace bch::engines::inspection::media
