#include "formats/links.h"

#include "formats/header.h"

namespace bch::formats {
namespace {

using records::Document;
using Change = std::function<std::string(std::string_view)>;

Document changed(const std::vector<Field>& fields, Document holder, const Change& change);

Document changed_value(const Field& field, Document value, const Change& change) {
  if (field.type == FieldType::group) return changed(field.members, std::move(value), change);
  const Document* address = value.find(member::url);
  if (address != nullptr && address->is(Document::Kind::text))
    value.set(member::url, change(address->text()));
  return value;
}

Document changed(const std::vector<Field>& fields, Document holder, const Change& change) {
  for (const Field& field : fields) {
    if (field.type != FieldType::link && field.type != FieldType::group) continue;
    const Document* value = holder.find(field.name);
    if (value == nullptr) continue;
    if (!value->is(Document::Kind::list)) {
      holder.set(field.name, changed_value(field, *value, change));
      continue;
    }
    Document list = Document::list();
    for (const Document& item : value->items()) list.append(changed_value(field, item, change));
    holder.set(field.name, std::move(list));
  }
  return holder;
}

void collect(const std::vector<Row>& rows, std::vector<records::RecordId>& records) {
  for (const Row& row : rows) {
    for (const Item& item : row.items) {
      if (const auto* reference = std::get_if<records::Reference>(&item))
        records.push_back(reference->record);
      if (const auto* group = std::get_if<Group>(&item)) collect(group->rows, records);
      if (const auto* cassette = std::get_if<Cassette>(&item)) {
        for (const auto& element : cassette->elements) records.push_back(element.gene.record);
      }
    }
  }
}

}  // namespace

std::vector<std::string> link_addresses(const Format& format, const Document& body) {
  std::vector<std::string> addresses;
  with_link_addresses(format, body, [&](std::string_view address) {
    addresses.emplace_back(address);
    return std::string(address);
  });
  return addresses;
}

Document with_link_addresses(const Format& format, Document body, const Change& change) {
  for (const Section& section : format.sections) body = changed(section.fields, std::move(body), change);
  return body;
}

std::vector<records::RecordId> references_in(const std::vector<Part>& parts) {
  std::vector<records::RecordId> records;
  for (const Part& part : parts) collect(part.rows, records);
  return records;
}

}  // namespace bch::formats
