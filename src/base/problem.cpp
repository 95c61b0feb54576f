#include "base/problem.h"

#include <algorithm>
#include <array>

namespace bch {
namespace {

struct Row {
  std::string_view name;
  int status;
  int exit_code;
};

// In the order of Problem::Kind.
constexpr std::array<Row, 10> rows{{
    {"invalid", 400, 65},
    {"forbidden", 403, 77},
    {"not-found", 404, 66},
    {"gone", 410, 66},
    {"conflict", 409, 75},
    {"too-large", 413, 65},
    {"unsupported", 415, 65},
    {"busy", 503, 75},
    {"damaged", 500, 76},
    {"failed", 500, 74},
}};

const Row& row(Problem::Kind kind) {
  return rows.at(static_cast<std::size_t>(kind));
}

}  // namespace

int http_status(Problem::Kind kind) {
  return row(kind).status;
}
int exit_code(Problem::Kind kind) {
  return row(kind).exit_code;
}
std::string_view name(Problem::Kind kind) {
  return row(kind).name;
}

Problem::Kind problem_kind_named(std::string_view name) {
  const auto* const found = std::ranges::find(rows, name, &Row::name);
  return found == rows.end() ? Problem::Kind::failed : static_cast<Problem::Kind>(found - rows.begin());
}

std::string describe(const Problem& problem) {
  std::string text = problem.key;
  for (const auto& [hole, value] : problem.arguments) text.append(" ").append(hole).append("=").append(value);
  return text;
}

}  // namespace bch
