#pragma once
// Response: what a page or a channel answers, as a value: status, fields, body, and how long it may be kept.
//
// The engine adds the rest: Content-Length, Date, ETag (hash of the encoded bytes), Vary, gzip, security
// fields, the request id, 304 and the missing body of HEAD. Handlers never deal with those.

#include "base/url.h"
#include "http/media_type.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace bch::http {

// Bytes that the response owns, or that it shares with others who hold them for longer (embedded files,
// stored attachments): shared so that a large file is neither copied for each request nor freed under a slow
// reader.
class Body {
 public:
  Body() = default;
  Body(std::string text) : held_(std::move(text)) {}  // NOLINT(google-explicit-constructor)
  Body(std::shared_ptr<const std::string> shared)
      : held_(std::move(shared)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] std::string_view text() const;

 private:
  std::variant<std::string, std::shared_ptr<const std::string>> held_;  // shared: see above
};

// How caches of others (browsers, CDNs) may keep an answer.
enum class Freshness {
  never_stored,  // no-store: personal pages, errors
  revalidated,   // no-cache: may be kept, asked about each time by its ETag; right for every public page
  for_ever,      // a year, immutable: files whose address holds their digest
};

// That our own page cache may keep an answer. Only for answers that depend on nothing but the target and what
// the tags name: not on Accept, Accept-Language, cookies or the peer.
struct Kept {
  std::vector<std::string>
      tags;              // what the page read ("record:<id>", "index" ...): PageCache::drop names them
  std::int32_t day = 0;  // civil day that the page is of, in days since 1970-01-01
};

// The last of a body, made when it is known how many bytes the rest takes on the wire: so that a page can say
// what it costs to fetch.
using Ending = std::function<std::string(std::size_t bytes)>;

struct Response {
  int status = 200;
  std::string_view media_type = media::html;  // a constant of http/media_type.h or another literal
  std::vector<std::pair<std::string, std::string>> headers;
  Body body;
  Ending ending;  // empty: the body is whole
  Freshness freshness = Freshness::revalidated;
  std::optional<Kept> kept;
  std::string_view route = "";  // pattern of the route that answered, a literal: for log and metrics
};

// 200 with this body.
Response page(std::string_view media_type, Body body);

// The body as it is sent when it is not compressed. The view lives as long as the response and `held`, into
// which it is put together when it has an ending.
std::string_view whole_body(const Response& response, std::string& held);

// 302, 303, 307 or 308 to another address.
Response redirect(int status, const Url& to);

}  // namespace bch::http
