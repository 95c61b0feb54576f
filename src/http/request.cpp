#include "http/request.h"

#include <algorithm>
#include <array>

namespace bch::http {

namespace {

constexpr std::array<std::pair<Method, std::string_view>, 7> methods = {{
    {Method::get, "GET"},
    {Method::head, "HEAD"},
    {Method::post, "POST"},
    {Method::put, "PUT"},
    {Method::patch, "PATCH"},
    {Method::remove, "DELETE"},
    {Method::options, "OPTIONS"},
}};

constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

}  // namespace

std::string_view name(Method method) {
  return std::ranges::find(methods, method, &std::pair<Method, std::string_view>::first)->second;
}

std::optional<Method> read_method(std::string_view name) {
  for (const auto& [method, word] : methods) {
    if (word == name) return method;
  }
  return std::nullopt;
}

bool same_field(std::string_view left, std::string_view right) {
  return std::ranges::equal(left, right, {}, lower, lower);
}

std::string_view Headers::find(std::string_view name) const {
  for (const auto& field : fields_) {
    if (same_field(field.name, name)) return field.value;
  }
  return {};
}

std::string Headers::list(std::string_view name) const {
  std::string joined;
  for (const auto& field : fields_) {
    if (!same_field(field.name, name)) continue;
    if (!joined.empty()) joined += ", ";
    joined += field.value;
  }
  return joined;
}

std::string_view Query::find(std::string_view name) const {
  for (const auto& [key, value] : parameters_) {
    if (key == name) return value;
  }
  return {};
}

std::vector<std::string_view> Query::values(std::string_view name) const {
  std::vector<std::string_view> found;
  for (const auto& [key, value] : parameters_) {
    if (key == name) found.emplace_back(value);
  }
  return found;
}

}  // namespace bch::http
