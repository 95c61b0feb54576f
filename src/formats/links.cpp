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

}  // namespace bch::formats
