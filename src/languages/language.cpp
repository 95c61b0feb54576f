#include "languages/language.h"

#include "base/limits.h"
#include "languages/words.h"

#include <algorithm>
#include <utility>

#include <toml++/toml.h>

namespace bch::languages {
namespace {

constexpr std::string_view file_name = "languages.toml";

Problem syntax_problem(std::string_view what, std::int64_t line) {
  return {Problem::Kind::invalid,
          "languages.syntax",
          {{"file", std::string(file_name)}, {"line", std::to_string(line)}, {"detail", std::string(what)}}};
}

// Reads one block; remembers the first field that is wrong.
class Block {
 public:
  explicit Block(const toml::table& table) : table_(table) {}

  std::string text(std::string_view field, std::string_view otherwise) {
    if (!table_.contains(field)) return std::string(otherwise);
    return text(field);
  }

  std::string text(std::string_view field) {
    ++read_;
    const auto value = table_[field].value_exact<std::string>();
    if (!value || value->empty()) wrong(field);
    return value.value_or("");
  }

  int number(std::string_view field) {
    ++read_;
    const auto value = table_[field].value_exact<std::int64_t>();
    if (!value || *value < 0 || *value > 1'000) wrong(field);
    return static_cast<int>(std::clamp<std::int64_t>(value.value_or(0), 0, 1'000));
  }

  // One of two words.
  bool is_second(std::string_view field, std::string_view first, std::string_view second) {
    const std::string value = text(field);
    if (value != first && value != second) wrong(field);
    return value == second;
  }

  void wrong(std::string_view field) {
    if (wrong_.empty()) wrong_ = field;
  }

  Result<Done> finish(std::string_view tag) {
    if (wrong_.empty() && read_ != table_.size()) wrong_ = "?";  // a field that we do not know
    if (wrong_.empty()) return Done{};
    return Problem{Problem::Kind::invalid,
                   "languages.entry",
                   {{"file", std::string(file_name)}, {"tag", std::string(tag)}, {"field", wrong_}}};
  }

 private:
  const toml::table& table_;
  std::size_t read_ = 0;
  std::string wrong_;
};

bool is_tag(std::string_view tag) {
  const bool plain = std::ranges::all_of(
      tag, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
  return plain && !tag.empty() && tag.size() <= limits::language_tag_bytes;
}

Result<Language> read_language(const toml::table& table) {
  Block block(table);
  Language language;
  language.tag = block.text("tag");
  if (!is_tag(language.tag)) block.wrong("tag");
  language.name = block.text("name");
  language.locale = block.text("locale");
  language.direction =
      block.is_second("direction", "ltr", "rtl") ? Direction::right_to_left : Direction::left_to_right;
  language.segmentation =
      block.is_second("segmentation", "spaces", "bigrams") ? Segmentation::bigrams : Segmentation::spaces;
  language.stemmer = block.text("stemmer", "");
  language.small_words = words(block.text("small_words", ""));
  language.prefixes = words(block.text("prefixes", ""));
  language.fonts = block.text("fonts");
  language.voice = block.text("voice", "");
  const int forms = block.number("forms");
  auto plural = PluralRule::read(forms, block.text("plural"));
  if (plural)
    language.plural = std::move(plural).value();
  else
    block.wrong("plural");
  TRY(block.finish(language.tag));
  return language;
}

Result<toml::table> parse(std::string_view text) {
  try {
    return toml::parse(text, file_name);
  } catch (const toml::parse_error& error) {
    return syntax_problem(error.description(), error.source().begin.line);
  } catch (const std::exception& error) {  // out of memory and the like
    return syntax_problem(error.what(), 0);
  }
}

}  // namespace

Result<Languages> Languages::read(std::span<const NamedText> treaty) {
  const auto file = std::ranges::find(treaty, file_name, &NamedText::name);
  if (file == treaty.end()) return Problem{Problem::Kind::not_found, "languages.absent", {}};
  const toml::table table = TRY(parse(file->text));
  Languages languages;
  const toml::array* blocks = table["language"].as_array();
  for (std::size_t i = 0; blocks != nullptr && i < blocks->size(); ++i) {
    const toml::table* block = blocks->get(i)->as_table();
    if (block == nullptr) return syntax_problem("[[language]]", 0);
    Language language = TRY(read_language(*block));
    if (languages.find(language.tag) != nullptr)
      return syntax_problem(language.tag, block->source().begin.line);
    languages.offered_.push_back(std::move(language));
  }
  if (languages.offered_.empty()) return syntax_problem("[[language]]", 0);
  if (const toml::table* block = table["pseudo"].as_table()) {
    Language language = TRY(read_language(*block));
    if (languages.find(language.tag) != nullptr)
      return syntax_problem(language.tag, block->source().begin.line);
    language.is_generated = true;
    languages.pseudo_ = std::move(language);
  }
  return languages;
}

const Language* Languages::find(std::string_view tag) const {
  const auto found = std::ranges::find(offered_, tag, &Language::tag);
  return found == offered_.end() ? nullptr : &*found;
}

}  // namespace bch::languages
