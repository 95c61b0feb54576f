#pragma once
// CSV: rows of text for spreadsheets (RFC 4180), UTF-8. Pure; any thread.

#include <span>
#include <string>

namespace bch::renditions {

// What a file begins with, so that spreadsheets read it as UTF-8.
inline constexpr const char* byte_order_mark = "\xEF\xBB\xBF";

// Appends the cells as a row. A cell that a spreadsheet would take for a formula gets an apostrophe before
// it.
void add_csv_row(std::string& out, std::span<const std::string> cells);

}  // namespace bch::renditions
