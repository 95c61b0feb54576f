#pragma once
// Target: the address in a request line, decoded and checked once (RFC 9112, section 3.2).
//
// Refused: a target over the limits, a broken percent-encoding, text that is not UTF-8, control characters,
// an encoded slash or backslash, and the segments "." and "..", so that no later reader has to think of them.
// A value.

#include "base/result.h"
#include "http/request.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bch::http {

struct Target {
  std::vector<std::string> path;
  Query query;
};

// Reads origin-form ("/en/search?q=x") and absolute-form ("http://host/en"), whose authority is ignored. In
// the query '+' is a space. Problems: http.target-invalid (invalid), http.target-too-long (too_large).
Result<Target> read_target(std::string_view text);

// The parameters of a query or of a form that was sent (application/x-www-form-urlencoded), at most
// `at_most`. The problems of read_target.
Result<Query> read_parameters(std::string_view text, std::size_t at_most);

// The plain variant of a page, for slow connections and text browsers, has this parameter without a value.
inline constexpr std::string_view plain_parameter = "text";

// The target of the plain variant of the page at `target`; itself when it is that.
std::string plain_target(std::string_view target);

// The same without the parameter.
std::string full_target(std::string_view target);

}  // namespace bch::http
