#include "renditions/csv.h"

#include <string_view>

namespace bch::renditions {
namespace {

constexpr std::string_view begins_a_formula = "=+-@\t\r";
constexpr std::string_view to_be_quoted = "\",\r\n";

void add_cell(std::string& out, std::string_view cell) {
  const bool is_formula = !cell.empty() && begins_a_formula.find(cell.front()) != std::string_view::npos;
  if (!is_formula && cell.find_first_of(to_be_quoted) == std::string_view::npos) {
    out += cell;
    return;
  }
  out += '"';
  if (is_formula) out += '\'';
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

}  // namespace

void add_csv_row(std::string& out, std::span<const std::string> cells) {
  bool is_first = true;
  for (const std::string& cell : cells) {
    if (!is_first) out += ',';
    is_first = false;
    add_cell(out, cell);
  }
  out += "\r\n";
}

}  // namespace bch::renditions
