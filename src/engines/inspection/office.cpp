#include "engines/inspection/office.h"

#include "base/limits.h"
#include "engines/inspection/compound.h"
#include "engines/inspection/kind.h"
#include "engines/inspection/media.h"
#include "engines/inspection/problems.h"
#include "formats/reading.h"
#include "records/inspection.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <pugixml.hpp>

namespace bch::engines::inspection {
namespace {

namespace document = records::document_media;

constexpr std::string_view content_part = "content.xml";
constexpr std::string_view media_part = "mimetype";

bool begins(std::string_view name, std::string_view with) {
  return name.starts_with(with);
}

// Behind the colon: which prefix a document has chosen says nothing.
std::string_view local(const char* name) {
  const std::string_view whole(name);
  return whole.substr(whole.find(':') + 1);  // npos + 1 is 0
}

bool wraps_a_file(std::string_view bytes) {
  return bytes.starts_with(compound_begin) && names_within(bytes).contains(wrapped_file);
}

// What a part says: the text within those elements of its format that hold any, a line for each paragraph.
class Speaking final : public pugi::xml_tree_walker {
 public:
  Speaking(std::string& text, bool everything) : text_(text), everything_(everything) {}

  bool for_each(pugi::xml_node& node) override {
    if (node.type() == pugi::node_element) {
      const auto name = local(node.name());
      if (name == "p" || name == "h" || name == "si" || name == "tr" || name == "br" || name == "line-break")
        end_line();
      if (name == "tab" || name == "s") text_ += ' ';
    }
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
      const auto holder = local(node.parent().name());
      if (everything_ ? is_said(node) : holder == "t") text_ += node.value();
    }
    return text_.size() <= limits::attached_text_bytes;
  }

 private:
  void end_line() {
    if (!text_.empty() && text_.back() != '\n') text_ += '\n';
  }
  // Of OpenDocument: who wrote a note and when is not said to readers, nor is what was struck out.
  static bool is_said(const pugi::xml_node& node) {
    const auto holder = local(node.parent().name());
    return holder != "creator" && holder != "date" && local(node.parent().parent().name()) != "deletion";
  }

  std::string& text_;
  bool everything_;
};

void speak(const Part& part, bool everything, std::string& text) {
  pugi::xml_document xml;
  const auto options = pugi::parse_default | pugi::parse_ws_pcdata_single;
  if (!xml.load_buffer(part.bytes.data(), part.bytes.size(), options)) return;
  Speaking speaking(text, everything);
  xml.traverse(speaking);
  if (!text.empty() && text.back() != '\n') text += '\n';
}

// The number in "ppt/slides/slide12.xml", so that slides come in their order.
std::size_t number_in(std::string_view name) {
  std::size_t number = 0;
  for (const char c : name.substr(name.rfind('/') + 1)) {
    if (c >= '0' && c <= '9' && number < 1'000'000) number = number * 10 + static_cast<std::size_t>(c - '0');
  }
  return number;
}

// The parts of Office Open XML that readers see; the main text first.
std::vector<const Part*> seen_parts(const Package& package) {
  constexpr std::array<std::string_view, 9> beginnings{
      "word/document",  "word/footnotes", "word/endnotes",    "word/header",     "word/footer",
      "word/comments.", "ppt/slides/",    "ppt/notesSlides/", "xl/sharedStrings"};
  std::vector<const Part*> seen;
  for (const auto beginning : beginnings) {
    const auto first = static_cast<std::ptrdiff_t>(seen.size());
    for (const Part& part : package.parts) {
      if (part.name.starts_with(beginning) && part.name.ends_with(".xml")) seen.push_back(&part);
    }
    std::stable_sort(seen.begin() + first, seen.end(), [](const Part* one, const Part* other) {
      return number_in(one->name) < number_in(other->name);
    });
  }
  for (const Part& part : package.parts) {  // cells that hold their own text
    if (begins(part.name, "xl/worksheets/") && part.bytes.find("<is>") != std::string::npos)
      seen.push_back(&part);
  }
  return seen;
}

std::optional<std::string_view> media_named(const Package& package) {
  const Part* part = package.find(media_part);
  if (part == nullptr) return std::nullopt;
  std::string_view named = part->bytes;
  named = named.substr(0, named.find_last_not_of(" \r\n") + 1);
  constexpr std::string_view a_template = "-template";
  if (named.ends_with(a_template)) named.remove_suffix(a_template.size());
  for (const auto known : {document::odt, document::ods, document::odp, document::epub}) {
    if (named == known) return known;
  }
  return std::nullopt;
}

bool is_book(const Package& package) {
  return media_named(package) == document::epub;
}

bool is_page_of_a_book(std::string_view name) {
  const auto ending = ending_of(name);
  return ending == "xhtml" || ending == "html" || ending == "htm";
}

}  // namespace

std::optional<std::string_view> document_in(const Package& package) {
  if (package.find("[Content_Types].xml") != nullptr) {
    if (package.find("word/document.xml") != nullptr) return document::docx;
    if (package.find("xl/workbook.xml") != nullptr) return document::xlsx;
    if (package.find("ppt/presentation.xml") != nullptr) return document::pptx;
  }
  if (const auto named = media_named(package)) return named;
  if (package.find("doc.kml") != nullptr) return media::kmz;
  return std::nullopt;
}

Result<Done> judge_document(const Package& package) {
  const auto is_macro = [](std::string_view small) {
    return small.ends_with("vbaproject.bin") || small.ends_with("vbadata.xml") ||
           small.find("activex/") != std::string_view::npos || begins(small, "xl/macrosheets/") ||
           begins(small, "xl/dialogsheets/") || begins(small, "basic/") || begins(small, "scripts/");
  };
  if (package.has(is_macro)) return macros();
  for (const Part& part : package.parts) {
    if (is_program(part.bytes) || is_program_by_name(part.name)) return executable();
    if (wraps_a_file(part.bytes)) return embedded_files();
  }
  const Part* manifest = package.find("META-INF/manifest.xml");
  if (manifest != nullptr && manifest->bytes.find("encryption-data") != std::string::npos) return encrypted();
  if (package.find("META-INF/encryption.xml") != nullptr && package.find("META-INF/rights.xml") != nullptr)
    return encrypted();
  return Done{};
}

bool is_signed(const Package& package) {
  return package.has([](std::string_view small) {
    return begins(small, "_xmlsignatures/sig") || small == "meta-inf/documentsignatures.xml" ||
           small == "meta-inf/signatures.xml";
  });
}

std::string text_of_document(const Package& package) {
  std::string text;
  if (const Part* content = package.find(content_part)) {
    speak(*content, true, text);
    return text;
  }
  for (const Part* part : seen_parts(package)) {
    if (text.size() > limits::attached_text_bytes) break;
    speak(*part, false, text);
  }
  for (const Part& part : package.parts) {
    if (text.size() > limits::attached_text_bytes || !is_book(package)) break;
    if (is_page_of_a_book(part.name)) text += formats::without_markup(part.bytes) + "\n";
  }
  return text;
}

}  // namespace bch::engines::inspection
