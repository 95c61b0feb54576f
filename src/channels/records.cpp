#include "channels/channels.h"
#include "http/media_type.h"
#include "renditions/json.h"
#include "renditions/text.h"

namespace bch::channels {
namespace {

Result<renditions::Record> find(renditions::Library& library, const Asked& asked) {
  const auto number = records::parse_public_number(asked.captures.find("number"));
  if (!number) return Problem{Problem::Kind::not_found, "record.not-found", {}};
  return library.find(*number);
}

http::Response kept(http::Response response, const renditions::Library& library, Clock& clock) {
  response.kept = http::Kept{{library.tags().begin(), library.tags().end()}, days_since_1970(clock.now())};
  return response;
}

}  // namespace

Result<http::Response> record_as_json(const Asked& asked) {
  renditions::Library library(asked.sources.registry, asked.sources.formats);
  const auto record = TRY(find(library, asked));
  return kept(http::page(http::media::json, renditions::record_json(record)), library, asked.sources.clock);
}

Result<http::Response> record_as_text(const Asked& asked) {
  const auto* reader = asked.sources.reader_of(asked.request.target);
  if (reader == nullptr) return Problem{Problem::Kind::not_found, "page.not-found", {}};
  renditions::Library library(asked.sources.registry, asked.sources.formats);
  const auto record = TRY(find(library, asked));
  return kept(http::page(http::media::text, renditions::record_text(*reader, library, record)), library,
              asked.sources.clock);
}

}  // namespace bch::channels
