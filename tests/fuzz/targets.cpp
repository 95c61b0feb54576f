#include "targets.h"

#include "formats/unique_identifier.h"
#include "languages/words.h"
#include "portal/rich.h"
#include "records/json.h"
#include "registry/entry.h"
#include "seals/checkpoint.h"
#include "seals/envelope.h"
#include "seals/tiles.h"
#include "search/question.h"
#include "search/snippet.h"

#include <cstdlib>

namespace bch::fuzz {
namespace {

void must(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

// What was read and written once is read and written the same again.
void json(std::string_view bytes) {
  const auto document = records::read_json(bytes);
  if (!document.ok()) return;
  const auto written = records::canonical_json(*document);
  const auto again = records::read_json(written);
  must(again.ok() && records::canonical_json(*again) == written);
  static_cast<void>(registry::read_entry(bytes));
}

// What comes out holds no script, and every element that opens closes.
void rich(std::string_view bytes) {
  const std::string text = portal::harmless(bytes).text();
  must(text.find("<script") == std::string::npos && text.find("javascript:") == std::string::npos);
  int depth = 0;
  for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at + 1)) {
    if (text.compare(at, 4, "<br>") == 0) continue;
    depth += text[at + 1] == '/' ? -1 : 1;
    must(depth >= 0);
  }
  must(depth == 0);
}

void question(std::string_view bytes) {
  const auto typed = search::read_typed(bytes);
  static_cast<void>(search::snippet(bytes, typed.all, 200));
  must(languages::words(languages::fold(bytes)) == languages::words(bytes));
}

void note(std::string_view bytes) {
  static_cast<void>(seals::open_checkpoint(bytes, "fuzz", {}));
  static_cast<void>(seals::VerifierKey::parse(bytes));
  static_cast<void>(seals::read_entry_bundle(bytes));
  if (const auto place = seals::parse_tile_path(bytes)) must(seals::path_of(*place) == bytes);
}

void unique_identifier(std::string_view bytes) {
  for (const auto& identifier : formats::read_unique_identifiers(bytes))
    must(identifier.well_formed() || identifier.expected == 0);
  static_cast<void>(formats::written_form(bytes));
  must(formats::matching_form(bytes) == formats::matching_form(bytes));
}

void envelope(std::string_view bytes) {
  static_cast<void>(seals::unpack(bytes));
  const auto opened = seals::open(bytes, seals::sha256(bytes));
  if (opened.ok()) must(opened->content.size() < bytes.size());
}

}  // namespace bch::fuzz
