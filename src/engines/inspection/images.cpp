#include "engines/inspection/images.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace bch::engines::inspection {
namespace {

constexpr std::string_view jpeg_begin = "\xff\xd8";
constexpr std::string_view exif_mark{"Exif\0\0", 6};

namespace marker {
constexpr unsigned char mark = 0xff;
constexpr unsigned char temporary = 0x01;  // stands alone, like the restarts
constexpr unsigned char first_restart = 0xd0;
constexpr unsigned char last_restart = 0xd7;
constexpr unsigned char begin = 0xd8;
constexpr unsigned char end = 0xd9;
constexpr unsigned char scan = 0xda;
constexpr unsigned char app0 = 0xe0;  // JFIF
constexpr unsigned char app1 = 0xe1;  // EXIF, XMP
constexpr unsigned char app2 = 0xe2;  // colour profile, and other things
constexpr unsigned char app14 = 0xee;
constexpr unsigned char app15 = 0xef;
constexpr unsigned char comment = 0xfe;
}  // namespace marker

unsigned char byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

std::uint32_t big_endian(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < size; ++i) number = number << 8U | byte_at(bytes, at + i);
  return number;
}

bool is_restart(unsigned char code) {
  return code >= marker::first_restart && code <= marker::last_restart;
}

bool is_needed(unsigned char code, std::string_view content) {
  if (code == marker::comment) return false;
  if (code < marker::app0 || code > marker::app15) return true;
  if (code == marker::app0) return content.starts_with(std::string_view("JFIF\0", 5));
  if (code == marker::app2) return content.starts_with(std::string_view("ICC_PROFILE\0", 12));
  return code == marker::app14 && content.starts_with("Adobe");
}

// An EXIF segment that says how to turn the picture, and nothing else.
std::string turning(unsigned orientation) {
  constexpr std::string_view head{
      "\xff\xe1\0\x22"  // the marker and its length
      "Exif\0\0"
      "MM\0\x2a\0\0\0\x08"        // a TIFF header; the first directory follows at once
      "\0\x01"                    // with one entry:
      "\x01\x12\0\x03\0\0\0\x01"  // orientation, a short, one of it
      "\0",
      29};
  constexpr std::string_view tail{"\0\0\0\0\0\0", 6};  // the rest of the value; no further directory
  return std::string(head) + static_cast<char>(orientation) + std::string(tail);
}

// Where the compressed pixels of a scan end: at the next marker that is no restart.
std::size_t end_of_scan(std::string_view bytes, std::size_t at) {
  for (; at + 1 < bytes.size(); ++at) {
    if (byte_at(bytes, at) != marker::mark) continue;
    const unsigned char code = byte_at(bytes, at + 1);
    if (code != 0 && code != marker::mark && !is_restart(code)) return at;
  }
  return bytes.size();
}

}  // namespace

std::optional<std::string> clean_jpeg(std::string_view bytes) {
  if (!bytes.starts_with(jpeg_begin)) return std::nullopt;
  std::string clean(jpeg_begin);
  std::size_t at = jpeg_begin.size();
  bool turned = false;
  for (;;) {
    if (at + 1 >= bytes.size() || byte_at(bytes, at) != marker::mark) return std::nullopt;
    const unsigned char code = byte_at(bytes, at + 1);
    if (code == marker::mark) {  // padding
      ++at;
      continue;
    }
    if (code == 0 || code == marker::begin) return std::nullopt;
    if (code == marker::end) {
      clean += bytes.substr(at, 2);
      return clean;
    }
    if (code == marker::temporary || is_restart(code)) {
      clean += bytes.substr(at, 2);
      at += 2;
      continue;
    }
    if (at + 4 > bytes.size()) return std::nullopt;
    const std::size_t length = big_endian(bytes, at + 2, 2);
    if (length < 2 || at + 2 + length > bytes.size()) return std::nullopt;
    const auto content = bytes.substr(at + 4, length - 2);
    if (is_needed(code, content)) clean += bytes.substr(at, 2 + length);
    if (code == marker::app1 && content.starts_with(exif_mark) && !turned) {
      const unsigned orientation = orientation_of(content.substr(exif_mark.size()));
      turned = orientation != 1;
      if (turned) clean += turning(orientation);
    }
    at += 2 + length;
    if (code == marker::scan) {
      const std::size_t end = end_of_scan(bytes, at);
      clean += bytes.substr(at, end - at);
      at = end;
    }
  }
}

std::optional<std::string> clean_png(std::string_view bytes) {
  constexpr std::string_view signature = "\x89PNG\r\n\x1a\n";
  constexpr std::array<std::string_view, 5> left_out{"tEXt", "zTXt", "iTXt", "eXIf", "tIME"};
  constexpr std::size_t around = 12;  // length, name and checksum of a chunk
  if (!bytes.starts_with(signature)) return std::nullopt;
  std::string clean(signature);
  std::size_t at = signature.size();
  while (at + around <= bytes.size()) {
    const std::size_t length = big_endian(bytes, at, 4);
    if (length > bytes.size() - at - around) return std::nullopt;
    const auto name = bytes.substr(at + 4, 4);
    if (std::ranges::find(left_out, name) == left_out.end()) clean += bytes.substr(at, around + length);
    at += around + length;
    if (name == "IEND") return clean;
  }
  return std::nullopt;
}

}  // namespace bch::engines::inspection
