#include "http/form.h"

#include "base/limits.h"
#include "base/url.h"
#include "http/target.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace bch::http {
namespace {

constexpr std::string_view line_end = "\r\n";
constexpr std::size_t boundary_bytes = 70;  // RFC 2046, section 5.1.1

Problem invalid() {
  return {Problem::Kind::invalid, "http.form-invalid", {}};
}

// The value of `name="..."` or `name=...` among the parameters of a header field.
std::optional<std::string_view> parameter(std::string_view field, std::string_view name) {
  for (auto from = field.find(';'); from != std::string_view::npos; from = field.find(';', from)) {
    ++from;
    auto rest = field.substr(from);
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
    if (rest.size() <= name.size() || !same_field(rest.substr(0, name.size()), name) ||
        rest[name.size()] != '=')
      continue;
    rest.remove_prefix(name.size() + 1);
    if (!rest.starts_with('"')) return rest.substr(0, rest.find_first_of("; \t"));
    rest.remove_prefix(1);
    const auto end = rest.find('"');
    if (end == std::string_view::npos) return std::nullopt;
    return rest.substr(0, end);
  }
  return std::nullopt;
}

bool is_type(std::string_view field, std::string_view type) {
  return same_field(field.substr(0, std::min(field.find_first_of("; \t"), field.size())), type);
}

// A text of a part is judged as if it had come percent-encoded.
Result<std::string> read_text(std::string_view text) {
  const auto read = TRY(read_parameters("x=" + percent_encode(text), 1));
  return std::string(read.find("x"));
}

void unify_line_ends(std::string& text) {
  std::string unified;
  unified.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool is_return = text[at] == '\r';
    if (is_return && at + 1 < text.size() && text[at + 1] == '\n') continue;
    unified += is_return ? '\n' : text[at];
  }
  text = std::move(unified);
}

std::string_view last_part(std::string_view path) {
  return path.substr(path.find_last_of("/\\") == std::string_view::npos ? 0 : path.find_last_of("/\\") + 1);
}

Problem too_many() {
  return {Problem::Kind::too_large, "http.form-too-long", {}};
}

struct Parts {
  std::vector<Query::Parameter> fields;
  std::vector<Form::File> files;

  Result<Done> take(std::string_view head, std::string_view body) {
    std::string_view disposition;
    while (!head.empty()) {
      const auto end = std::min(head.find(line_end), head.size());
      const auto line = head.substr(0, end);
      head.remove_prefix(std::min(end + line_end.size(), head.size()));
      const auto colon = line.find(':');
      if (colon == std::string_view::npos) return invalid();
      if (same_field(line.substr(0, colon), "Content-Disposition")) disposition = line.substr(colon + 1);
    }
    const auto name = parameter(disposition, "name");
    if (!name || name->empty()) return invalid();
    auto field = TRY(read_text(*name));
    if (const auto file = parameter(disposition, "filename")) {
      if (file->empty() && body.empty()) return Done{};  // no file was chosen
      if (files.size() == limits::form_files) return too_many();
      auto called = TRY(read_text(last_part(*file)));
      files.push_back({std::move(field), std::move(called), body});
      return Done{};
    }
    if (fields.size() == limits::form_fields) return too_many();
    auto text = TRY(read_text(body));
    fields.emplace_back(std::move(field), std::move(text));
    return Done{};
  }
};

Result<Parts> read_parts(std::string_view body, std::string_view boundary) {
  if (boundary.empty() || boundary.size() > boundary_bytes) return invalid();
  const std::string first = "--" + std::string(boundary);
  const std::string next = std::string(line_end) + first;
  Parts parts;
  if (!body.starts_with(first)) return invalid();
  body.remove_prefix(first.size());
  while (!body.starts_with("--")) {
    if (!body.starts_with(line_end)) return invalid();
    body.remove_prefix(line_end.size());
    const auto end = body.find(next);
    const auto head = body.find("\r\n\r\n");
    if (end == std::string_view::npos || head == std::string_view::npos || head + 4 > end) return invalid();
    TRY(parts.take(body.substr(0, head), body.substr(head + 4, end - head - 4)));
    body.remove_prefix(end + next.size());
  }
  return parts;
}

Form finished(std::vector<Query::Parameter> fields, std::vector<Form::File> files) {
  for (auto& [name, value] : fields) unify_line_ends(value);
  return {Query(std::move(fields)), std::move(files)};
}

}  // namespace

Result<Form> read_form(const Request& request) {
  const auto type = request.headers.find("content-type");
  if (request.body.empty()) return Form{};
  if (is_type(type, "application/x-www-form-urlencoded")) {
    auto read = read_parameters(request.body, limits::form_fields);
    if (!read.ok()) return read.problem().kind == Problem::Kind::invalid ? invalid() : too_many();
    const auto fields = TRY(std::move(read));
    return finished({fields.all().begin(), fields.all().end()}, {});
  }
  if (!is_type(type, "multipart/form-data"))
    return Problem{Problem::Kind::unsupported, "http.form-unknown", {}};
  const auto boundary = parameter(type, "boundary");
  if (!boundary) return invalid();
  auto parts = TRY(read_parts(request.body, *boundary));
  return finished(std::move(parts.fields), std::move(parts.files));
}

}  // namespace bch::http
