#include "http/answer.h"

#include "http/request.h"

#include <algorithm>
#include <array>

namespace bch::http {

namespace {

// No page has a script: none may run.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> security_fields = {{
    {"Content-Security-Policy",
     "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
     "frame-ancestors 'none'"},
    {"Referrer-Policy", "strict-origin-when-cross-origin"},
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
}};

constexpr std::array<std::pair<int, std::string_view>, 31> reasons = {{
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {417, "Expectation Failed"},
    {422, "Unprocessable Content"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {503, "Service Unavailable"},
    {505, "HTTP Version Not Supported"},
}};

std::string_view cache_control(Freshness freshness) {
  switch (freshness) {
    case Freshness::never_stored:
      return "no-store";
    case Freshness::revalidated:
      return "no-cache";
    case Freshness::for_ever:
      return "public, max-age=31536000, immutable";
  }
  return "no-store";
}

void append_field(std::string& out, std::string_view name, std::string_view value) {
  out += name;
  out += ": ";
  for (const char c : value) {
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) out += c;
  }
  out += "\r\n";
}

bool sets(const Response& response, std::string_view name) {
  return std::ranges::any_of(response.headers,
                             [&](const auto& field) { return same_field(field.first, name); });
}

// What depends on Accept-Encoding says so, beside what else it depends on.
std::string vary(const Response& response) {
  std::string vary = media::is_text(response.media_type) ? "Accept-Encoding" : "";
  for (const auto& [name, value] : response.headers) {
    if (!same_field(name, "Vary")) continue;
    if (!vary.empty()) vary += ", ";
    vary += value;
  }
  return vary;
}

// The fields that a 304 carries as well (RFC 9110, section 15.4.5).
void append_shared_fields(std::string& out, const Response& response, const Encoded& encoded) {
  append_field(out, "Cache-Control", cache_control(response.freshness));
  if (!encoded.etag.empty()) append_field(out, "ETag", encoded.etag);
  if (const auto text = vary(response); !text.empty()) append_field(out, "Vary", text);
}

// 204 and 304 have no body, and a length would only mislead (RFC 9110, section 8.6).
bool has_body(int status) {
  return status >= 200 && status != 204 && status != 304;
}

}  // namespace

Answer write_answer(const Response& response, const Encoded& encoded) {
  Answer answer;
  answer.status = response.status;
  answer.route = response.route;
  answer.etag = encoded.etag;
  const auto body = has_body(response.status) ? encoded.body : std::string_view();
  std::string& out = answer.bytes;
  out.reserve(body.size() + 1024);
  if (has_body(response.status)) {
    append_field(out, "Content-Type", response.media_type);
    append_field(out, "Content-Length", std::to_string(body.size()));
    if (!encoded.coding.empty()) append_field(out, "Content-Encoding", encoded.coding);
  }
  append_shared_fields(out, response, encoded);
  for (const auto& [name, value] : response.headers) {
    if (!same_field(name, "Vary")) append_field(out, name, value);
  }
  for (const auto& [name, value] : security_fields) {
    if (!sets(response, name)) append_field(out, name, value);
  }
  out += "\r\n";
  answer.body_at = out.size();
  out += body;
  if (!answer.etag.empty()) {
    append_shared_fields(answer.not_modified, response, encoded);
    answer.not_modified += "\r\n";
  }
  return answer;
}

SharedAnswer write_plain_answer(const Response& response) {
  std::string held;
  return std::make_shared<const Answer>(write_answer(response, {{}, whole_body(response, held), {}}));
}

std::string_view reason(int status) {
  const auto* found = std::ranges::find(reasons, status, &std::pair<int, std::string_view>::first);
  return found == reasons.end() ? "Unknown" : found->second;
}

}  // namespace bch::http
