#pragma once
// Site and ErrorPages: what an HTTP engine needs from the node; the engine implements nothing of it.

#include "http/answer.h"
#include "http/request.h"
#include "http/response.h"
#include "http/target.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace bch::http {

// Where a request waits for its turn. What each asker asks in other words (a search) waits apart, so that a
// flood of it does not keep those waiting who read pages. So does what changes something: it waits for the
// disk more than for the processor.
enum class Lane { pages, questions, changes };

// Everything behind the addresses: routes, pages, channels.
class Site {
 public:
  virtual ~Site() = default;

  // The answer to a request that the page cache could not answer. Called by several threads of the engine's
  // pool at once; may read stores and take time. HEAD is asked as it is: answer it as GET. Should not throw;
  // if it does, the asker gets a 500.
  virtual Response make(const Request& request) = 0;

  // Called by an event loop: must not block.
  [[nodiscard]] virtual Lane lane(const Request& request) const {
    if (request.method != Method::get && request.method != Method::head) return Lane::changes;
    const auto is_plain = [](const auto& parameter) { return parameter.first == plain_parameter; };
    return std::ranges::all_of(request.query.all(), is_plain) ? Lane::pages : Lane::questions;
  }

  // The civil day that pages are of, in days since 1970-01-01. Asked once a second, on an event loop.
  [[nodiscard]] virtual std::int32_t today() const = 0;
};

// An answer that the engine gives without the site: the request was broken, or the site is too busy or
// failed.
struct Refusal {
  int status;                        // 400, 408, 413, 414, 417, 431, 500, 501, 503 or 505
  std::string_view target;           // as it was sent, for the language in its path; may be empty or broken
  std::string_view accept_language;  // fields of the request as far as it was read
  std::string_view accept;
};

// In a prebuilt error page this text stands for the request id; the engine puts the real one, of the same
// length, there.
inline constexpr std::string_view request_id_place = "@@@@request-id@@@@@@";

class ErrorPages {
 public:
  virtual ~ErrorPages() = default;

  // A page made beforehand. Called on event loops: must not block, read a store, or fail. Never null.
  [[nodiscard]] virtual SharedAnswer page(const Refusal& refusal) const = 0;
};

}  // namespace bch::http
