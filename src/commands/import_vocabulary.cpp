#include "commands/command.h"
#include "formats/thesaurus.h"
#include "languages/po.h"
#include "records/json.h"
#include "vocabularies/vocabulary_file.h"

#include <algorithm>
#include <fstream>

namespace bch::commands {
namespace {

constexpr Option options[] = {
    json_option,
    {"--dry-run", "", "say what would change, and change nothing"},
    {"FILE VOCABULARY FOLDER", "",
     "the thesaurus as JSON, the vocabulary (traits), and the folder with all treaty files"},
};

Result<std::string> read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Problem{Problem::Kind::not_found, "import.no-file", {{"file", path.string()}}};
  return std::string(std::istreambuf_iterator<char>(file), {});
}

Result<Done> write_file(const std::filesystem::path& path, std::string_view text) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << text;
  if (!file.flush()) return Problem{Problem::Kind::failed, "command.cannot-write", {{"file", path.string()}}};
  return Done{};
}

// The titles that the thesaurus has in a language, in that language's file.
Result<Done> write_titles(const std::filesystem::path& folder, const languages::Language& language,
                          const std::vector<formats::ThesaurusTerm>& theirs) {
  const std::string name = "languages/" + language.tag + ".vocabularies.po";
  const auto text = read_file(folder / name);
  languages::PoFile file;
  if (text.ok()) file = TRY(languages::read_po({name, *text}));
  std::vector<languages::PoEntry> entries = std::move(file.entries);
  std::ranges::move(file.suggestions, std::back_inserter(entries));
  for (const formats::ThesaurusTerm& term : theirs) {
    const auto title = std::ranges::find(term.title, language.tag, &languages::Text::language);
    if (title == term.title.end()) continue;
    const std::string context = "term." + term.id.value();
    std::erase_if(entries, [&](const languages::PoEntry& entry) { return entry.context == context; });
    entries.push_back({context, term.name, {}, std::vector{title->text}, 0, {}, false});
  }
  std::ranges::sort(entries, {}, &languages::PoEntry::context);
  return write_file(folder / name, languages::write_po(language, entries));
}

void report(const Call& call, const formats::Merged& merged, std::size_t theirs) {
  if (call.json()) {
    records::Document line;
    line.set("terms", static_cast<std::int64_t>(theirs));
    line.set("known", static_cast<std::int64_t>(merged.known));
    line.set("added", static_cast<std::int64_t>(merged.added.size()));
    records::Document renamed;
    for (const auto& [ours, now] : merged.renamed) renamed.set(ours.value(), now.value());
    line.set("renamed", std::move(renamed));
    Call::print_line(line);
    return;
  }
  for (const auto& [ours, now] : merged.renamed)
    call.say("command.import-vocabulary.renamed", {{"ours", ours.value()}, {"now", now.value()}});
  call.say("command.import-vocabulary.done", {{"known", std::to_string(merged.known)},
                                              {"renamed", std::to_string(merged.renamed.size())},
                                              {"added", std::to_string(merged.added.size())}});
}

Result<int> run(const Call& call) {
  if (call.rest().size() != 3) return Problem{Problem::Kind::invalid, "command.import-vocabulary.usage", {}};
  const std::filesystem::path folder = call.rest()[2];
  const std::string& id = call.rest()[1];
  const std::string text = TRY(read_file(call.rest()[0]));
  const auto json = TRY(records::read_json(text));
  const auto theirs = TRY(formats::read_thesaurus(json));
  const auto files = TRY(node::read_treaty_files(folder));
  const auto treaty = TRY(node::Treaty::read(files));
  const auto* vocabulary = treaty->formats().vocabularies().find(id);
  if (vocabulary == nullptr)
    return Problem{Problem::Kind::not_found, "command.import-vocabulary.unknown", {{"vocabulary", id}}};
  const auto merged = formats::merge_thesaurus(vocabulary->terms, theirs);
  report(call, merged, theirs.size());
  if (call.has("--dry-run")) return 0;
  const std::string name = "vocabularies/" + id + ".toml";
  TRY(write_file(folder / name,
                 vocabularies::write_vocabulary(*vocabulary, merged.terms,
                                                vocabularies::leading_comment(files.at(name)))));
  for (const auto& language : treaty->languages().all()) {
    if (&language != &treaty->languages().fallback()) TRY(write_titles(folder, language, theirs));
  }
  return 0;
}

}  // namespace

const Command import_vocabulary_command{
    "import-vocabulary", "Take over the terms of the system in use into a vocabulary of the treaty's files",
    "FILE holds what its thesaurus gives for a domain. Identifiers that are known stay; a term of our own "
    "that it "
    "has under another identifier takes that one and keeps ours as a former one, so that records keep their "
    "meaning; "
    "what is new is added, with its titles. Then bch check, and bch treaty to publish.",
    options, run};

}  // namespace bch::commands
