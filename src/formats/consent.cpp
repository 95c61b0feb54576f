#include "formats/consent.h"

namespace bch::formats {
namespace {

using records::Document;

// A group, or each of its repetitions, without the members that need consent.
Document reduced(const Field& field, Document value) {
  if (value.is(Document::Kind::list)) {
    Document list = Document::list();
    for (const Document& item : value.items()) {
      Document left = reduced(field, item);
      if (!left.is_blank()) list.append(std::move(left));
    }
    return list;
  }
  for (const Field& member : field.members) {
    if (member.needs_consent) value.remove(member.name);
  }
  return value;
}

bool holds_any(const Field& field, const Document& value) {
  if (value.is_blank()) return false;
  return field.needs_consent || reduced(field, value) != value;
}

}  // namespace

bool has_consent(const Format& format, const Document& body) {
  const Field* consent = format.field_with(Role::consent);
  return consent != nullptr && body.at(consent->name).boolean();
}

Document without_unconsented(const Format& format, Document body) {
  if (!body.is(Document::Kind::members) || has_consent(format, body)) return body;
  for (const Section& section : format.sections) {
    for (const Field& field : section.fields) {
      const Document* value = body.find(field.name);
      if (value == nullptr || !holds_any(field, *value)) continue;
      Document left = field.needs_consent ? Document() : reduced(field, *value);
      if (left.is_blank())
        body.remove(field.name);
      else
        body.set(field.name, std::move(left));
    }
  }
  return body;
}

Findings unconsented(const Format& format, const Document& body) {
  Findings findings;
  if (!body.is(Document::Kind::members) || has_consent(format, body)) return findings;
  for (const Section& section : format.sections) {
    for (const Field& field : section.fields) {
      if (holds_any(field, body.at(field.name)))
        findings.push_back({field.name, "format.needs-consent", Severity::warning, {}});
    }
  }
  return findings;
}

}  // namespace bch::formats
