// The files that were published with records, under the addresses of the system in use.

#include "renditions/attachments.h"

#include "channels/channels.h"
#include "http/media_type.h"

namespace bch::channels {

Result<http::Response> attachment(const Asked& asked) {
  const auto record = records::parse_record_id(asked.captures.find("record"));
  if (!record) return Problem{Problem::Kind::not_found, "record.no-attachment", {}};
  const renditions::AttachmentName name{*record, std::string(asked.captures.find("id")), {}};
  auto file = TRY(renditions::find_attachment(asked.sources.registry, asked.sources.formats, name));
  auto response = http::page(http::media::known(file.media), std::move(file.bytes));
  // Whatever it holds, it runs nothing and reaches nothing of this site.
  response.headers.emplace_back("Content-Security-Policy", "sandbox; default-src 'none'");
  return response;
}

}  // namespace bch::channels
