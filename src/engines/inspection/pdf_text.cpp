// The text of a PDF, by poppler.

#include "base/limits.h"
#include "engines/inspection/pdf.h"
#include "engines/inspection/problems.h"

#include <algorithm>
#include <array>
#include <exception>
#include <memory>

#include <iconv.h>
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

namespace bch::engines::inspection {
namespace {

void say_nothing(const std::string& /*what*/, void* /*to whom*/) {}

std::unique_ptr<poppler::document> open(std::string_view bytes) {
  return std::unique_ptr<poppler::document>(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
}

}  // namespace

void prepare_pdf() {
  poppler::set_debug_error_function(say_nothing, nullptr);
  const auto opened = open("%PDF-1.4\n");  // makes poppler look round for its tables of characters
  // Poppler converts by iconv, of which glibc loads the halves from files: what is open stays loaded.
  static const std::array<iconv_t, 2> converters{iconv_open("UTF-16", "UTF-8"),
                                                 iconv_open("UTF-8", "UTF-16")};
  static_cast<void>(converters);
}

Result<std::string> text_of_pdf(std::string_view bytes) {
  try {
    const auto document = open(bytes);
    if (!document) return damaged();
    if (document->is_locked()) return encrypted();
    std::string text;
    const int pages = std::min(document->pages(), static_cast<int>(limits::pdf_pages));
    for (int i = 0; i < pages && text.size() <= limits::attached_text_bytes; ++i) {
      const std::unique_ptr<poppler::page> page(document->create_page(i));
      if (!page) continue;
      const auto said = page->text(poppler::rectf(), poppler::page::non_raw_non_physical_layout).to_utf8();
      text.append(said.begin(), said.end());
      text += '\n';
    }
    return text;
  } catch (const std::exception&) {
    return damaged();
  }
}

}  // namespace bch::engines::inspection
