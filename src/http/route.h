#pragma once
// Route: one line of a constant, alphabetical table: method, pattern of the address, and what answers.
//
//   constexpr Route<Page> pages[] = {
//       {Method::get, "/{language}/record/{number}", &record_page},
//       {Method::get, "/{language}/record/{number}.json", &record_json},
//       {Method::get, "/tile/{rest*}", &tile},
//   };
//
// A segment is a literal; a hole that takes a whole, non-empty segment; a hole with a literal ending; or,
// last, a hole with '*' that takes one or more segments. When several patterns fit, the first segment in
// which they differ decides: literal before ending before hole before '*', so the order of the table means
// nothing. A GET route answers HEAD too. Values; any thread.

#include "http/request.h"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bch::http {

template <typename Handler>
struct Route {
  Method method;
  std::string_view pattern;
  Handler handler;
};

// What the holes of a pattern took. Views into the pattern and the request's path; "{rest*}" joins with '/',
// owned.
class Captures {
 public:
  // The text that the hole of this name took; empty when the pattern has none.
  [[nodiscard]] std::string_view find(std::string_view name) const;
  void add(std::string_view name, std::string value) { taken_.emplace_back(name, std::move(value)); }

 private:
  std::vector<std::pair<std::string_view, std::string>> taken_;
};

// True if `path` fits `pattern`.
bool fits(std::string_view pattern, std::span<const std::string> path);

// True if `left` is the more specific of two patterns that fit the same path.
bool is_more_specific(std::string_view left, std::string_view right);

// What the holes of `pattern` take of `path`, which must fit.
Captures capture(std::string_view pattern, std::span<const std::string> path);

// The Allow field for these methods: "GET, HEAD, POST".
std::string allow_field(std::span<const Method> methods);

template <typename Handler>
struct Routing {
  const Route<Handler>* route = nullptr;  // null: 404, or 405 if `allow` says what the address does take
  Captures captures;
  std::string allow;
};

// The line of `table` that answers this method and path.
template <typename Handler>
Routing<Handler> find_route(std::span<const Route<Handler>> table, Method method,
                            std::span<const std::string> path) {
  const Method asked = method == Method::head ? Method::get : method;
  Routing<Handler> found;
  std::vector<Method> others;
  for (const auto& route : table) {
    if (!fits(route.pattern, path)) continue;
    if (route.method != asked) {
      others.push_back(route.method);
    } else if (found.route == nullptr || is_more_specific(route.pattern, found.route->pattern)) {
      found.route = &route;
    }
  }
  if (found.route != nullptr)
    found.captures = capture(found.route->pattern, path);
  else if (!others.empty())
    found.allow = allow_field(others);
  return found;
}

}  // namespace bch::http
