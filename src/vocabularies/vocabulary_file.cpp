#include "vocabularies/vocabulary_file.h"

#include <algorithm>

namespace bch::vocabularies {
namespace {

// A basic string of TOML 1.0.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) < ' ' || c == '\x7f')
      out += ' ';
    else
      out += c;
  }
  return out + '"';
}

void line(std::string& text, std::string_view name, std::string_view value) {
  if (!value.empty()) text.append(name).append(" = ").append(quoted(value)).append("\n");
}

void flag(std::string& text, std::string_view name, bool value) {
  if (value) text.append(name).append(" = true\n");
}

}  // namespace

std::string write_vocabulary(const Vocabulary& vocabulary, std::span<const Term> terms,
                             std::string_view comment) {
  std::string text(comment);
  line(text, "title", vocabulary.english);
  line(text, "domain", vocabulary.domain);
  line(text, "source", vocabulary.source);
  for (const Term& term : terms) {
    text += "\n[[term]]\n";
    line(text, "id", term.id.value());
    line(text, "key", term.key);
    line(text, "title", term.english);
    line(text, "sign", term.sign);
    line(text, "note", term.note);
    line(text, "broader", term.broader.value());
    flag(text, "own", term.own);
    flag(text, "interim", term.is_interim);
    flag(text, "deprecated", term.deprecated);
    line(text, "replaced_by", term.replaced_by.value());
    if (term.also.empty()) continue;
    text += "also = [";
    for (const TermId& former : term.also)
      text += (&former == &term.also.front() ? "" : ", ") + quoted(former.value());
    text += "]\n";
  }
  return text;
}

std::string_view leading_comment(std::string_view file) {
  std::size_t end = 0;
  while (end < file.size() && file[end] == '#') end = std::min(file.find('\n', end), file.size() - 1) + 1;
  return file.substr(0, end);
}

}  // namespace bch::vocabularies
