#pragma once
// What a file is, told from its content; its name says only what text is for (CSV, GeoJSON), and is held
// against the content. Pure; any thread. What it does not know it does not guess.

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace bch::engines::inspection {

enum class Family : std::uint8_t {
  text,    // without markup, or with markup that nobody reads as such: CSV, JSON
  markup,  // HTML, XML, SVG, KML
  pdf,
  zip,       // an archive or a document; its parts say which
  archive,   // of another kind
  compound,  // of the older Office programs
  jpeg,
  png,
  tiff,
  sealed,  // kept as it is: other pictures, RTF
};

struct Kind {
  Family family = Family::sealed;
  std::string media;
};

// Problems: attachment.executable, attachment.unknown-type.
Result<Kind> tell_kind(std::string_view bytes, std::string_view file_name);

// Whether a double click on such a name runs it on a usual system.
bool is_program_by_name(std::string_view file_name);
// Whether these bytes begin like a program or a script.
bool is_program(std::string_view bytes);

// Whether the end of the name is one that files of this type have; one that nobody knows is.
bool name_fits(std::string_view file_name, std::string_view media);

// "pdf": behind the last dot, in small letters; empty when there is none.
std::string ending_of(std::string_view file_name);

}  // namespace bch::engines::inspection
