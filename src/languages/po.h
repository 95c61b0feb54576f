#pragma once
// The reader of PO files (GNU gettext manual, "The Format of PO Files"), strict: translators work with any PO
// editor, and what does not read exactly as they meant it is refused with file and line. Pure functions; any
// thread. What a missing or wrong translation means is decided in catalogue.h.

#include "base/named_text.h"
#include "base/result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bch::languages {

struct PoEntry {
  std::string context;             // msgctxt
  std::string english;             // msgid
  std::string english_plural;      // msgid_plural; empty when the message is not counted
  std::vector<std::string> texts;  // msgstr, or msgstr[0] and so on; "" when not translated
  std::size_t line = 0;            // where the entry begins, from 1
};

struct PoFile {
  int forms = 0;  // nplurals of the header; 0 when the header does not say
  std::vector<PoEntry> entries;
};

// The entries without the header, without those marked fuzzy and those put aside with "#~". Problems, each
// with file and line: "po.syntax" (also text that is not UTF-8), "po.order" (a line that does not belong
// there), "po.twice" (context and msgid stood before), "po.no-context", "po.too-large"
// (limits::po_file_bytes, po_text_bytes).
Result<PoFile> read_po(const NamedText& file);

}  // namespace bch::languages
