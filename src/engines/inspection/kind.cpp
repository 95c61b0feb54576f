#include "engines/inspection/kind.h"

#include "engines/inspection/compound.h"
#include "engines/inspection/media.h"
#include "engines/inspection/package.h"
#include "engines/inspection/problems.h"
#include "http/media_type.h"
#include "languages/charset.h"
#include "records/inspection.h"

#include <algorithm>
#include <array>
#include <span>

namespace bch::engines::inspection {
namespace {

using std::string_view_literals::operator""sv;
namespace document = records::document_media;

constexpr std::array programs{
    "\x7f"
    "ELF"sv,               // Linux
    "\xfe\xed\xfa\xce"sv,  // macOS, four ways
    "\xfe\xed\xfa\xcf"sv,
    "\xce\xfa\xed\xfe"sv,
    "\xcf\xfa\xed\xfe"sv,
    "\xca\xfe\xba\xbe"sv,          // Java; macOS for several processors
    "\0asm"sv,                     // WebAssembly
    "dex\n"sv,                     // Android
    "\x4c\0\0\0\x01\x14\x02\0"sv,  // a shortcut of Windows
    "#!"sv,                        // a script
};

constexpr std::array program_endings{
    "app"sv,  "appimage"sv, "apk"sv,  "bat"sv,  "bash"sv, "chm"sv,  "cmd"sv, "com"sv,  "command"sv, "cpl"sv,
    "deb"sv,  "desktop"sv,  "dll"sv,  "dmg"sv,  "docm"sv, "dotm"sv, "exe"sv, "hta"sv,  "inf"sv,     "iso"sv,
    "jar"sv,  "js"sv,       "jse"sv,  "lnk"sv,  "mjs"sv,  "msc"sv,  "msi"sv, "msp"sv,  "pif"sv,     "potm"sv,
    "ppam"sv, "ppsm"sv,     "pptm"sv, "ps1"sv,  "psm1"sv, "reg"sv,  "rpm"sv, "scf"sv,  "scr"sv,     "sct"sv,
    "sh"sv,   "sldm"sv,     "url"sv,  "vb"sv,   "vbe"sv,  "vbs"sv,  "vhd"sv, "vhdx"sv, "ws"sv,      "wsf"sv,
    "wsh"sv,  "xlam"sv,     "xll"sv,  "xlsb"sv, "xlsm"sv, "xltm"sv,
};

struct Signature {
  std::string_view begin;
  Family family;
  std::string_view media;
};
constexpr std::array signatures{
    Signature{"%PDF-", Family::pdf, http::media::pdf},
    Signature{"PK\x03\x04"sv, Family::zip, media::zip},
    Signature{"\xff\xd8\xff"sv, Family::jpeg, media::jpeg},
    Signature{"\x89PNG\r\n\x1a\n"sv, Family::png, http::media::png},
    Signature{"II\x2a\0"sv, Family::tiff, media::tiff},
    Signature{"MM\0\x2a"sv, Family::tiff, media::tiff},
    Signature{"GIF87a"sv, Family::sealed, media::gif},
    Signature{"GIF89a"sv, Family::sealed, media::gif},
    Signature{"{\\rtf"sv, Family::sealed, media::rtf},
    Signature{"7z\xbc\xaf\x27\x1c"sv, Family::archive, media::seven_zip},
    Signature{"\x1f\x8b\x08"sv, Family::archive, media::gzip},
};

// Which ends of names go with a type, where there are usual ones.
struct Endings {
  std::string_view media;
  std::array<std::string_view, 4> names;
};
constexpr std::array endings{
    Endings{http::media::pdf, {"pdf"}},
    Endings{http::media::png, {"png"}},
    Endings{http::media::html, {"html", "htm"}},
    Endings{http::media::svg, {"svg"}},
    Endings{media::jpeg, {"jpg", "jpeg", "jpe"}},
    Endings{media::tiff, {"tif", "tiff"}},
    Endings{media::gif, {"gif"}},
    Endings{media::webp, {"webp"}},
    Endings{media::rtf, {"rtf", "doc"}},
    Endings{media::doc, {"doc", "dot"}},
    Endings{media::xls, {"xls", "xlt"}},
    Endings{media::ppt, {"ppt", "pps", "pot"}},
    Endings{media::seven_zip, {"7z"}},
    Endings{media::gzip, {"gz", "tgz"}},
    Endings{media::tar, {"tar"}},
    Endings{media::kmz, {"kmz"}},
    Endings{document::docx, {"docx", "dotx"}},
    Endings{document::xlsx, {"xlsx", "xltx"}},
    Endings{document::pptx, {"pptx", "ppsx", "potx"}},
    Endings{document::odt, {"odt", "ott"}},
    Endings{document::ods, {"ods", "ots"}},
    Endings{document::odp, {"odp", "otp"}},
    Endings{document::epub, {"epub"}},
};

bool begins_like_markup(std::string_view text) {
  const auto at = text.find_first_not_of(" \t\r\n");
  return at != std::string_view::npos && text[at] == '<';
}

// What is said in text: by the elements with which it begins, else by the name.
Kind kind_of_text(std::string_view text, std::string_view file_name) {
  constexpr std::size_t beginning_bytes = 4'096;
  const std::string begin = in_small_letters(text.substr(0, beginning_bytes));
  const auto has = [&](std::string_view element) { return begin.find(element) != std::string::npos; };
  const std::string ending = ending_of(file_name);
  if (begins_like_markup(text)) {
    if (has("<svg")) return {Family::markup, std::string(http::media::svg)};
    if (has("<kml")) return {Family::markup, std::string(media::kml)};
    if (has("<html") || has("<!doctype html") || has("<body") || ending == "html" || ending == "htm")
      return {Family::markup, std::string(http::media::html)};
    if (has("<?xml")) return {Family::markup, std::string(http::media::xml)};
  }
  if (ending == "html" || ending == "htm") return {Family::markup, std::string(http::media::html)};
  if (ending == "geojson") return {Family::text, std::string(media::geojson)};
  if (ending == "json") return {Family::text, std::string(http::media::json)};
  if (ending == "csv") return {Family::text, std::string(http::media::csv)};
  return {Family::text, std::string(http::media::text)};
}

Result<Kind> kind_of_compound(std::string_view bytes) {
  const auto names = names_within(bytes);
  if (names.contains("EncryptedPackage")) return encrypted();
  for (const auto& [name, media] :
       {std::pair{"WordDocument"sv, media::doc}, std::pair{"Workbook"sv, media::xls},
        std::pair{"Book"sv, media::xls}, std::pair{"PowerPoint Document"sv, media::ppt}}) {
    if (names.contains(name)) return Kind{Family::compound, std::string(media)};
  }
  return unknown_type();
}

bool is_tar(std::string_view bytes) {
  constexpr std::size_t mark_at = 257;
  return bytes.size() > mark_at && bytes.substr(mark_at).starts_with("ustar");
}

}  // namespace

std::string ending_of(std::string_view file_name) {
  const auto dot = file_name.rfind('.');
  if (dot == std::string_view::npos) return {};
  std::string_view ending = file_name.substr(dot + 1);
  while (ending.ends_with(' ')) ending.remove_suffix(1);  // as Windows reads it
  return in_small_letters(ending);
}

bool is_program_by_name(std::string_view file_name) {
  while (file_name.ends_with('.') || file_name.ends_with(' ')) file_name.remove_suffix(1);
  return std::ranges::find(program_endings, ending_of(file_name)) != program_endings.end();
}

bool is_program(std::string_view bytes) {
  if (std::ranges::any_of(programs, [&](auto begin) { return bytes.starts_with(begin); })) return true;
  return bytes.starts_with("MZ") && !languages::is_utf8(bytes.substr(0, 256));  // Windows, DOS
}

Result<Kind> tell_kind(std::string_view bytes, std::string_view file_name) {
  if (is_program_by_name(file_name) || is_program(bytes)) return executable();
  if (bytes.starts_with(compound_begin)) return kind_of_compound(bytes);
  for (const Signature& signature : signatures) {
    if (bytes.starts_with(signature.begin)) return Kind{signature.family, std::string(signature.media)};
  }
  if (bytes.starts_with("RIFF") && bytes.substr(std::min<std::size_t>(bytes.size(), 8)).starts_with("WEBP"))
    return Kind{Family::sealed, std::string(media::webp)};
  if (is_tar(bytes)) return Kind{Family::archive, std::string(media::tar)};
  const auto text = languages::decode(bytes);
  if (!text) return unknown_type();
  return kind_of_text(text->text, file_name);
}

bool name_fits(std::string_view file_name, std::string_view media) {
  const std::string ending = ending_of(file_name);
  const auto has = [&](const Endings& each) {
    return std::ranges::find(each.names, std::string_view(ending)) != each.names.end();
  };
  if (ending.empty() || std::ranges::none_of(endings, has)) return true;
  return std::ranges::any_of(endings, [&](const Endings& each) { return each.media == media && has(each); });
}

}  // namespace bch::engines::inspection
