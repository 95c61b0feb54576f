// Addresses of the system in use today: whoever has kept one, in a law, a report or a bookmark, is led to the
// same record here. A number that nobody has here is said to be unknown, in the reader's language.

#include "channels/channels.h"
#include "renditions/addresses.h"

#include <charconv>

namespace bch::channels {
namespace {

http::Response moved(const Url& to) {
  auto response = http::redirect(301, to);
  response.headers.emplace_back("Vary", "Accept-Language");
  return response;
}

// "documentID=255933": the numeric part of a public number.
Result<records::PublicNumber> with_document_id(const registry::Registry& registry, std::string_view written) {
  const Problem unknown{Problem::Kind::not_found, "record.not-found", {}};
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), number);
  if (error != std::errc() || end != written.data() + written.size()) return unknown;
  const auto holder = TRY(registry.holder_of(number));
  if (!holder) return unknown;
  const auto latest = TRY(registry.latest(*holder));
  if (!latest || !latest->entry.number) return unknown;
  return *latest->entry.number;
}

}  // namespace

Result<http::Response> old_record(const Asked& asked) {
  const auto& reader = asked.sources.reader_for(asked.request);
  if (const auto number = records::parse_public_number(asked.captures.find("number")))
    return moved(renditions::record_address(reader.tag(), *number));
  auto id = asked.request.query.find("documentID");
  if (id.empty()) id = asked.request.query.find("documentid");
  if (const auto number = records::parse_public_number(id))
    return moved(renditions::record_address(reader.tag(), *number));
  const auto number = TRY(with_document_id(asked.sources.registry, id));
  return moved(renditions::record_address(reader.tag(), number));
}

Result<http::Response> old_country(const Asked& asked) {
  const auto* party = asked.sources.formats.vocabularies().with_code(asked.captures.find("code"));
  if (party == nullptr) return Problem{Problem::Kind::not_found, "country.not-found", {}};
  return moved(renditions::country_address(asked.sources.reader_for(asked.request).tag(), party->id));
}

}  // namespace bch::channels
