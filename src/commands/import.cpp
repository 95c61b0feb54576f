#include "base/limits.h"
#include "commands/command.h"
#include "commands/progress.h"
#include "http/media_type.h"
#include "publication/importing.h"
#include "records/inspection.h"
#include "records/json.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <future>
#include <iostream>
#include <memory>

#include <unistd.h>

namespace bch::commands {
namespace {

constexpr std::size_t records_a_batch = 500;
constexpr std::size_t bytes_a_batch = 16 * 1024 * 1024;

constexpr Option options[] = {
    data_option,
    json_option,
    {"--dry-run", "", "say what would happen, and change nothing"},
    {"FILE", "",
     "files (.json: one record or a list; .ndjson: one a line), folders of them, or - for standard input"},
};

// Where a record came from, for people: "xa.ndjson:3".
struct Source {
  std::string name;
  std::string json;
  std::filesystem::path folder;  // where the files lie that it names
};

// The media type of a file, by the end of its name.
std::string media_type(const std::filesystem::path& path) {
  static constexpr std::pair<std::string_view, std::string_view> types[] = {
      {".csv", http::media::csv},
      {".docx", records::document_media::docx},
      {".epub", records::document_media::epub},
      {".html", http::media::html},
      {".odp", records::document_media::odp},
      {".ods", records::document_media::ods},
      {".odt", records::document_media::odt},
      {".pdf", http::media::pdf},
      {".png", http::media::png},
      {".pptx", records::document_media::pptx},
      {".txt", http::media::text},
      {".xlsx", records::document_media::xlsx},
  };
  const auto* known = std::ranges::find(types, path.extension().string(),
                                        &std::pair<std::string_view, std::string_view>::first);
  return std::string(known == std::end(types) ? http::media::binary : known->second);
}

// A file in the folder or below it: whoever wrote the record does not reach what lies elsewhere.
Result<registry::Act::Attachment> read_beside(const std::filesystem::path& folder, std::string_view path) {
  const Problem absent{Problem::Kind::invalid, "import.no-attachment", {{"file", std::string(path)}}};
  std::error_code failed;
  const auto root = std::filesystem::canonical(folder, failed);
  if (failed) return absent;
  const auto file = std::filesystem::canonical(root / path, failed);
  if (failed || !std::filesystem::is_regular_file(file, failed)) return absent;
  if (std::ranges::mismatch(root, file).in1 != root.end()) return absent;
  const auto size = std::filesystem::file_size(file, failed);
  if (failed || size > limits::attachment_bytes)
    return Problem{Problem::Kind::too_large, "import.attachment-too-large", {{"file", std::string(path)}}};
  std::ifstream stream(file, std::ios::binary);
  return registry::Act::Attachment{media_type(file), std::string(std::istreambuf_iterator<char>(stream), {})};
}

// Gives the records of all files one after the other.
class Sources {
 public:
  static Result<Sources> open(const std::vector<std::string>& names) {
    Sources sources;
    for (const std::string& name : names) {
      std::error_code failed;
      if (std::filesystem::is_directory(name, failed)) {
        for (const auto& each : std::filesystem::recursive_directory_iterator(name, failed)) {
          const auto extension = each.path().extension();
          if (each.is_regular_file() && (extension == ".json" || extension == ".ndjson"))
            sources.files_.push_back(each.path().string());
        }
      } else if (name != "-" && !std::filesystem::is_regular_file(name, failed)) {
        return Problem{Problem::Kind::not_found, "import.no-file", {{"file", name}}};
      } else {
        sources.files_.push_back(name);
      }
    }
    std::ranges::sort(sources.files_);
    for (const auto& file : sources.files_) {
      std::error_code failed;
      const auto size = std::filesystem::file_size(file, failed);
      if (!failed) sources.bytes_ += size;
    }
    return sources;
  }

  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }
  [[nodiscard]] std::uint64_t read() const { return read_; }

  // The next record, or nothing at the end.
  std::optional<Source> next() {
    for (;;) {
      if (!list_.empty()) {
        Source source = std::move(list_.back());
        list_.pop_back();
        return source;
      }
      if (stream_ == nullptr) {
        if (!open_next()) return std::nullopt;
        continue;
      }
      std::string line;
      if (!read_line(line)) {
        stream_ = nullptr;
        continue;
      }
      ++line_;
      if (line.find_first_not_of(" \t\r") != std::string::npos)
        return Source{current_ + ":" + std::to_string(line_), std::move(line), folder()};
    }
  }

 private:
  [[nodiscard]] std::filesystem::path folder() const {
    if (current_ == "-") return {};
    const auto parent = std::filesystem::path(current_).parent_path();
    return parent.empty() ? "." : parent;
  }

  bool open_next() {
    if (at_ == files_.size()) return false;
    current_ = files_[at_++];
    line_ = 0;
    if (current_ == "-") {
      stream_ = &std::cin;
      return true;
    }
    file_ = std::make_unique<std::ifstream>(current_, std::ios::binary);
    stream_ = file_.get();
    if (current_.ends_with(".json")) read_whole();
    return true;
  }

  // A file with one record or a list of them.
  void read_whole() {
    std::string text{std::istreambuf_iterator<char>(*stream_), {}};
    read_ += text.size();
    stream_ = nullptr;
    const auto document = records::read_json(text);
    if (!document.ok() || !document->is(records::Document::Kind::list)) {
      list_.push_back({current_, std::move(text), folder()});
      return;
    }
    const auto items = document->items();
    for (std::size_t i = items.size(); i-- > 0;)
      list_.push_back(
          {current_ + "[" + std::to_string(i) + "]", records::canonical_json(items[i]), folder()});
  }

  // A line of at most one byte more than a record may have; the rest of a longer one is passed over.
  bool read_line(std::string& line) {
    std::streambuf& buffer = *stream_->rdbuf();
    bool any = false;
    for (int c = buffer.sbumpc(); c != std::char_traits<char>::eof(); c = buffer.sbumpc()) {
      any = true;
      ++read_;
      if (c == '\n') break;
      if (line.size() <= limits::document_bytes) line += static_cast<char>(c);
    }
    return any;
  }

  std::vector<std::string> files_;
  std::size_t at_ = 0;
  std::string current_;
  std::unique_ptr<std::ifstream> file_;
  std::istream* stream_ = nullptr;
  std::size_t line_ = 0;
  std::uint64_t bytes_ = 0;
  std::uint64_t read_ = 0;
  std::vector<Source> list_;
};

struct Counts {
  std::uint64_t published = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t refused = 0;
  std::uint64_t with_findings = 0;
};

records::Document findings_document(const Call& call, const formats::Findings& findings) {
  records::Document::List list;
  for (const auto& finding : findings) {
    records::Document each;
    each.set("path", finding.path);
    each.set("key", finding.key);
    each.set("severity", name(finding.severity));
    each.set("message", call.reader().say(finding.key, finding.arguments));
    list.emplace_back(std::move(each));
  }
  return records::Document(std::move(list));
}

void report_json(const Call& call, const std::string& source, const publication::Imported& imported) {
  records::Document line;
  line.set("source", source);
  line.set("fate", name(imported.fate));
  line.set("record", imported.record.value());
  if (!imported.number.empty()) line.set("number", imported.number);
  if (imported.revision != 0) line.set("revision", std::int64_t{imported.revision});
  if (imported.problem) {
    line.set("problem", imported.problem->key);
    line.set("message", call.reader().say(imported.problem->key, imported.problem->arguments));
  }
  if (!imported.findings.empty()) line.set("findings", findings_document(call, imported.findings));
  Call::print_line(line);
}

void report(const Call& call, const std::string& source, const publication::Imported& imported) {
  const auto gravest = formats::gravest(imported.findings);
  if (imported.fate != publication::Fate::refused && gravest < formats::Severity::warning) return;
  std::string text =
      source + ": " + call.reader().say("import.fate-" + std::string(name(imported.fate))) + "\n";
  if (imported.problem)
    text += "  " + call.reader().say(imported.problem->key, imported.problem->arguments) + "\n";
  for (const auto& finding : imported.findings) {
    if (finding.severity < formats::Severity::warning) continue;
    text += "  " + finding.path + ": " + call.reader().say(finding.key, finding.arguments) + "\n";
  }
  std::fputs(text.c_str(), stderr);
}

void count(Counts& counts, const publication::Imported& imported) {
  counts.published += imported.fate == publication::Fate::published ? 1 : 0;
  counts.unchanged += imported.fate == publication::Fate::unchanged ? 1 : 0;
  counts.refused += imported.fate == publication::Fate::refused ? 1 : 0;
  counts.with_findings += formats::gravest(imported.findings) >= formats::Severity::warning ? 1 : 0;
}

struct Batch {
  std::vector<std::string> sources;
  std::vector<publication::Examined> examined;
};

Batch examine(Sources& sources, publication::Importer& importer) {
  Batch batch;
  std::size_t bytes = 0;
  while (batch.examined.size() < records_a_batch && bytes < bytes_a_batch) {
    auto source = sources.next();
    if (!source) break;
    bytes += source->json.size();
    batch.sources.push_back(std::move(source->name));
    const auto beside = [&](std::string_view path) { return read_beside(source->folder, path); };
    auto& examined = batch.examined.emplace_back(importer.examine(source->json, beside));
    for (const auto& attachment : examined.attachments) bytes += attachment.bytes.size();
  }
  return batch;
}

// Examines one batch while the one before it is being published.
Result<Counts> import_all(const Call& call, Sources& sources, publication::Importer& importer) {
  Counts counts;
  Progress progress(sources.bytes());
  Batch batch = examine(sources, importer);
  while (!batch.examined.empty()) {
    auto publishing =
        std::async(std::launch::async, [&importer, examined = std::move(batch.examined)]() mutable {
          return importer.publish(std::move(examined));
        });
    Batch next = examine(sources, importer);
    const auto imported = TRY(publishing.get());
    for (std::size_t i = 0; i < imported.size(); ++i) {
      count(counts, imported[i]);
      if (call.json())
        report_json(call, batch.sources[i], imported[i]);
      else
        report(call, batch.sources[i], imported[i]);
    }
    progress.show(sources.read(), counts.published + counts.unchanged + counts.refused);
    batch = std::move(next);
  }
  return counts;
}

Result<int> run(const Call& call) {
  if (call.rest().empty()) return Problem{Problem::Kind::invalid, "import.nothing-given", {}};
  const bool rehearsal = call.has("--dry-run");
  auto sources = TRY(Sources::open(call.rest()));
  auto node = TRY(call.node(rehearsal ? node::Purpose::read : node::Purpose::append));
  publication::Importer importer(node->registry(), node->treaty().formats(),
                                 {rehearsal, node->treaty().edition()});
  const auto counts = TRY(import_all(call, sources, importer));
  if (!rehearsal) TRY(node->sign());
  if (!call.json()) {
    call.say(rehearsal ? "import.rehearsed" : "import.done",
             {{"published", std::to_string(counts.published)},
              {"unchanged", std::to_string(counts.unchanged)},
              {"refused", std::to_string(counts.refused)},
              {"findings", std::to_string(counts.with_findings)}});
  }
  return counts.refused == 0 ? 0 : 1;
}

}  // namespace

const Command import_command{
    "import", "Publish records from files, keeping their GUIDs, numbers and revisions",
    "Only a broken structure is refused; what is missing is published with findings. A link without a "
    "scheme (\"attachments/law.pdf\") names a file beside the record, which is published with it. Importing "
    "again changes nothing. What was reported is on the disc. While the node is served, the records go "
    "through the server and appear at once; otherwise the index follows when it is served, or with bch "
    "rebuild. Exit code 0: nothing was refused; 1: something was.",
    options, run};

}  // namespace bch::commands
