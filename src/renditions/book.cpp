#include "renditions/book.h"

#include "formats/links.h"

namespace bch::renditions {
Book::Book(registry::Version of, records::Document content, const formats::Formats& formats)
    : version(std::move(of)),
      body(std::move(content)),
      format(formats.find(version.entry.format)),
      vocabularies_(formats.vocabularies()) {}

const std::vector<formats::Part>& Book::parts() const {
  std::call_once(parts_once_, [this] { parts_ = formats::read_out(format, vocabularies_, body); });
  return parts_;
}

const std::vector<search::IndexedText>& Book::texts() const {
  std::call_once(texts_once_, [this] { texts_ = search::texts_of(vocabularies_, parts()); });
  return texts_;
}

const std::vector<records::RecordId>& Book::references() const {
  std::call_once(references_once_, [this] { references_ = formats::references_in(parts()); });
  return references_;
}

}  // namespace bch::renditions
