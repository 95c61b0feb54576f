#pragma once
// Channels: everything that machines fetch: records as JSON and text, what a search finds as a feed or a
// table, meetings as a calendar, the journal as tiles.
// The table of all of them is in channels.cpp. Any thread.

#include "base/clock.h"
#include "http/request.h"
#include "http/response.h"
#include "http/route.h"
#include "registry/registry.h"
#include "renditions/library.h"
#include "renditions/reader.h"
#include "search/index.h"

#include <functional>
#include <span>
#include <string>

namespace bch::channels {

// All that channels may read. Owned by the node; outlives every answer.
struct Sources {
  const registry::Registry& registry;
  const formats::Formats& formats;
  search::Index& index;
  Clock& clock;
  std::function<const renditions::Reader*(std::string_view target)>
      reader_of;                                 // of the language in the address; or nullptr
  std::function<std::string()> checkpoint_note;  // the newest signed one; empty: none yet
  std::function<const renditions::Reader&(const http::Request&)> reader_for =
      {};                 // of the language in the address, else the one that the asker likes best
  std::string site = {};  // where readers reach the node; may be empty
};

struct Asked {
  const Sources& sources;
  const http::Request& request;
  const http::Captures& captures;
};

using Channel = Result<http::Response> (*)(const Asked&);

// Alphabetical by pattern.
std::span<const http::Route<Channel>> channels();

// The name of the journal, as its checkpoint says it; empty before the first.
std::string journal_name(const Asked& asked);

// Each family in a file of its own.
Result<http::Response> attachment(const Asked& asked);
Result<http::Response> calendar(const Asked& asked);
Result<http::Response> changes_as_atom(const Asked& asked);
Result<http::Response> checkpoint(const Asked& asked);
Result<http::Response> content(const Asked& asked);
Result<http::Response> country_as_vcards(const Asked& asked);
Result<http::Response> entry_of_record(const Asked& asked);
Result<http::Response> format_as_form(const Asked& asked);
Result<http::Response> format_as_schema(const Asked& asked);
Result<http::Response> old_country(const Asked& asked);
Result<http::Response> old_record(const Asked& asked);
Result<http::Response> proof_of_record(const Asked& asked);
Result<http::Response> record_as_json(const Asked& asked);
Result<http::Response> record_as_text(const Asked& asked);
Result<http::Response> record_as_vcard(const Asked& asked);
Result<http::Response> search_as_atom(const Asked& asked);
Result<http::Response> search_as_csv(const Asked& asked);
Result<http::Response> search_as_json(const Asked& asked);
Result<http::Response> sitemap(const Asked& asked);
Result<http::Response> sitemap_part(const Asked& asked);
Result<http::Response> tile(const Asked& asked);

}  // namespace bch::channels
