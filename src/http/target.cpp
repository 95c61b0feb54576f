#include "http/target.h"

#include "base/limits.h"
#include "base/url.h"

#include <algorithm>
#include <optional>

namespace bch::http {

namespace {

Problem invalid() {
  return {Problem::Kind::invalid, "http.target-invalid", {}};
}
Problem too_long() {
  return {Problem::Kind::too_large, "http.target-too-long", {}};
}

// The bytes after the first of a UTF-8 sequence that begins with `lead`, and the range of the second
// (Unicode, table 3-7).
struct Sequence {
  int more;
  unsigned char least, most;
};

std::optional<Sequence> sequence_of(unsigned char lead) {
  if (lead < 0x80) return Sequence{0, 0, 0};
  if (lead < 0xC2) return std::nullopt;
  if (lead < 0xE0) return Sequence{1, 0x80, 0xBF};
  if (lead == 0xE0) return Sequence{2, 0xA0, 0xBF};
  if (lead == 0xED) return Sequence{2, 0x80, 0x9F};
  if (lead < 0xF0) return Sequence{2, 0x80, 0xBF};
  if (lead == 0xF0) return Sequence{3, 0x90, 0xBF};
  if (lead < 0xF4) return Sequence{3, 0x80, 0xBF};
  if (lead == 0xF4) return Sequence{3, 0x80, 0x8F};
  return std::nullopt;
}

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto sequence = sequence_of(static_cast<unsigned char>(text[at++]));
    if (!sequence || text.size() - at < static_cast<std::size_t>(sequence->more)) return false;
    for (int i = 0; i < sequence->more; ++i, ++at) {
      const auto byte = static_cast<unsigned char>(text[at]);
      if (byte < (i == 0 ? sequence->least : 0x80) || byte > (i == 0 ? sequence->most : 0xBF)) return false;
    }
  }
  return true;
}

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}
bool is_white(char c) {
  return c == '\t' || c == '\n' || c == '\r';
}

// What RFC 3986 lets stand in a target, and the quotes, brackets and so on that browsers leave as they are.
bool is_plain(char c) {
  return c > 0x20 && c < 0x7F && c != '#' && c != '\\';
}

std::optional<std::string> read_segment(std::string_view text) {
  auto segment = percent_decode(text);
  if (!segment || *segment == "." || *segment == ".." || !is_utf8(*segment)) return std::nullopt;
  if (std::ranges::any_of(*segment, [](char c) { return is_control(c) || c == '/' || c == '\\'; }))
    return std::nullopt;
  return segment;
}

std::optional<std::string> read_parameter(std::string_view text) {
  std::string spaced(text);
  std::ranges::replace(spaced, '+', ' ');
  auto value = percent_decode(spaced);
  if (!value || !is_utf8(*value)) return std::nullopt;
  if (std::ranges::any_of(*value, [](char c) { return is_control(c) && !is_white(c); })) return std::nullopt;
  return value;
}

// Cuts `text` at the first `separator`; the part before, with `text` left as what follows it.
std::string_view cut(std::string_view& text, char separator) {
  const auto end = std::min(text.find(separator), text.size());
  const auto part = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return part;
}

Result<std::vector<std::string>> read_path(std::string_view text) {
  std::vector<std::string> path;
  if (text == "/") return path;
  while (!text.empty()) {
    text.remove_prefix(1);  // the slash
    const auto end = std::min(text.find('/'), text.size());
    auto segment = read_segment(text.substr(0, end));
    if (!segment) return invalid();
    if (path.size() == limits::http_path_segments) return too_long();
    path.push_back(std::move(*segment));
    text.remove_prefix(end);
  }
  return path;
}

// Absolute-form without its scheme and authority: what is left begins with a slash, or is empty.
std::string_view without_authority(std::string_view text) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (text.size() < scheme.size() || !same_field(text.substr(0, scheme.size()), scheme)) continue;
    text.remove_prefix(scheme.size());
    text.remove_prefix(std::min(text.find_first_of("/?"), text.size()));
    return text.empty() ? "/" : text;
  }
  return text;
}

}  // namespace

Result<Query> read_parameters(std::string_view text, std::size_t at_most) {
  std::vector<Query::Parameter> parameters;
  while (!text.empty()) {
    auto value = cut(text, '&');
    if (value.empty()) continue;
    const auto name = cut(value, '=');
    auto key = read_parameter(name);
    auto held = read_parameter(value);
    if (!key || !held) return invalid();
    if (parameters.size() == at_most) return too_long();
    parameters.emplace_back(std::move(*key), std::move(*held));
  }
  return Query(std::move(parameters));
}

Result<Target> read_target(std::string_view text) {
  if (text.size() > limits::http_target_bytes) return too_long();
  if (!std::ranges::all_of(text, is_plain)) return invalid();
  text = without_authority(text);
  if (!text.starts_with('/')) return invalid();
  const auto path_text = cut(text, '?');
  auto path = TRY(read_path(path_text));
  auto query = TRY(read_parameters(text, limits::http_query_parameters));
  return Target{std::move(path), std::move(query)};
}

std::string full_target(std::string_view target) {
  const auto mark = target.find('?');
  if (mark == std::string_view::npos) return std::string(target);
  std::string kept(target.substr(0, mark));
  char before = '?';
  for (std::size_t from = mark + 1; from <= target.size();) {
    const auto end = std::min(target.find('&', from), target.size());
    const auto parameter = target.substr(from, end - from);
    if (parameter != plain_parameter && !parameter.starts_with("text=")) {
      kept += before;
      kept += parameter;
      before = '&';
    }
    from = end + 1;
  }
  return kept;
}

std::string plain_target(std::string_view target) {
  std::string plain = full_target(target);
  plain += plain.find('?') == std::string::npos ? '?' : '&';
  plain += plain_parameter;
  return plain;
}

}  // namespace bch::http
