#pragma once
// Charts: figures drawn on the server as a few lines of SVG, each with the table that says the same. The
// table is the truth; the drawing takes its colours from the style sheet, so that it is right in the dark, in
// print and with forced colours, and its size from the page. Pure; any thread.

#include "portal/page.h"

#include <optional>
#include <string>
#include <vector>

namespace bch::portal {

struct Bar {
  std::string name;
  std::int64_t count = 0;
  std::optional<Url> address;  // of what was counted
};

// What the two columns of the table are called, and the whole.
struct ChartTexts {
  std::string title;
  std::string name;   // "Kind of record"
  std::string count;  // "Records"
};

// A table with a bar in each row: the drawing and its table in one.
Html bars(const Reader& reader, const ChartTexts& texts, const std::vector<Bar>& all);

// Columns from left to right, for years; the table is folded away below them.
Html columns(const Reader& reader, const ChartTexts& texts, const std::vector<Bar>& all);

}  // namespace bch::portal
