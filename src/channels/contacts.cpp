// Contacts for address books: of one record, or all offices of a Government.

#include "channels/channels.h"
#include "http/media_type.h"
#include "renditions/vcard.h"

namespace bch::channels {
namespace {

using renditions::Contact;

http::Response cards(const Asked& asked, const renditions::Reader& reader,
                     const std::vector<Contact>& contacts, const renditions::Library& library) {
  auto response = http::page(http::media::vcard,
                             renditions::vcards(reader, asked.sources.formats.vocabularies(), contacts));
  response.kept =
      http::Kept{{library.tags().begin(), library.tags().end()}, days_since_1970(asked.sources.clock.now())};
  return response;
}

}  // namespace

Result<http::Response> country_as_vcards(const Asked& asked) {
  const auto* reader = asked.sources.reader_of(asked.request.target);
  const auto* party = asked.sources.formats.vocabularies().with_code(asked.captures.find("code"));
  if (reader == nullptr || party == nullptr)
    return Problem{Problem::Kind::not_found, "country.not-found", {}};
  const auto answer =
      TRY(asked.sources.index.ask(renditions::contacts_question(*reader, asked.sources.formats, party->id)));
  renditions::Library library(asked.sources.registry, asked.sources.formats);
  auto response = cards(asked, *reader, renditions::contacts_among(*reader, library, answer.hits), library);
  response.kept->tags.emplace_back(renditions::index_tag);
  return response;
}

Result<http::Response> record_as_vcard(const Asked& asked) {
  const auto* reader = asked.sources.reader_of(asked.request.target);
  const auto number = records::parse_public_number(asked.captures.find("number"));
  if (reader == nullptr || !number) return Problem{Problem::Kind::not_found, "record.not-found", {}};
  renditions::Library library(asked.sources.registry, asked.sources.formats);
  const auto record = TRY(library.find(*number));
  if (record.format == nullptr || !record.format->has(formats::Aspect::is_contact_point))
    return Problem{Problem::Kind::not_found, "record.not-found", {}};
  return cards(asked, *reader, {renditions::contact_of(*reader, record)}, library);
}

}  // namespace bch::channels
