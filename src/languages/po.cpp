#include "languages/po.h"

#include "base/limits.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <map>
#include <set>
#include <utility>

#include <unicode/utf8.h>

namespace bch::languages {
namespace {

constexpr std::size_t most_forms = 6;
constexpr std::string_view note_mark = "#.";
constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";  // editors on Windows write it

bool is_utf8(std::string_view line) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(line.data());
  for (std::size_t at = 0; at < line.size();) {
    UChar32 c = 0;
    U8_NEXT(bytes, at, line.size(), c);
    if (c < 0) return false;
  }
  return true;
}

std::string_view trim(std::string_view line) {
  const std::size_t from = line.find_first_not_of(" \t\r");
  return from == std::string_view::npos ? "" : line.substr(from, line.find_last_not_of(" \t\r") - from + 1);
}

// The text between the quotes with its escapes undone; false when it is not one quoted text.
bool append_quoted(std::string& out, std::string_view quoted) {
  if (quoted.size() < 2 || quoted.front() != '"' || quoted.back() != '"') return false;
  quoted = quoted.substr(1, quoted.size() - 2);
  for (std::size_t i = 0; i < quoted.size(); ++i) {
    if (quoted[i] == '"' || static_cast<unsigned char>(quoted[i]) < ' ') return false;
    if (quoted[i] != '\\') {
      out += quoted[i];
      continue;
    }
    if (++i == quoted.size()) return false;
    switch (quoted[i]) {
      case 'n':
        out += '\n';
        break;
      case 't':
        out += '\t';
        break;
      case '"':
        out += '"';
        break;
      case '\\':
        out += '\\';
        break;
      default:
        return false;
    }
  }
  return true;
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (c == '\t') {
      out += "\\t";
      continue;
    }
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::string note_lines(std::string_view note) {
  std::string lines;
  while (!note.empty()) {
    const std::size_t end = std::min(note.find('\n'), note.size());
    lines.append(note_mark).append(" ").append(note.substr(0, end)).append("\n");
    note.remove_prefix(std::min(end + 1, note.size()));
  }
  return lines;
}

// The number after "nplurals=" of the header, or 0.
int read_forms(std::string_view header) {
  constexpr std::string_view name = "nplurals=";
  const std::size_t at = header.find(name);
  if (at == std::string_view::npos) return 0;
  header.remove_prefix(at + name.size());
  int forms = 0;
  std::from_chars(header.data(), header.data() + header.size(), forms);
  return forms;
}

class PoReader {
 public:
  explicit PoReader(const NamedText& file) : file_(file) {}

  Result<PoFile> read() {
    if (file_.text.size() > limits::po_file_bytes) return problem("po.too-large");
    std::string_view rest = file_.text;
    if (rest.starts_with(byte_order_mark)) rest.remove_prefix(byte_order_mark.size());
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      ++line_;
      TRY(read_line(rest.substr(0, end)));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    TRY(finish());
    return std::move(po_);
  }

 private:
  enum class Part { nothing, context, english, plural, text };

  Result<Done> read_line(std::string_view whole) {
    if (!is_utf8(whole)) return problem("po.syntax");
    const std::string_view line = trim(whole);
    if (line.empty()) return finish();
    if (line.front() == '#') return read_comment(line);
    if (line.front() == '"') {
      if (part_ == Part::nothing) return problem("po.order");
      return append(line);
    }
    const std::size_t end = std::min(line.find_first_of(" \t\""), line.size());
    TRY(begin_part(line.substr(0, end)));
    return append(trim(line.substr(end)));
  }

  Result<Done> read_comment(std::string_view line) {
    if (part_ == Part::text) TRY(finish());
    if (part_ != Part::nothing) return problem("po.order");
    if (line.starts_with("#,") && line.find("fuzzy") != std::string_view::npos) entry_.is_suggestion = true;
    if (line.starts_with(note_mark)) {
      if (!entry_.note.empty()) entry_.note += '\n';
      entry_.note += trim(line.substr(note_mark.size()));
    }
    return Done{};
  }

  Result<Done> begin_part(std::string_view word) {
    if (word == "msgctxt" || (word == "msgid" && part_ != Part::context)) {
      if (part_ == Part::text) TRY(finish());
      if (part_ != Part::nothing) return problem("po.order");
      entry_.line = line_;
      has_context_ = word == "msgctxt";
    }
    if (word == "msgctxt") return become(Part::context, entry_.context);
    if (word == "msgid") return become(Part::english, entry_.english);
    if (word == "msgid_plural" && part_ == Part::english) {
      has_plural_ = true;
      return become(Part::plural, entry_.english_plural);
    }
    const std::size_t forms = entry_.texts.size();
    const bool is_text = word == "msgstr" && part_ == Part::english;
    const bool is_form = word == "msgstr[" + std::to_string(forms) + "]" && forms < most_forms &&
                         has_plural_ && (part_ == Part::plural || part_ == Part::text);
    const bool is_known = word == "msgid_plural" || word.starts_with("msgstr");
    if (!is_text && !is_form) return problem(is_known ? "po.order" : "po.syntax");
    return become(Part::text, entry_.texts.emplace_back());
  }

  Result<Done> become(Part part, std::string& text) {
    part_ = part;
    text_ = &text;
    return Done{};
  }

  Result<Done> append(std::string_view quoted) {
    if (!append_quoted(*text_, quoted)) return problem("po.syntax");
    if (text_->size() > limits::po_text_bytes) return problem("po.too-large");
    return Done{};
  }

  // The entry is complete: keep it, unless it is the header or fuzzy.
  Result<Done> finish() {
    if (part_ == Part::nothing) return Done{};  // comments alone wait for their entry
    if (part_ != Part::text) return problem("po.order");
    PoEntry entry = std::exchange(entry_, {});
    const bool is_header = !has_context_ && entry.english.empty();
    const bool is_counted = std::exchange(has_plural_, false);
    part_ = Part::nothing;
    if (is_header && po_.entries.empty()) po_.forms = read_forms(entry.texts.front());
    if (is_header) return Done{};
    if (entry.is_suggestion) {
      po_.suggestions.push_back(std::move(entry));
      return Done{};
    }
    line_of_problem_ = entry.line;
    if (entry.context.empty()) return problem("po.no-context");
    if (entry.english.empty() || (is_counted && entry.english_plural.empty())) return problem("po.syntax");
    if (!seen_.emplace(entry.context, entry.english).second) return problem("po.twice");
    line_of_problem_ = 0;
    po_.entries.push_back(std::move(entry));
    return Done{};
  }

  [[nodiscard]] Problem problem(std::string key) const {
    return {Problem::Kind::invalid,
            std::move(key),
            {{"file", std::string(file_.name)},
             {"line", std::to_string(line_of_problem_ == 0 ? line_ : line_of_problem_)}}};
  }

  const NamedText& file_;
  PoFile po_;
  std::size_t line_of_problem_ = 0;  // 0: the line being read
  std::set<std::pair<std::string, std::string>> seen_;
  PoEntry entry_;
  Part part_ = Part::nothing;
  std::string* text_ = nullptr;  // the part of entry_ that quoted lines go to
  std::size_t line_ = 0;
  bool has_context_ = false;
  bool has_plural_ = false;
};

}  // namespace

Result<PoFile> read_po(const NamedText& file) {
  return PoReader(file).read();
}

std::vector<PoEntry> to_translate(std::span<const PoEntry> sources, const PoFile& before,
                                  const Language& language) {
  std::map<std::pair<std::string_view, std::string_view>, const PoEntry*> exact;
  std::map<std::string_view, const PoEntry*> of_context;
  for (const auto* entries : {&before.suggestions, &before.entries}) {
    for (const PoEntry& entry : *entries) {
      exact[{entry.context, entry.english}] = &entry;
      of_context[entry.context] = &entry;
    }
  }
  std::vector<PoEntry> all;
  for (const PoEntry& source : sources) {
    PoEntry entry{source.context, source.english, source.english_plural, {}, 0, source.note, false};
    const std::size_t forms =
        source.english_plural.empty() ? 1 : static_cast<std::size_t>(language.plural.forms());
    const auto same = exact.find({source.context, source.english});
    const auto former = of_context.find(source.context);
    if (same != exact.end()) {
      entry.texts = same->second->texts;
      entry.is_suggestion = same->second->is_suggestion;
    } else if (former != of_context.end()) {
      entry.texts = former->second->texts;
      entry.is_suggestion = true;
    }
    entry.texts.resize(forms);
    if (std::ranges::all_of(entry.texts, &std::string::empty)) entry.is_suggestion = false;
    all.push_back(std::move(entry));
  }
  return all;
}

std::string write_po(const Language& language, std::span<const PoEntry> entries) {
  const std::string forms = std::to_string(language.plural.forms());
  std::string text =
      "msgid \"\"\nmsgstr \"\"\n\"Language: " + language.tag +
      "\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Plural-Forms: nplurals=" + forms +
      "; plural=(" + language.plural.written() + ");\\n\"\n";
  for (const PoEntry& entry : entries) {
    text += '\n';
    if (!entry.note.empty()) text += note_lines(entry.note);
    if (entry.is_suggestion) text += "#, fuzzy\n";
    text += "msgctxt " + quoted(entry.context) + "\nmsgid " + quoted(entry.english) + "\n";
    if (entry.english_plural.empty()) {
      text += "msgstr " + quoted(entry.texts.front()) + "\n";
      continue;
    }
    text += "msgid_plural " + quoted(entry.english_plural) + "\n";
    for (std::size_t i = 0; i < entry.texts.size(); ++i)
      text += "msgstr[" + std::to_string(i) + "] " + quoted(entry.texts[i]) + "\n";
  }
  return text;
}

}  // namespace bch::languages
