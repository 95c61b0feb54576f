#include "formats/format_file.h"

#include "vocabularies/toml.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

namespace bch::formats {
namespace {

using vocabularies::TomlTable;

template <typename Value, std::size_t count>
using Words = std::array<std::pair<std::string_view, Value>, count>;

constexpr std::string_view any_format = "*";

constexpr Words<FieldType, 17> types{{
    {"text", FieldType::text},
    {"localized", FieldType::localized},
    {"rich", FieldType::rich},
    {"choice", FieldType::choice},
    {"term", FieldType::term},
    {"party", FieldType::party},
    {"reference", FieldType::reference},
    {"link", FieldType::link},
    {"language", FieldType::language},
    {"date", FieldType::date},
    {"boolean", FieldType::boolean},
    {"integer", FieldType::integer},
    {"year", FieldType::year},
    {"number", FieldType::number},
    {"unique-identifier", FieldType::identifier},
    {"group", FieldType::group},
    {"construct", FieldType::construct},
}};

constexpr Words<Severity, 3> severities{
    {{"note", Severity::note}, {"warning", Severity::warning}, {"error", Severity::error}}};

constexpr Words<Weight, 3> weights{{{"", Weight::body}, {"name", Weight::name}, {"none", Weight::none}}};

template <typename Value, std::size_t count>
Value word(TomlTable& table, std::string_view member, const Words<Value, count>& words) {
  const std::string written = table.text(member);
  for (const auto& [known, value] : words) {
    if (known == written) return value;
  }
  table.fault("\"" + written + "\" is no " + std::string(member));
  return words.front().second;
}

std::vector<std::string> split(std::string_view names) {
  std::vector<std::string> parts;
  std::string part;
  for (const char c : std::string(names) + " ") {
    if (c != ' ')
      part += c;
    else if (!part.empty())
      parts.push_back(std::exchange(part, {}));
  }
  return parts;
}

class FileReader {
 public:
  FileReader(const NamedText& file, const vocabularies::Vocabularies& vocabularies)
      : file_(file), vocabularies_(vocabularies) {}

  Result<FormatFile> read() {
    const auto toml = TRY(vocabularies::TomlFile::read(file_));
    TomlTable root = toml.root();
    FormatFile read;
    read.format = std::make_unique<Format>();
    format_ = read.format.get();
    read_head(root, read);
    auto sections = root.tables("section");
    read_conditions_names(root);
    for (TomlTable& table : sections) read_section(table);
    TRY(toml.faults());  // conditions name fields: those must stand first
    compile_conditions();
    compile_fields();
    read_rules(root);
    check_names(root);
    for (auto& [name, expression, table] : named_) {
      if (!used_.contains(name)) table.fault("the condition \"" + name + "\" is used nowhere");
    }
    root.finish();
    TRY(toml.faults());
    return read;
  }

 private:
  // An expression that waits until all fields are known.
  struct Waiting {
    TomlTable table;
    std::string expression;
    Condition* into;
  };

  [[nodiscard]] std::string context(std::string_view what, std::string_view id) const {
    return "format." + format_->id.value() + "." + std::string(what) + "." + std::string(id);
  }

  void read_head(TomlTable& root, FormatFile& read) {
    Format& format = *format_;
    format.id = records::FormatId(root.needed_text("id"));
    format.code = root.needed_text("code");
    format.title = {"format." + format.id.value() + ".title", root.needed_text("title")};
    format.plural = {"format." + format.id.value() + ".plural", root.needed_text("plural")};
    read.order = root.number("order").value_or(0);
    read.later = root.texts("later");
    format.articles = root.texts("articles");
    for (const std::string& written : root.texts("aspects")) {
      const auto known = aspect_named(written);
      if (!known)
        root.fault("\"" + written + "\" is no aspect");
      else
        format.aspects.push_back(*known);
    }
    for (const std::string& names : root.texts("title_from")) format.title_from.push_back(split(names));
    if (format.title_from.empty()) root.fault("\"title_from\" is needed here");
    format.summary_from = root.texts("summary_from");
    format.dated_by = root.text("dated_by");
    format.private_fields = root.texts("private");
    if (!root.text("second_review").empty()) wait(root, "second_review", format.second_review.emplace());
    if (auto table = root.table("aliases")) {
      for (const std::string& form_name : table->members())
        format.aliases.push_back({form_name, table->needed_text(form_name)});
      table->finish();
    }
    if (auto table = root.table("revalidation")) {
      format.confirm_after_months = static_cast<int>(table->number("months").value_or(0));
      format.confirm_within_months = static_cast<int>(table->number("grace_months").value_or(0));
      wait(*table, "when", format.to_confirm);
      format.retires = table->flag("retire");
      table->finish();
    }
  }

  void wait(TomlTable& table, std::string_view member, Condition& into) {
    std::string expression = table.text(member);
    if (!expression.empty()) waiting_.push_back({table, std::move(expression), &into});
  }

  void read_conditions_names(TomlTable& root) {
    for (TomlTable& table : root.tables("condition")) {
      named_.push_back({table.needed_text("name"), table.needed_text("is"), table});
      table.finish();
    }
  }

  void read_section(TomlTable& table) {
    const std::string id = table.needed_text("id");
    sections_.push_back({id, {}, {}, {}});
    auto& waiting = sections_.back();
    waiting.when = table.text("shown_when");
    Section section;
    section.id = id;
    section.title = {context("section", id), table.needed_text("title")};
    for (TomlTable& field : table.tables("field"))
      section.fields.push_back(read_field(field, waiting.fields.emplace_back(field)));
    waiting.table = table;
    format_->sections.push_back(std::move(section));
    table.finish();
  }

  struct FieldText {
    explicit FieldText(TomlTable read_from) : table(std::move(read_from)) {}
    TomlTable table;
    std::string shown;
    std::string needed;
    std::vector<FieldText> members;
  };
  struct SectionText {
    std::string id;
    std::string when;
    std::optional<TomlTable> table;
    std::vector<FieldText> fields;
  };

  // `group` is empty for a field of the record, else the name of the group that it is a member of.
  Field read_field(TomlTable& table, FieldText& text, const std::string& group = {}) {
    Field field;
    field.name = table.needed_text("name");
    const std::string path = group.empty() ? field.name : group + "." + field.name;
    field.type = word(table, "type", types);
    field.role = role(table);
    field.many = table.flag("many");
    field.label = {context("field", path), table.needed_text("label")};
    field.help = {context("help", path), table.text("help")};
    field.is_needed = table.flag("needed");
    text.shown = table.text("shown_when");
    text.needed = table.text("needed_when");
    if (!text.needed.empty()) field.is_needed = true;
    field.weight = word(table, "weight", weights);
    field.facet = table.flag("facet");
    field.listed = table.flag("listed");
    field.never_confidential = table.flag("never_confidential");
    field.needs_consent = table.flag("needs_consent");
    field.most = limit(table, "most");
    field.most_words = limit(table, "most_words");
    field.most_characters = limit(table, "most_characters");
    read_targets(table, field, path);
    for (TomlTable& inner : table.tables("member")) {
      if (!group.empty()) {
        inner.fault("groups are one level deep");
        continue;
      }
      FieldText& member = text.members.emplace_back(inner);
      field.members.push_back(read_field(inner, member, field.name));
      if (field.many && !(member.shown.empty() && member.needed.empty()))
        inner.fault("members of a repeated group have no conditions");
    }
    if ((field.type == FieldType::group) == field.members.empty())
      table.fault("a group, and only a group, has members");
    table.finish();
    return field;
  }

  static Role role(TomlTable& table) {
    const std::string written = table.text("role");
    const auto known = role_named(written);
    if (!written.empty() && !known) table.fault("\"" + written + "\" is no role");
    return known.value_or(Role::none);
  }

  static std::optional<int> limit(TomlTable& table, std::string_view member) {
    const auto most = table.number(member);
    return most ? std::optional(static_cast<int>(*most)) : std::nullopt;
  }

  void read_targets(TomlTable& table, Field& field, const std::string& path) {
    const std::string vocabulary = table.text("vocabulary");
    field.vocabulary = vocabularies_.find(vocabulary);
    if ((field.type == FieldType::term) != (field.vocabulary != nullptr)) {
      table.fault("a term, and only a term, names a vocabulary; \"" + vocabulary + "\" is " +
                  (field.vocabulary == nullptr ? "not known" : "too much"));
    }
    for (const std::string& key : table.texts("text_with")) {
      const auto* term = field.vocabulary == nullptr ? nullptr : field.vocabulary->with_key(key);
      if (term == nullptr)
        table.fault("there is no term \"" + key + "\" beside which to give a text");
      else
        field.text_with.push_back(term->id);
    }
    field.or_party = table.flag("or_party");
    const auto targets = table.texts("to");
    for (const std::string& target : targets) {
      if (target != any_format) field.targets.emplace_back(target);
    }
    if ((field.type == FieldType::reference) == targets.empty())
      table.fault("a reference, and only a reference, says to which formats");
    for (TomlTable& choice : table.tables("choice")) {
      const std::string id = choice.needed_text("id");
      const std::string own_path = std::string(path).append(".").append(id);
      field.choices.push_back({id, {context("choice", own_path), choice.needed_text("title")}, role(choice)});
      choice.finish();
    }
    if ((field.type == FieldType::choice) == field.choices.empty())
      table.fault("a choice, and only a choice, has choices");
  }

  [[nodiscard]] std::vector<std::string> identifiers(const Field& field, std::string_view key) const {
    std::vector<std::string> found;
    if (field.vocabulary != nullptr) {
      const vocabularies::Term* wanted = field.vocabulary->with_key(key);
      if (wanted == nullptr) return found;
      // Broader terms stand before narrower ones, so the term itself comes first.
      for (const auto& term : field.vocabulary->terms) {
        if (!field.vocabulary->is_within(term.id, wanted->id)) continue;
        found.push_back(term.id.value());
        for (const auto& former : term.also) found.push_back(former.value());
      }
    }
    if (std::ranges::find(field.choices, key, &Choice::id) != field.choices.end()) found.emplace_back(key);
    return found;
  }

  void compile(TomlTable& table, const std::string& expression, Condition& into) {
    if (expression.empty()) return;
    const Condition::Names names{
        [this](std::string_view name) { return format_->field(name); },
        [this](std::string_view name) -> const Condition* {
          const auto found = conditions_.find(name);
          if (found == conditions_.end()) return nullptr;
          used_.insert(found->first);
          return &found->second;
        },
        [this](const Field& field, std::string_view key) { return identifiers(field, key); },
    };
    auto compiled = Condition::compile(expression, names);
    if (compiled.ok())
      into = std::move(compiled).value();
    else
      table.fault("the condition \"" + expression + "\" is not understood at \"" +
                  compiled.problem().arguments.front().second + "\"");
  }

  void compile_conditions() {
    for (auto& [name, expression, table] : named_) {
      Condition condition;
      compile(table, expression, condition);
      if (!conditions_.emplace(name, std::move(condition)).second)
        table.fault("the condition \"" + name + "\" stands here twice");
    }
    for (auto& [table, expression, into] : waiting_) compile(table, expression, *into);
  }

  void compile_fields() {
    for (std::size_t i = 0; i < sections_.size(); ++i) {
      Section& section = format_->sections[i];
      compile(*sections_[i].table, sections_[i].when, section.shown);
      for (std::size_t j = 0; j < section.fields.size(); ++j)
        compile_field(sections_[i].fields[j], section.fields[j]);
    }
  }

  void compile_field(FieldText& text, Field& field) {
    compile(text.table, text.shown, field.shown);
    compile(text.table, text.needed, field.needed);
    for (std::size_t i = 0; i < text.members.size(); ++i) compile_field(text.members[i], field.members[i]);
  }

  void read_rules(TomlTable& root) {
    for (TomlTable& table : root.tables("rule")) {
      Rule rule;
      rule.id = table.needed_text("id");
      rule.field = table.needed_text("field");
      if (format_->field(rule.field) == nullptr) table.fault("there is no field \"" + rule.field + "\"");
      rule.severity = word(table, "severity", severities);
      rule.message = {context("rule", rule.id), table.needed_text("message")};
      compile(table, table.needed_text("violated_when"), rule.violated);
      table.finish();
      format_->rules.push_back(std::move(rule));
    }
  }

  // Whatever names a field names one that exists, and no field stands here twice.
  void check_names(TomlTable& root) const {
    const auto need = [&](const std::string& name) {
      if (format_->field(name) == nullptr) root.fault("there is no field \"" + name + "\"");
    };
    for (const auto& names : format_->title_from) std::ranges::for_each(names, need);
    std::ranges::for_each(format_->summary_from, need);
    const auto personal = [](const auto& named) { return named.second->needs_consent; };
    if (std::ranges::any_of(all_fields(*format_), personal) && format_->field_with(Role::consent) == nullptr)
      root.fault("what needs consent needs a field with the role \"consent\"");
    if (!format_->dated_by.empty()) need(format_->dated_by);
    for (const Alias& alias : format_->aliases) need(alias.name);
    std::vector<std::string> seen;
    for (const Section& section : format_->sections) {
      for (const Field& field : section.fields) {
        if (std::ranges::find(seen, field.name) != seen.end())
          root.fault("the field \"" + field.name + "\" stands here twice");
        seen.push_back(field.name);
      }
    }
  }

  struct Named {
    std::string name;
    std::string expression;
    TomlTable table;
  };

  const NamedText& file_;
  const vocabularies::Vocabularies& vocabularies_;
  Format* format_ = nullptr;
  std::vector<Waiting> waiting_;
  std::vector<Named> named_;
  std::vector<SectionText> sections_;
  std::map<std::string, Condition, std::less<>> conditions_;
  std::set<std::string> used_;  // names of conditions
};

}  // namespace

Result<FormatFile> read_format_file(const NamedText& file, const vocabularies::Vocabularies& vocabularies) {
  return FileReader(file, vocabularies).read();
}

}  // namespace bch::formats
