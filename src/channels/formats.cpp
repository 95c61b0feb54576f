// Common formats for machines (JSON Schema) and for paper (a blank form).

#include "channels/channels.h"
#include "http/media_type.h"
#include "records/json.h"
#include "renditions/format_schema.h"
#include "renditions/format_text.h"

namespace bch::channels {
namespace {

struct Wanted {
  const renditions::Reader& reader;
  const formats::Format& format;
};

Result<Wanted> wanted(const Asked& asked) {
  const auto* reader = asked.sources.reader_of(asked.request.target);
  const auto* format =
      asked.sources.formats.find(records::FormatId(std::string(asked.captures.find("format"))));
  if (reader == nullptr || format == nullptr)
    return Problem{Problem::Kind::not_found, "format-page.not-found", {}};
  return Wanted{*reader, *format};
}

}  // namespace

Result<http::Response> format_as_schema(const Asked& asked) {
  const auto found = TRY(wanted(asked));
  const auto schema = renditions::format_schema(found.reader, found.format);
  return http::page(http::media::schema, records::pretty_json(schema));
}

Result<http::Response> format_as_form(const Asked& asked) {
  const auto found = TRY(wanted(asked));
  return http::page(http::media::text,
                    renditions::blank_form(found.reader, asked.sources.formats, found.format));
}

}  // namespace bch::channels
