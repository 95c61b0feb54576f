#pragma once
// Request: what somebody asked of us over HTTP, as a value that borrows.
//
// The engine makes it at the door: the target is decoded and checked (http/target.h), header fields are
// views. The views belong to the engine and live until Site::make returns: keep copies of what has to live
// longer. Reading it is safe from any thread. It knows no socket, no session and no language.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bch::http {

enum class Method { get, head, post, put, patch, remove, options };

// The method's own name, "GET"; `remove` is DELETE.
std::string_view name(Method method);

// The method of that name (case matters: RFC 9110, section 9.1), or nothing for one we do not speak.
std::optional<Method> read_method(std::string_view name);

// True if the two are equal, ASCII letters compared without case.
bool same_field(std::string_view left, std::string_view right);

struct Header {
  std::string_view name;
  std::string_view value;
};

// Header fields in the order they came; names are found whatever their case.
class Headers {
 public:
  Headers() = default;
  explicit Headers(std::vector<Header> fields) : fields_(std::move(fields)) {}

  void add(std::string_view name, std::string_view value) { fields_.push_back({name, value}); }

  // The value of the first field of this name; empty when there is none.
  [[nodiscard]] std::string_view find(std::string_view name) const;

  // The values of all fields of this name as one list, joined by ", " (RFC 9110, section 5.3).
  [[nodiscard]] std::string list(std::string_view name) const;

  [[nodiscard]] std::span<const Header> all() const { return fields_; }

 private:
  std::vector<Header> fields_;
};

// The parameters after '?', decoded, in the order they came; a name may come several times.
class Query {
 public:
  using Parameter = std::pair<std::string, std::string>;

  Query() = default;
  explicit Query(std::vector<Parameter> parameters) : parameters_(std::move(parameters)) {}

  // The value of the first parameter of this name; empty when there is none.
  [[nodiscard]] std::string_view find(std::string_view name) const;
  [[nodiscard]] std::vector<std::string_view> values(std::string_view name) const;
  [[nodiscard]] std::span<const Parameter> all() const { return parameters_; }

 private:
  std::vector<Parameter> parameters_;
};

struct Request {
  Method method = Method::get;
  std::string_view target;        // as it was sent: "/en/search?q=maize"
  std::vector<std::string> path;  // decoded segments; "/" has none, "/en/" has "en" and an empty one
  Query query;
  Headers headers;
  std::string_view body;  // at most limits::http_body_bytes
  std::string_view peer;  // address of the other end of the connection: never logged
  std::string_view id;    // request id: in the answer's X-Request-Id, in the log and on error pages
};

}  // namespace bch::http
