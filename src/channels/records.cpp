#include "channels/channels.h"
#include "http/media_type.h"
#include "registry/inclusion.h"
#include "renditions/json.h"
#include "renditions/proof.h"
#include "renditions/text.h"
#include "seals/checkpoint.h"

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
  return kept(
      http::page(http::media::json, renditions::record_json(record, day_of(asked.sources.clock.now()))),
      library, asked.sources.clock);
}

Result<http::Response> record_as_text(const Asked& asked) {
  const auto* reader = asked.sources.reader_of(asked.request.target);
  if (reader == nullptr) return Problem{Problem::Kind::not_found, "page.not-found", {}};
  renditions::Library library(asked.sources.registry, asked.sources.formats);
  const auto record = TRY(find(library, asked));
  return kept(http::page(http::media::text, renditions::record_text(*reader, library, record,
                                                                    day_of(asked.sources.clock.now()))),
              library, asked.sources.clock);
}

// The bytes of which the leaf hash is made.
Result<http::Response> entry_of_record(const Asked& asked) {
  renditions::Library library(asked.sources.registry, asked.sources.formats);
  const auto record = TRY(find(library, asked));
  return kept(http::page(http::media::binary, TRY(registry::write_entry(record.entry()))), library,
              asked.sources.clock);
}

Result<http::Response> proof_of_record(const Asked& asked) {
  renditions::Library library(asked.sources.registry, asked.sources.formats);
  const auto record = TRY(find(library, asked));
  const auto note = asked.sources.checkpoint_note();
  const auto checkpoint = seals::read_checkpoint(note);
  if (!checkpoint.ok() || checkpoint->size <= record.version().position)
    return Problem{Problem::Kind::not_found, "proof.not-yet", {}};
  const auto path =
      TRY(registry::inclusion_of(asked.sources.registry, record.version().position, checkpoint->size));
  auto response =
      http::page(http::media::text, renditions::proof_text(record.version().position, path, note));
  response.freshness = http::Freshness::never_stored;  // the next checkpoint has another
  return response;
}

}  // namespace bch::channels
