#include "records/inspection.h"

#include "http/media_type.h"

#include <algorithm>
#include <array>

namespace bch::records {

bool is_document(std::string_view media) {
  using namespace document_media;
  constexpr std::array<std::string_view, 8> documents{
      http::media::pdf, docx, xlsx, pptx, odt, ods, odp, epub};
  return std::ranges::find(documents, media.substr(0, media.find(';'))) != documents.end();
}

}  // namespace bch::records
