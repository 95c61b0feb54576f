#pragma once
// Answer: a Response as bytes, ready for the wire except for what differs each time (status line, Date,
// request id, Connection), which the engine writes in front. Immutable once made and shared: the page cache
// keeps it while any number of connections are still sending it. Any thread.

#include "http/response.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace bch::http {

struct Answer {
  int status = 200;
  std::string bytes;         // fields, empty line, body
  std::size_t body_at = 0;   // where the body begins in `bytes`: all that HEAD gets
  std::string etag;          // with its quotes; empty when there is none
  std::string not_modified;  // fields and empty line of the 304; empty when there is no ETag
  std::string_view route;    // Response::route

  [[nodiscard]] std::string_view head() const { return std::string_view(bytes).substr(0, body_at); }
  [[nodiscard]] std::string_view body() const { return std::string_view(bytes).substr(body_at); }
};

// The same answer held by the cache and by connections that still send it: that is why it is shared.
using SharedAnswer = std::shared_ptr<const Answer>;

// How a body is encoded, and by what its bytes are named.
struct Encoded {
  std::string_view coding;  // "gzip", or empty for the body as it is
  std::string_view body;
  std::string_view etag;  // with its quotes, or empty
};

// The answer for `response` with its body as `encoded`. Adds Content-Length, Content-Type, Cache-Control,
// ETag, Vary and the security fields that the response does not set itself (RFC 9110; no inline script:
// Content-Security-Policy). Control characters in a field's value are left out, so that nobody can split an
// answer.
Answer write_answer(const Response& response, const Encoded& encoded);

// The answer with the body as it is and no ETag: for error pages.
SharedAnswer write_plain_answer(const Response& response);

// RFC 9110's phrase for a status: "Not Found".
std::string_view reason(int status);

}  // namespace bch::http
