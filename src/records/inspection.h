#pragma once
// Inspector: the port by which foreign files are looked into before they are published: what a file is by its
// content, whether it may be taken, what it says, and the same file without what names a person. An engine
// implements it (engines/inspection; plain_inspector.h beside this). Owned by whoever joins the parts; any
// thread. It publishes nothing, and what came by an import is only read, never written anew.

#include "base/problem.h"
#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace bch::records {

// Media types of the documents that hold text which only an Inspector can read out.
namespace document_media {
inline constexpr std::string_view docx =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
inline constexpr std::string_view xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
inline constexpr std::string_view pptx =
    "application/vnd.openxmlformats-officedocument.presentationml.presentation";
inline constexpr std::string_view odt = "application/vnd.oasis.opendocument.text";
inline constexpr std::string_view ods = "application/vnd.oasis.opendocument.spreadsheet";
inline constexpr std::string_view odp = "application/vnd.oasis.opendocument.presentation";
inline constexpr std::string_view epub = "application/epub+zip";
}  // namespace document_media

// Whether a file of this type is a document of those above, or a PDF.
bool is_document(std::string_view media);

struct Inspected {
  std::string media;             // told from the content
  std::string text;              // UTF-8, at most limits::attached_text_bytes
  std::string bytes;             // those that were given, or the file written anew
  bool cleaned = false;          // something that names a person was taken out
  std::vector<Problem> remarks;  // worth knowing, and no reason to refuse the file
};

class Inspector {
 public:
  virtual ~Inspector() = default;

  // Judges a file that somebody hands in. Problems, why it is refused: attachment.too-large,
  // attachment.empty, attachment.executable, attachment.macros, attachment.active-content,
  // attachment.embedded-files, attachment.encrypted, attachment.unpacks-too-large, attachment.nested-archive,
  // attachment.damaged, attachment.unknown-type, attachment.too-costly. Nobody's fault: attachment.busy
  // (busy), attachment.not-inspected and attachment.no-sandbox (failed).
  [[nodiscard]] virtual Result<Inspected> inspect(std::string_view bytes, std::string_view file_name) = 0;

  // The text alone, also of a file that would be refused: what is published is to be found. Problems as
  // above.
  [[nodiscard]] virtual Result<std::string> text_of(std::string_view bytes) = 0;
};

}  // namespace bch::records
