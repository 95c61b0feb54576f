#include "formats/category.h"

#include "vocabularies/toml.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace bch::formats {
namespace {

using vocabularies::TomlFile;
using vocabularies::TomlTable;

constexpr std::array<std::pair<std::string_view, Duty>, 3> duties{{
    {"if-it-occurs", Duty::if_it_occurs},
    {"obligatory", Duty::obligatory},
    {"optional", Duty::optional},
}};

// As an index knows it: the identifier of a term, or a word of the format.
std::optional<std::string> facet_value(const Field& field, const std::string& written) {
  if (field.vocabulary != nullptr) {
    const auto* term = field.vocabulary->with_key(written);
    return term == nullptr ? std::nullopt : std::optional(term->id.value());
  }
  const auto choice = std::ranges::find(field.choices, written, &Choice::id);
  return choice == field.choices.end() ? std::nullopt : std::optional(choice->id);
}

class Reading {
 public:
  explicit Reading(std::span<const std::unique_ptr<Format>> formats) : formats_(formats) {}

  Category read(TomlTable& table) const {
    Category category;
    category.id = table.needed_text("id");
    category.title = {"category." + category.id, table.needed_text("title")};
    category.articles = table.texts("articles");
    category.duty = duty(table);
    read_formats(table, category);
    read_values(table, category);
    table.finish();
    return category;
  }

 private:
  static Duty duty(TomlTable& table) {
    const std::string written = table.needed_text("duty");
    const auto* known = std::ranges::find(duties, written, &std::pair<std::string_view, Duty>::first);
    if (known != duties.end()) return known->second;
    table.fault("\"" + written + "\" is no duty");
    return Duty::optional;
  }

  [[nodiscard]] const Format* find(const std::string& id) const {
    const auto found =
        std::ranges::find_if(formats_, [&](const auto& format) { return format->id.value() == id; });
    return found == formats_.end() ? nullptr : found->get();
  }

  void read_formats(TomlTable& table, Category& category) const {
    for (const std::string& id : table.texts("formats")) {
      if (const Format* format = find(id))
        category.formats.push_back(format);
      else
        table.fault("there is no format \"" + id + "\"");
    }
    for (const std::string& id : table.texts("later")) {
      if (const Format* format = find(id)) category.formats.push_back(format);
    }
  }

  static void read_values(TomlTable& table, Category& category) {
    category.field = table.text("field");
    const auto written = table.texts("values");
    if (category.field.empty() != written.empty()) table.fault("a field needs values, and values a field");
    for (const Format* format : category.formats) {
      if (category.field.empty()) break;
      const Field* field = format->field(category.field);
      if (field == nullptr || !field->facet) {
        table.fault("\"" + category.field + "\" is no facet of \"" + format->id.value() + "\"");
        continue;
      }
      for (const std::string& word : written) {
        auto value = facet_value(*field, word);
        if (!value)
          table.fault("\"" + category.field + "\" has no value \"" + word + "\"");
        else if (std::ranges::find(category.values, *value) == category.values.end())
          category.values.push_back(std::move(*value));
      }
    }
  }

  std::span<const std::unique_ptr<Format>> formats_;
};

// Declarations name categories by their ids.
void refuse_unknown_categories(const Format& format, const std::vector<Category>& categories,
                               TomlTable& root) {
  const Field* field = format.field_with(Role::categories);
  if (field == nullptr) return;
  for (const Choice& choice : field->choices) {
    if (std::ranges::find(categories, choice.id, &Category::id) == categories.end())
      root.fault("there is no category \"" + choice.id + "\", which \"" + format.id.value() + "\" names");
  }
}

}  // namespace

Result<std::vector<Category>> read_categories(const NamedText& file,
                                              std::span<const std::unique_ptr<Format>> formats) {
  const TomlFile toml = TRY(TomlFile::read(file));
  TomlTable root = toml.root();
  std::vector<Category> categories;
  const Reading reading(formats);
  for (TomlTable& table : root.tables("category")) {
    categories.push_back(reading.read(table));
    if (std::ranges::count(categories, categories.back().id, &Category::id) > 1)
      table.fault("the category \"" + categories.back().id + "\" stands here twice");
  }
  for (const auto& format : formats) refuse_unknown_categories(*format, categories, root);
  root.finish();
  TRY(toml.faults());
  return categories;
}

}  // namespace bch::formats
