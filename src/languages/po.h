#pragma once
// PO files (GNU gettext manual, "The Format of PO Files"), read strictly: translators work with any PO
// editor, and what does not read exactly as they meant it is refused with file and line. Pure functions; any
// thread. What a missing or wrong translation means is decided in catalogue.h.

#include "base/named_text.h"
#include "base/result.h"
#include "languages/language.h"

#include <cstddef>
#include <span>
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
  std::string note;                // to translators ("#."), line by line; may be empty
  bool is_suggestion = false;      // marked fuzzy: made from an earlier English, not yet confirmed
};

struct PoFile {
  int forms = 0;  // nplurals of the header; 0 when the header does not say
  std::vector<PoEntry> entries;
  std::vector<PoEntry> suggestions;  // the entries marked fuzzy
};

// All but the header and what is put aside with "#~". Problems, each
// with file and line: "po.syntax" (also text that is not UTF-8), "po.order" (a line that does not belong
// there), "po.twice" (context and msgid stood before), "po.no-context", "po.too-large"
// (limits::po_file_bytes, po_text_bytes).
Result<PoFile> read_po(const NamedText& file);

// What a translator into `language` has before him: each of `sources` (of which context, English and note
// count), with its text from `before`; where only the English has changed, the former text as a suggestion.
std::vector<PoEntry> to_translate(std::span<const PoEntry> sources, const PoFile& before,
                                  const Language& language);

// The file with these entries, as read_po reads it.
std::string write_po(const Language& language, std::span<const PoEntry> entries);

}  // namespace bch::languages
