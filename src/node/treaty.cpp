#include "node/treaty.h"

#include "formats/labels.h"
#include "formats/reachable.h"
#include "languages/message.h"
#include "renditions/statements.h"
#include "seals/envelope.h"
#include "treaty/edition_0.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace bch::node {
namespace {

constexpr std::string_view media = "text/plain;charset=utf-8";
constexpr std::string_view role = "operator";

namespace member {
constexpr std::string_view edition = "edition";
constexpr std::string_view files = "files";
}  // namespace member

bool holds_sentences_of_the_program(std::string_view name) {
  return name.starts_with("languages/") && name.ends_with(".po") && std::ranges::count(name, '.') == 1;
}

Result<std::string> text_of(const registry::Registry& registry, const registry::Sealed& sealed) {
  const std::string envelope = TRY(registry.envelope(sealed.hash));
  return TRY(seals::open(envelope, sealed.hash)).content;
}

std::string digest_of(std::span<const NamedText> files) {
  std::string written = languages::collation_version();
  for (const NamedText& file : files) {
    if (!file.name.ends_with(".toml")) continue;
    written += file.name;
    written += seals::sha256(file.text).bytes();
  }
  return seals::sha256(written).hex();
}

struct Edition {
  std::uint32_t number = 0;
  TreatyFiles files;
};

Result<std::optional<Edition>> edition_in(const registry::Registry& registry) {
  const auto history = TRY(registry.history(registry::about_the_node));
  const auto newest = std::find_if(history.rbegin(), history.rend(), [](const registry::Version& version) {
    return version.entry.known() == registry::Kind::treaty;
  });
  if (newest == history.rend()) return std::optional<Edition>();
  const auto content = TRY(registry.content(newest->entry));
  const auto names = content.at(member::files).items();
  const auto& attachments = newest->entry.attachments;
  if (names.size() != attachments.size()) return Problem{Problem::Kind::damaged, "treaty.bad-edition", {}};
  Edition edition{static_cast<std::uint32_t>(content.at(member::edition).integer()), {}};
  for (std::size_t i = 0; i < names.size(); ++i)
    edition.files[std::string(names[i].text())] = TRY(text_of(registry, attachments[i]));
  return std::optional(std::move(edition));
}

}  // namespace

Result<std::unique_ptr<const Treaty>> Treaty::read(std::span<const NamedText> files, std::uint32_t edition) {
  auto treaty = std::make_unique<Treaty>();
  treaty->edition_ = edition;
  treaty->digest_ = digest_of(files);
  treaty->vocabularies_ = TRY(vocabularies::Vocabularies::read(files));
  treaty->formats_.emplace(TRY(formats::Formats::read(files, *treaty->vocabularies_)));
  treaty->roles_ = TRY(access::Roles::read(files));
  treaty->languages_ = TRY(languages::Languages::read(files));
  treaty->catalogues_.emplace(TRY(languages::Catalogues::read(*treaty->languages_, files)));
  treaty->glossary_ = TRY(languages::Glossary::read(files));
  treaty->readers_ = TRY(renditions::readers(*treaty->languages_, *treaty->catalogues_));
  return std::unique_ptr<const Treaty>(std::move(treaty));
}

Result<std::unique_ptr<const Treaty>> Treaty::read(const TreatyFiles& files, std::uint32_t edition) {
  std::vector<NamedText> views;
  for (const auto& [name, text] : files) views.push_back({name, text});
  return read(views, edition);
}

std::vector<Problem> Treaty::faults(std::span<const formats::Label> others) const {
  const auto known = catalogues_->faults();
  std::vector<Problem> all(known.begin(), known.end());
  for (const auto id : renditions::statement::said_by_the_program) {
    if (vocabularies_->statement(id) == nullptr)
      all.push_back({Problem::Kind::invalid, "treaty.no-statement", {{"statement", std::string(id)}}});
  }
  for (const formats::Format* format : formats_->all()) {
    for (const std::string& what : formats::unreachable(*format)) {
      all.push_back(
          {Problem::Kind::invalid, "treaty.unreachable", {{"format", format->id.value()}, {"what", what}}});
    }
  }
  const auto compare_words = [&](const languages::Language& language, std::string_view context,
                                 std::string_view english, std::string_view text) {
    for (const std::string& term : glossary_.missing(language.tag, english, text)) {
      all.push_back({Problem::Kind::invalid,
                     "glossary.other-word",
                     {{"language", language.tag}, {"term", term}, {"context", std::string(context)}}});
    }
  };
  catalogues_->compare(compare_words);
  auto all_labels = labels();
  all_labels.insert(all_labels.end(), others.begin(), others.end());
  for (const auto& language : languages_->all()) {
    if (&language == &languages_->fallback()) continue;
    const auto& catalogue = catalogues_->in(language);
    for (const auto& label : all_labels) {
      const bool is_there = catalogue.has_label(label.context, label.english);
      const std::string text = catalogue.label(label.context, label.english);
      if (is_there) compare_words(language, label.context, label.english, text);
      if (is_there && languages::holes(text) == languages::holes(label.english)) continue;
      all.push_back({Problem::Kind::invalid,
                     is_there ? "label.holes" : "label.missing",
                     {{"language", language.tag}, {"context", label.context}, {"text", label.english}}});
    }
  }
  return all;
}

std::vector<formats::Label> Treaty::labels() const {
  auto all = formats::labels(*formats_);
  std::ranges::move(formats::labels(glossary_), std::back_inserter(all));
  for (const auto& role : roles_.all()) all.push_back({role.context(), role.english});
  return all;
}

const renditions::Reader& Treaty::reader(std::string_view tag) const {
  for (const auto& reader : readers_) {
    if (tag.substr(0, tag.find_first_of("_.-")) == reader->tag()) return *reader;
  }
  return *readers_.front();
}

Result<std::unique_ptr<const Treaty>> built_in_treaty() {
  return Treaty::read(treaty::edition_0());
}

Result<TreatyFiles> read_treaty_files(const std::filesystem::path& folder) {
  TreatyFiles files;
  std::error_code failed;
  for (const auto& each : std::filesystem::recursive_directory_iterator(folder, failed)) {
    const auto extension = each.path().extension();
    if (!each.is_regular_file() || (extension != ".toml" && extension != ".po")) continue;
    std::ifstream file(each.path(), std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    files.emplace(each.path().lexically_relative(folder).generic_string(), std::move(text));
  }
  if (files.empty())
    return Problem{Problem::Kind::not_found, "treaty.no-folder", {{"folder", folder.string()}}};
  return files;
}

Result<TreatyFiles> present_files(const registry::Registry& registry) {
  if (auto edition = TRY(edition_in(registry))) return std::move(edition->files);
  TreatyFiles files;
  for (const NamedText& file : treaty::edition_0()) files.emplace(file.name, file.text);
  return files;
}

Result<std::unique_ptr<const Treaty>> newest_edition(const registry::Registry& registry) {
  auto edition = TRY(edition_in(registry));
  if (!edition) return std::unique_ptr<const Treaty>();
  for (const NamedText& own : treaty::edition_0()) {
    if (holds_sentences_of_the_program(own.name)) edition->files[std::string(own.name)] = own.text;
    if (own.name == access::Roles::file_name) edition->files.try_emplace(std::string(own.name), own.text);
  }
  return Treaty::read(edition->files, edition->number);
}

registry::Act edition_act(const TreatyFiles& files, std::uint32_t edition) {
  registry::Act act;
  act.kind = registry::Kind::treaty;
  act.role = role;
  act.edition = edition;
  records::Document names = records::Document::list();
  for (const auto& [name, text] : files) {
    names.append(name);
    act.attachments.push_back({std::string(media), text});
  }
  act.content = records::Document();
  act.content->set(member::edition, std::int64_t{edition});
  act.content->set(member::files, std::move(names));
  return act;
}

}  // namespace bch::node
