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

std::string unique_identifier_of(const renditions::Record& lmo) {
  for (const auto& part : lmo.parts()) {
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
  search::Question question;
  question.key = search::own_key(formats::matching_form(written));
  for (const formats::Format* format : visit.sources.formats.all()) {
    if (format->has(formats::Aspect::has_unique_identifier))
      question = question.with({std::string(search::facet::format), format->id.value()});
  }
  const auto answer = TRY(visit.ask(question));
  return answer.hits.empty() ? not_found() : visit.library.find(answer.hits.front());
}

Url lmo_page_address(Visit& visit, const renditions::Record& lmo) {
  const auto identifier = unique_identifier_of(lmo);
  if (!identifier.empty()) return renditions::lmo_address(visit.reader.tag(), identifier);
  auto number = *lmo.entry().number;
  number.revision.reset();
  return renditions::lmo_address(visit.reader.tag(), number);
}

}  // namespace bch::portal
