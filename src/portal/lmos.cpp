#include "portal/lmos.h"

#include "formats/unique_identifier.h"
#include "renditions/addresses.h"

namespace bch::portal {
namespace {

Problem not_found() {
  return Problem{Problem::Kind::not_found, "lmo.not-found", {}};
}

bool is_lmo(const renditions::Record& record) {
  return record.format != nullptr && record.format->has(formats::Aspect::has_unique_identifier);
}

}  // namespace

std::string unique_identifier_of(const formats::Formats& formats, const renditions::Record& lmo) {
  for (const auto& part : formats::read_out(lmo.format, formats.vocabularies(), lmo.body)) {
    for (const auto& row : part.rows) {
      if (const auto* identified = std::get_if<formats::Identified>(&row.items.front()))
        return identified->written;
    }
  }
  return {};
}

Result<renditions::Record> find_lmo(Visit& visit, std::string_view written) {
  if (records::parse_public_number(written) || records::parse_reference(written)) {
    auto record = TRY(visit.library.find(written));
    return is_lmo(record) ? Result<renditions::Record>(std::move(record)) : not_found();
  }
  const std::string wanted = formats::matching_form(written);
  search::Question question;
  question.words = std::string(written);
  for (const formats::Format* format : visit.sources.formats.all()) {
    if (format->has(formats::Aspect::has_unique_identifier))
      question = question.with({std::string(search::facet::format), format->id.value()});
  }
  const auto answer = TRY(visit.ask(question));
  for (const auto& hit : answer.hits) {
    auto record = visit.library.find(hit);
    if (!record.ok()) continue;
    const auto identifier = unique_identifier_of(visit.sources.formats, *record);
    if (formats::matching_form(identifier) == wanted) return record;
  }
  return not_found();
}

Url lmo_page_address(Visit& visit, const renditions::Record& lmo) {
  const auto identifier = unique_identifier_of(visit.sources.formats, lmo);
  if (!identifier.empty()) return renditions::lmo_address(visit.reader.tag(), identifier);
  auto number = *lmo.entry().number;
  number.revision.reset();
  return renditions::lmo_address(visit.reader.tag(), number);
}

}  // namespace bch::portal
