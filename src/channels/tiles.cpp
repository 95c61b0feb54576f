// The journal on the wire: C2SP tlog-tiles (docs/wire/journal.md).

#include "seals/tiles.h"

#include "channels/channels.h"
#include "http/media_type.h"

namespace bch::channels {
namespace {

Problem not_found() {
  return Problem{Problem::Kind::not_found, "journal.no-entry", {}};
}

// Tiles and contents never change.
http::Response for_ever(std::string bytes) {
  auto response = http::page(http::media::binary, std::move(bytes));
  response.freshness = http::Freshness::for_ever;
  return response;
}

}  // namespace

std::string journal_name(const Asked& asked) {
  const std::string note = asked.sources.checkpoint_note ? asked.sources.checkpoint_note() : std::string();
  return note.substr(0, note.find('\n'));
}

Result<http::Response> checkpoint(const Asked& asked) {
  std::string note = asked.sources.checkpoint_note();
  if (note.empty()) return not_found();
  return http::page(http::media::text, std::move(note));
}

Result<http::Response> tile(const Asked& asked) {
  const auto place = seals::parse_tile_path("tile/" + std::string(asked.captures.find("rest")));
  if (!place) return not_found();
  auto bytes = TRY(place->level ? asked.sources.registry.hash_tile(*place->level, place->index, place->width)
                                : asked.sources.registry.entry_bundle(place->index, place->width));
  return for_ever(std::move(bytes));
}

Result<http::Response> content(const Asked& asked) {
  const auto hash = seals::Hash::from_hex(asked.captures.find("hash"));
  if (!hash) return not_found();
  auto response = for_ever(TRY(asked.sources.registry.envelope(*hash)));
  response.freshness = http::Freshness::revalidated;  // it may be erased
  return response;
}

}  // namespace bch::channels
