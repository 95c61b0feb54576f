// What the journal and the treaty are made of.

#include "../targets.h"
#include "formats/formats.h"
#include "formats/links.h"
#include "formats/reading.h"
#include "formats/thesaurus.h"
#include "formats/unique_identifier.h"
#include "languages/glossary.h"
#include "languages/language.h"
#include "languages/message.h"
#include "languages/plural.h"
#include "languages/po.h"
#include "must.h"
#include "records/json.h"
#include "records/json_readers.h"
#include "registry/entry.h"
#include "renditions/attachments.h"
#include "seals/checkpoint.h"
#include "seals/envelope.h"
#include "seals/tiles.h"
#include "treaty/edition_0.h"
#include "vocabularies/vocabulary_file.h"

namespace bch::fuzz {

// What was read and written once is read and written the same again; and both readers read the same.
void json(std::string_view bytes) {
  if (const auto quick = records::read_json_quickly(bytes)) {
    const auto strict = records::read_json_strictly(bytes);
    must(strict.ok() && *strict == *quick);
  }
  const auto document = records::read_json(bytes);
  if (!document.ok()) return;
  const auto written = records::canonical_json(*document);
  const auto again = records::read_json(written);
  must(again.ok() && records::canonical_json(*again) == written);
  static_cast<void>(registry::read_entry(bytes));
}

void envelope(std::string_view bytes) {
  static_cast<void>(seals::unpack(bytes));
  const auto opened = seals::open(bytes, seals::sha256(bytes));
  if (opened.ok()) must(opened->content.size() < bytes.size());
}

void note(std::string_view bytes) {
  static_cast<void>(seals::open_checkpoint(bytes, "fuzz", {}));
  static_cast<void>(seals::VerifierKey::parse(bytes));
  static_cast<void>(seals::read_entry_bundle(bytes));
  if (const auto place = seals::parse_tile_path(bytes)) must(seals::path_of(*place) == bytes);
}

// What was normalised once stays as it is, and examining it finds the same again.
void examine(std::string_view bytes) {
  static const auto vocabularies = vocabularies::Vocabularies::read(treaty::edition_0());
  static const auto formats = formats::Formats::read(treaty::edition_0(), *vocabularies);
  auto document = records::read_json(bytes);
  if (!document.ok()) return;
  const auto normalised = formats->normalise(*std::move(document));
  must(formats->normalise(normalised.body).body == normalised.body);
  must(formats->examine(normalised.body) == formats->examine(normalised.body));
  const auto* format = formats->of(normalised.body);
  static_cast<void>(formats::read_out(format, *vocabularies, normalised.body));
  static_cast<void>(formats::title_of(format, normalised.body));
  static_cast<void>(formats::summary_of(format, normalised.body));
  if (format == nullptr) return;
  for (const auto& address : formats::link_addresses(*format, normalised.body)) {
    if (const auto name = renditions::parse_attachment_address(address))
      must(renditions::parse_attachment_address(renditions::attachment_address(*name).text())->id ==
           name->id);
  }
}

void unique_identifier(std::string_view bytes) {
  for (const auto& identifier : formats::read_unique_identifiers(bytes))
    must(identifier.well_formed() || identifier.expected == 0);
  static_cast<void>(formats::written_form(bytes));
  must(formats::matching_form(bytes) == formats::matching_form(bytes));
}

// What was merged once is known the second time, and the file that is written can be read.
void thesaurus(std::string_view bytes) {
  static const auto known = vocabularies::Vocabularies::read(treaty::edition_0());
  const auto& ours = *known->find("traits");
  const auto document = records::read_json(bytes);
  if (!document.ok()) return;
  const auto terms = formats::read_thesaurus(*document);
  if (!terms.ok()) return;
  const auto merged = formats::merge_thesaurus(ours.terms, *terms);
  must(formats::merge_thesaurus(merged.terms, *terms).added.empty());
  const std::string file = vocabularies::write_vocabulary(ours, merged.terms, {});
  const std::vector<NamedText> files{{"vocabularies/traits.toml", file}};
  must(vocabularies::Vocabularies::read(files).ok());
}

void treaty(std::string_view bytes) {
  static const auto known = vocabularies::Vocabularies::read(treaty::edition_0());
  for (const char* name : {"categories.toml", "glossary.toml", "groups.toml", "languages.toml", "map.toml",
                           "parties.toml", "statements.toml", "vocabularies/x.toml", "formats/x.toml"}) {
    const std::vector<NamedText> files{{name, bytes}};
    static_cast<void>(languages::Languages::read(files));
    static_cast<void>(languages::Glossary::read(files));
    static_cast<void>(vocabularies::Vocabularies::read(files));
    static_cast<void>(formats::Formats::read(files, *known));
  }
}

void po(std::string_view bytes) {
  const auto file = languages::read_po({"x.po", bytes});
  if (file.ok()) {
    for (const auto& entry : file->entries) must(!entry.context.empty() && entry.line > 0);
    static const auto languages = languages::Languages::read(treaty::edition_0());
    for (const auto& language : languages->all()) {
      const auto entries = languages::to_translate(file->entries, *file, language);
      const auto again = languages::read_po({"x.po", languages::write_po(language, entries)});
      must(again.ok() && again->entries.size() == entries.size());
    }
  }
  if (const auto rule = languages::PluralRule::read(3, bytes); rule.ok()) {
    for (const std::int64_t n : {-1, 0, 1, 2, 999, 1'000}) must(rule->form(n) >= 0 && rule->form(n) < 3);
  }
  must(languages::holes(languages::pseudo(bytes)) == languages::holes(bytes));
}

}  // namespace bch::fuzz
