#pragma once
// Treaty: what the Parties have decided, read from files: vocabularies, formats, languages, sentences. The
// program brings edition 0; a later edition is an entry of the journal (docs/wire/treaty.md) and is read when
// the node is opened. Constant once read; any thread.

#include "access/role.h"
#include "base/named_text.h"
#include "formats/formats.h"
#include "languages/catalogue.h"
#include "languages/glossary.h"
#include "registry/registry.h"
#include "renditions/reader.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bch::node {

// Files by their names below treaty/: "formats/contact.toml".
using TreatyFiles = std::map<std::string, std::string>;

class Treaty {
 public:
  // Problem treaty.bad-file and others of who reads the files. Nothing refers to `files` afterwards.
  static Result<std::unique_ptr<const Treaty>> read(std::span<const NamedText> files,
                                                    std::uint32_t edition = 0);
  static Result<std::unique_ptr<const Treaty>> read(const TreatyFiles& files, std::uint32_t edition = 0);

  [[nodiscard]] std::uint32_t edition() const { return edition_; }
  // Tells apart by what records are described: formats, vocabularies, languages, and how titles are ordered.
  [[nodiscard]] const std::string& digest() const { return digest_; }
  [[nodiscard]] const formats::Formats& formats() const { return *formats_; }
  [[nodiscard]] const access::Roles& roles() const { return roles_; }
  [[nodiscard]] const languages::Languages& languages() const { return *languages_; }
  [[nodiscard]] const languages::Glossary& glossary() const { return glossary_; }
  [[nodiscard]] const languages::Catalogues& catalogues() const { return *catalogues_; }
  [[nodiscard]] std::span<const std::unique_ptr<const renditions::Reader>> readers() const {
    return readers_;
  }

  // What is wrong or missing, though it can be read: what Catalogues::faults() says; labels, also `others`,
  // that a language lacks ("label.missing") or has with other holes ("label.holes"); statements that the
  // program needs
  // ("treaty.no-statement"); questions that can never arise ("treaty.unreachable"); official terms that are
  // translated in another way than the glossary says ("glossary.other-word").
  [[nodiscard]] std::vector<Problem> faults(std::span<const formats::Label> others = {}) const;

  // All texts of its own data that there are to translate.
  [[nodiscard]] std::vector<formats::Label> labels() const;

  // The reader of that language tag ("fr", "fr_FR.UTF-8"), else the first.
  [[nodiscard]] const renditions::Reader& reader(std::string_view tag) const;

 private:
  std::uint32_t edition_ = 0;
  std::string digest_;
  std::optional<vocabularies::Vocabularies> vocabularies_;
  std::optional<formats::Formats> formats_;
  access::Roles roles_;
  std::optional<languages::Languages> languages_;
  std::optional<languages::Catalogues> catalogues_;
  languages::Glossary glossary_;
  std::vector<std::unique_ptr<const renditions::Reader>> readers_;
};

// The treaty that this program was built with.
Result<std::unique_ptr<const Treaty>> built_in_treaty();

// The treaty's files in a folder. Problem treaty.no-folder when it holds none.
Result<TreatyFiles> read_treaty_files(const std::filesystem::path& folder);

// The files of the newest edition in a journal, or else those of the program.
Result<TreatyFiles> present_files(const registry::Registry& registry);

// The newest edition in a journal; nullptr when it holds none. The sentences of the program itself come from
// the program, in every language in which it has them.
Result<std::unique_ptr<const Treaty>> newest_edition(const registry::Registry& registry);

// The act that makes these files the edition of that number. Whoever publishes it has read them first.
registry::Act edition_act(const TreatyFiles& files, std::uint32_t edition);

}  // namespace bch::node
