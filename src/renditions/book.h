#pragma once
// Book: one version of a record, decoded, and what follows from it alone, each made when it is first wanted.
// It never changes; any thread. The formats outlive it.

#include "formats/formats.h"
#include "formats/reading.h"
#include "records/document.h"
#include "registry/registry.h"
#include "search/indexed_record.h"

#include <mutex>
#include <vector>

namespace bch::renditions {

class Book {
 public:
  Book(registry::Version of, records::Document content, const formats::Formats& formats);

  const registry::Version version;
  const records::Document body;
  const formats::Format* const format;  // nullptr: not known here

  // What a reader is shown of it, as read out by its format.
  [[nodiscard]] const std::vector<formats::Part>& parts() const;

  // In which what was sought may stand.
  [[nodiscard]] const std::vector<search::IndexedText>& texts() const;

  // The records that it refers to, as far as its format says.
  [[nodiscard]] const std::vector<records::RecordId>& references() const;

 private:
  const vocabularies::Vocabularies& vocabularies_;
  mutable std::once_flag parts_once_;
  mutable std::vector<formats::Part> parts_;
  mutable std::once_flag texts_once_;
  mutable std::vector<search::IndexedText> texts_;
  mutable std::once_flag references_once_;
  mutable std::vector<records::RecordId> references_;
};

}  // namespace bch::renditions
