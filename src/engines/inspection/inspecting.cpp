#include "engines/inspection/inspecting.h"

#include "base/limits.h"
#include "engines/inspection/active_markup.h"
#include "engines/inspection/compound.h"
#include "engines/inspection/images.h"
#include "engines/inspection/kind.h"
#include "engines/inspection/media.h"
#include "engines/inspection/office.h"
#include "engines/inspection/package.h"
#include "engines/inspection/pdf.h"
#include "engines/inspection/problems.h"
#include "formats/reading.h"
#include "http/media_type.h"
#include "languages/charset.h"

#include <algorithm>

namespace bch::engines::inspection {
namespace {

using records::Inspected;

Problem remark(const char* key, Problem::Arguments arguments = {}) {
  return {Problem::Kind::invalid, key, std::move(arguments)};
}

Result<Inspected> inspect_within(std::string_view bytes, std::string_view file_name, int depth);

std::string said(std::string_view text, std::string_view media) {
  const bool is_svg_or_page = media == http::media::html || media == http::media::svg ||
                              media == media::kml || media == http::media::xml;
  return is_svg_or_page ? formats::without_markup(text) : std::string(text);
}

Result<Inspected> inspect_text(std::string_view bytes, const Kind& kind) {
  const auto decoded = languages::decode(bytes);
  if (!decoded) return unknown_type();
  if (kind.family == Family::markup && is_active(decoded->text)) return active_content();
  Inspected inspected;
  inspected.text = said(decoded->text, kind.media);
  if (!languages::is_utf8(bytes))
    inspected.remarks.push_back(remark("attachment.other-charset", {{"charset", decoded->charset}}));
  return inspected;
}

// What was taken out, if it was; the bytes of the file itself are filled in later.
void take_clean(Inspected& inspected, std::string clean) {
  inspected.bytes = std::move(clean);
  inspected.cleaned = true;
}

Result<Inspected> inspect_picture(std::string_view bytes, std::optional<std::string> clean) {
  if (!clean) return damaged();
  Inspected inspected;
  if (*clean != bytes) take_clean(inspected, *std::move(clean));
  return inspected;
}

Result<Inspected> inspect_pdf(std::string_view bytes) {
  Inspected inspected;
  auto clean = TRY(clean_pdf(bytes));
  inspected.text = TRY(text_of_pdf(bytes));
  if (clean.is_signed) inspected.remarks.push_back(remark("attachment.signed-kept"));
  if (!clean.bytes.empty()) take_clean(inspected, std::move(clean.bytes));
  if (inspected.text.find_first_not_of(" \n\f\r\t") == std::string::npos)
    inspected.remarks.push_back(remark("attachment.no-text"));
  return inspected;
}

Result<Inspected> inspect_compound(std::string_view bytes) {
  const auto names = names_within(bytes);
  if (names.contains("_VBA_PROJECT") || names.contains("VBA") || names.contains("Macros")) return macros();
  if (names.contains("EncryptedSummary")) return encrypted();
  if (names.contains(wrapped_file)) return embedded_files();
  Inspected inspected;
  inspected.remarks.push_back(remark("attachment.older-format"));
  return inspected;
}

Result<Inspected> inspect_sealed(std::string_view bytes, const Kind& kind) {
  Inspected inspected;
  const bool is_rtf = kind.media == media::rtf;
  if (is_rtf && bytes.find("\\objdata") != std::string_view::npos) return embedded_files();
  inspected.remarks.push_back(remark(is_rtf ? "attachment.older-format" : "attachment.not-cleaned"));
  return inspected;
}

Result<Inspected> inspect_document(Package package) {
  TRY(judge_document(package));
  Inspected inspected;
  inspected.text = text_of_document(package);
  if (is_signed(package)) {
    inspected.remarks.push_back(remark("attachment.signed-kept"));
  } else if (TRY(clean_document(package))) {
    take_clean(inspected, TRY(write_zip(package)));
  }
  return inspected;
}

// Every file of an archive is judged as if it came alone. Only ZIP is written anew.
Result<Inspected> inspect_archive(Package package, Archive kind, int depth) {
  if (depth >= limits::archive_depth) return nested_archive();
  Inspected inspected;
  for (Part& part : package.parts) {
    auto within = TRY(inspect_within(part.bytes, part.name, depth + 1));
    if (inspected.text.size() <= limits::attached_text_bytes) inspected.text += within.text + "\n";
    inspected.cleaned = inspected.cleaned || within.cleaned;
    if (within.cleaned) part.bytes = std::move(within.bytes);
    for (Problem& each : within.remarks) {
      if (std::ranges::find(inspected.remarks, each) == inspected.remarks.end())
        inspected.remarks.push_back(std::move(each));
    }
  }
  if (!inspected.cleaned) return inspected;
  if (kind == Archive::zip) {
    inspected.bytes = TRY(write_zip(package));
  } else {
    inspected.cleaned = false;
    inspected.remarks.push_back(remark("attachment.not-cleaned"));
  }
  return inspected;
}

Archive archive_of(std::string_view media) {
  if (media == media::seven_zip) return Archive::seven_zip;
  return media == media::gzip ? Archive::gzipped_tar : Archive::tar;
}

// By its family; the type of a package is known only now.
Result<Inspected> inspect_family(std::string_view bytes, Kind& kind, int depth) {
  switch (kind.family) {
    case Family::text:
    case Family::markup:
      return inspect_text(bytes, kind);
    case Family::pdf:
      return inspect_pdf(bytes);
    case Family::jpeg:
      return inspect_picture(bytes, clean_jpeg(bytes));
    case Family::png:
      return inspect_picture(bytes, clean_png(bytes));
    case Family::tiff:
      return inspect_picture(bytes, clean_tiff(bytes));
    case Family::compound:
      return inspect_compound(bytes);
    case Family::sealed:
      return inspect_sealed(bytes, kind);
    case Family::archive:
      return inspect_archive(TRY(read_package(bytes, archive_of(kind.media))), archive_of(kind.media), depth);
    case Family::zip:
      break;
  }
  auto package = TRY(read_package(bytes, Archive::zip));
  const auto document = document_in(package);
  if (!document || *document == media::kmz) {
    kind.media = document.value_or(media::zip);
    return inspect_archive(std::move(package), Archive::zip, depth);
  }
  kind.media = *document;
  return inspect_document(std::move(package));
}

// At most so much, and nothing that is no UTF-8, whatever a file made a reader say.
std::string kept(const std::string& text) {
  const std::string_view beginning = languages::beginning(text, limits::attached_text_bytes);
  if (languages::is_utf8(beginning)) return std::string(beginning);
  auto decoded = languages::decode(beginning);
  return decoded ? std::string(languages::beginning(decoded->text, limits::attached_text_bytes)) : "";
}

Result<Inspected> inspect_within(std::string_view bytes, std::string_view file_name, int depth) {
  auto kind = TRY(tell_kind(bytes, file_name));
  auto inspected = TRY(inspect_family(bytes, kind, depth));
  if (!inspected.cleaned) inspected.bytes = bytes;
  inspected.media = kind.media;
  if (depth == 0 && !name_fits(file_name, kind.media))
    inspected.remarks.push_back(remark("attachment.name-differs", {{"media", kind.media}}));
  return inspected;
}

}  // namespace

Result<Inspected> inspect_here(std::string_view bytes, std::string_view file_name) {
  auto inspected = TRY(inspect_within(bytes, file_name, 0));
  if (inspected.cleaned) inspected.remarks.push_back(remark("attachment.cleaned"));
  if (inspected.text.size() > limits::attached_text_bytes)
    inspected.remarks.push_back(remark("attachment.text-cut"));
  inspected.text = kept(inspected.text);
  return inspected;
}

Result<std::string> text_here(std::string_view bytes) {
  const auto kind = TRY(tell_kind(bytes, {}));
  if (kind.family == Family::pdf) return kept(TRY(text_of_pdf(bytes)));
  if (kind.family == Family::zip) {
    const auto package = TRY(read_package(bytes, Archive::zip));
    return kept(document_in(package) ? text_of_document(package) : std::string());
  }
  if (kind.family != Family::text && kind.family != Family::markup) return std::string();
  const auto decoded = languages::decode(bytes);
  return decoded ? kept(said(decoded->text, kind.media)) : std::string();
}

}  // namespace bch::engines::inspection
