#include "renditions/book.h"

namespace bch::renditions {
namespace {

void collect(const std::vector<formats::Row>& rows, std::vector<records::RecordId>& records) {
  for (const formats::Row& row : rows) {
    for (const formats::Item& item : row.items) {
      if (const auto* reference = std::get_if<records::Reference>(&item))
        records.push_back(reference->record);
      if (const auto* group = std::get_if<formats::Group>(&item)) collect(group->rows, records);
    }
  }
}

}  // namespace

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
  std::call_once(references_once_, [this] {
    for (const auto& part : parts()) collect(part.rows, references_);
  });
  return references_;
}

}  // namespace bch::renditions
