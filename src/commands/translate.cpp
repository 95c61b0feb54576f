#include "commands/command.h"
#include "commands/labels.h"
#include "languages/po.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <set>

namespace bch::commands {
namespace {

constexpr Option options[] = {
    json_option,
    {"TAG FOLDER", "", "the language to translate into, and the folder with all treaty files"},
};

// Which labels stand in which file: by the first word of their contexts.
struct Part {
  std::string_view name;
  std::array<std::string_view, 7> contexts;
};
constexpr std::array parts{
    Part{"commands", {"command"}},
    Part{"commodities", {"commodity"}},
    Part{"formats", {"format"}},
    Part{"glossary", {"glossary", "glossary-note"}},
    Part{"parties", {"category", "group", "group-note", "party", "role", "statement", "territorial"}},
    Part{"vocabularies", {"note", "term", "vocabulary"}},
};

bool belongs_to(const formats::Label& label, const Part& part) {
  const std::string_view first = std::string_view(label.context).substr(0, label.context.find('.'));
  return std::ranges::find(part.contexts, first) != part.contexts.end();
}

// What there is to translate and what is translated already, of one language.
class Translation {
 public:
  Translation(node::TreatyFiles files, const node::Treaty& treaty, const languages::Language& language)
      : files_(std::move(files)), treaty_(treaty), language_(language) {}

  // Writes the files of the language anew into the folder, and removes those that are not needed any more.
  Result<Done> write(const Call& call, const std::filesystem::path& folder) {
    languages::PoFile before;
    for (const auto& [name, text] : files_) {
      if (!languages::holds_labels(name, language_)) continue;
      const auto file = TRY(languages::read_po({name, text}));
      before.entries.insert(before.entries.end(), file.entries.begin(), file.entries.end());
      before.suggestions.insert(before.suggestions.end(), file.suggestions.begin(), file.suggestions.end());
    }
    auto all = treaty_.labels();
    std::ranges::move(labels(), std::back_inserter(all));
    for (const Part& part : parts) {
      std::vector<languages::PoEntry> sources;
      for (const formats::Label& label : all) {
        if (!belongs_to(label, part)) continue;
        sources.push_back({label.context, label.english, {}, {}, 0, {}, false});
      }
      TRY(write(call, folder, name_of(part.name), languages::to_translate(sources, before, language_)));
    }
    const std::string own = name_of({});
    const auto english = TRY(read("languages/" + treaty_.languages().fallback().tag + ".po"));
    const auto translated = TRY(read(own));
    TRY(write(call, folder, own, languages::to_translate(english.entries, translated, language_)));
    for (const auto& [name, text] : files_) {
      if (languages::holds_labels(name, language_) && !written_.contains(name))
        std::filesystem::remove(folder / name);
    }
    return Done{};
  }

 private:
  [[nodiscard]] std::string name_of(std::string_view part) const {
    return "languages/" + language_.tag + (part.empty() ? "" : "." + std::string(part)) + ".po";
  }

  [[nodiscard]] Result<languages::PoFile> read(const std::string& name) const {
    const auto found = files_.find(name);
    if (found == files_.end()) return languages::PoFile{};
    return languages::read_po({name, found->second});
  }

  Result<Done> write(const Call& call, const std::filesystem::path& folder, const std::string& name,
                     const std::vector<languages::PoEntry>& entries) {
    const auto path = folder / name;
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file << languages::write_po(language_, entries);
    if (!file.flush())
      return Problem{Problem::Kind::failed, "command.cannot-write", {{"file", path.string()}}};
    written_.insert(name);
    const auto done = std::ranges::count_if(entries, [](const languages::PoEntry& entry) {
      return !entry.is_suggestion && !entry.texts.front().empty();
    });
    if (call.json()) {
      records::Document line;
      line.set("file", name);
      line.set("translated", static_cast<std::int64_t>(done));
      line.set("texts", static_cast<std::int64_t>(entries.size()));
      Call::print_line(line);
    } else {
      call.say(
          "command.translate.file",
          {{"file", name}, {"translated", std::to_string(done)}, {"texts", std::to_string(entries.size())}});
    }
    return Done{};
  }

  node::TreatyFiles files_;
  const node::Treaty& treaty_;
  const languages::Language& language_;
  std::set<std::string> written_;
};

Result<int> run(const Call& call) {
  if (call.rest().size() != 2) return Problem{Problem::Kind::invalid, "command.translate.usage", {}};
  const std::string& tag = call.rest().front();
  const std::filesystem::path folder = call.rest().back();
  auto files = TRY(node::read_treaty_files(folder));
  const auto treaty = TRY(node::Treaty::read(files));
  const auto* language = treaty->languages().find(tag);
  if (language == nullptr || language == &treaty->languages().fallback())
    return Problem{Problem::Kind::not_found, "command.translate.no-language", {{"language", tag}}};
  TRY(Translation(std::move(files), *treaty, *language).write(call, folder));
  return 0;
}

}  // namespace

const Command translate_command{
    "translate", "Bring a language's files up to date: all texts that there are to translate",
    "The language stands in languages.toml. What is translated stays; where only the English has changed, "
    "the former text becomes a suggestion (\"fuzzy\"). The files can be edited with any PO editor; "
    "bch check says what is missing.",
    options, run};

}  // namespace bch::commands
