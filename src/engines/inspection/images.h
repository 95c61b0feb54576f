#pragma once
// Pictures without what their makers' machines wrote beside them: place, time, owner, serial number,
// thumbnail. The segments are walked one by one and those that the picture does not need are left out, so
// that no pixel changes. Pure; any thread. It decodes nothing.

#include <optional>
#include <string>
#include <string_view>

namespace bch::engines::inspection {

// JPEG (ITU-T T.81, annex B): frames, tables, scans, JFIF, colour profile and Adobe's colour transform stay;
// of EXIF only how the picture is to be turned. What follows its end is left out.
// nothing when it is damaged.
std::optional<std::string> clean_jpeg(std::string_view bytes);

// PNG (W3C, third edition): without text, time and EXIF; what follows its end is left out.
std::optional<std::string> clean_png(std::string_view bytes);

// TIFF 6.0, as GeoTIFF uses it: the entries of its directories that name people, devices and places are taken
// out and their values blanked, where they lie. BigTIFF is not read: nothing.
std::optional<std::string> clean_tiff(std::string_view bytes);

// How a picture is to be turned by the EXIF that begins with a TIFF header; 1: not at all, or not said.
unsigned orientation_of(std::string_view exif);

}  // namespace bch::engines::inspection
