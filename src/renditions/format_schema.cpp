#include "renditions/format_schema.h"

#include "formats/header.h"
#include "formats/withholding.h"
#include "renditions/format_text.h"

#include <algorithm>

namespace bch::renditions {
namespace {

using formats::Condition;
using formats::Field;
using formats::FieldType;
using records::Document;

constexpr std::string_view draft = "https://json-schema.org/draft/2020-12/schema";
constexpr std::string_view guid = "^([A-Za-z]+-)?[0-9A-Fa-f]{8}-([0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}$";
constexpr std::string_view guid_or_revision =
    "^([A-Za-z]+-)?[0-9A-Fa-f]{8}-([0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}(@[1-9][0-9]*)?$";
constexpr std::string_view date =
    "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01])([Tt ]([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)"
    "(\\.[0-9]+)?([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9]))?)?)?$";
constexpr std::string_view language_tag = "^[A-Za-z0-9-]{2,35}$";
constexpr std::string_view language = "^(lang-)?[A-Za-z0-9-]{2,35}$";
constexpr std::string_view blank_text = "^[ \\t\\r\\n]*$";

Document list(std::initializer_list<Document> items) {
  Document list = Document::list();
  for (const Document& item : items) list.append(item);
  return list;
}

Document with(std::string_view name, Document value) {
  Document document;
  document.set(name, std::move(value));
  return document;
}

Document of_type(std::string_view type) {
  return with("type", type);
}

Document object(Document properties, Document required = {}) {
  Document schema = of_type("object");
  schema.set("properties", std::move(properties));
  if (!required.is_blank()) schema.set("required", std::move(required));
  return schema;
}

// {"identifier": ...} where the identifier is as the schema says.
Document identified(Document identifier) {
  return object(with(formats::member::identifier, std::move(identifier)),
                list({formats::member::identifier}));
}

Document pattern(std::string_view expression) {
  Document schema = of_type("string");
  schema.set("pattern", expression);
  return schema;
}

Document texts_by_language() {
  Document schema = of_type("object");
  schema.set("propertyNames", pattern(language_tag));
  schema.set("additionalProperties", of_type("string"));
  return schema;
}

// That a value answers something, wherever it stands.
Document given() {
  return with("$ref", "#/$defs/given");
}

// What `given` means: not null, not white space alone, and not a list or members of nothing else.
Document definitions() {
  const Document inner = with("$ref", "#/$defs/blank");
  Document items = of_type("array");
  items.set("items", inner);
  Document members = of_type("object");
  members.set("additionalProperties", inner);
  Document definitions =
      with("blank", with("anyOf", list({of_type("null"), pattern(blank_text), items, members})));
  definitions.set("given", with("not", inner));
  return definitions;
}

Document one_of(const std::vector<std::string>& words) {
  Document all = Document::list();
  for (const std::string& word : words) all.append(word);
  return with("enum", std::move(all));
}

class SchemaWriter {
 public:
  SchemaWriter(const Reader& reader, const formats::Format& format)
      : reader_(reader), format_(format), withholdable_(formats::withholdable(format)) {}

  Document write() {
    Document properties;
    properties.set(formats::member::header, header());
    for (const formats::Section& section : format_.sections) {
      for (const Field& field : section.fields) {
        const auto& left_out = format_.private_fields;  // whatever they hold
        if (std::ranges::find(left_out, field.name) == left_out.end())
          add(properties, field, field.name, section.shown);
      }
    }
    for (const formats::Rule& rule : format_.rules) {
      if (rule.severity == formats::Severity::error) rules_.append(with("not", schema_of(rule.violated)));
    }
    Document schema = object(std::move(properties), std::move(required_));
    schema.set("$schema", draft);
    schema.set("$id", "urn:bch:format:" + format_.id.value());
    schema.set("title", say_label(reader_, format_.title));
    schema.set("$defs", definitions());
    if (!rules_.is_blank()) schema.set("allOf", std::move(rules_));
    return schema;
  }

 private:
  [[nodiscard]] Document header() const {
    Document properties;
    properties.set(formats::member::identifier, pattern(guid));
    properties.set(formats::member::schema, with("const", format_.id.value()));
    Document languages = of_type("array");
    languages.set("items", pattern(language_tag));
    languages.set("minItems", 1);
    properties.set(formats::member::languages, std::move(languages));
    Document one =
        object(with(formats::member::field, one_of(withholdable_)), list({formats::member::field}));
    Document withheld = of_type("array");
    withheld.set("items", withholdable_.empty() ? Document(false) : std::move(one));
    properties.set(formats::member::withheld, std::move(withheld));
    return object(std::move(properties), list({formats::member::schema, formats::member::languages}));
  }

  // Adds a field to the properties of a record or group, and what is asked of it to the rules.
  void add(Document& properties, const Field& field, const std::string& path, const Condition& section) {
    properties.set(field.name, described(field, path));
    if (!field.is_needed) return;
    Document asked = Document::list();
    for (const Condition* condition : {&section, &field.shown, &field.needed}) {
      if (!condition->is_always()) asked.append(schema_of(*condition));
    }
    const Document withheld = said_withheld(path);
    if (path == field.name && asked.is_blank() && withheld.is_null()) {
      required_.append(field.name);
      require_answer(properties, field.name);
      return;
    }
    // A member is asked only where there is its group.
    const auto group = path.substr(0, path.size() - std::min(path.size(), field.name.size() + 1));
    if (!group.empty()) asked.append(present(group));
    Document answered = withheld.is_null() ? present(path) : with("anyOf", list({present(path), withheld}));
    if (asked.is_blank()) {
      rules_.append(std::move(answered));
      return;
    }
    Document rule;
    rule.set("if", with("allOf", std::move(asked)));
    rule.set("then", std::move(answered));
    rules_.append(std::move(rule));
  }

  // That the header says that what is at a path, or a member of it, is withheld; null where it may not be.
  [[nodiscard]] Document said_withheld(const std::string& path) const {
    std::vector<std::string> paths;
    std::ranges::copy_if(withholdable_, std::back_inserter(paths), [&](const std::string& each) {
      return each == path || each.starts_with(path + ".");
    });
    if (paths.empty()) return {};
    Document one = object(with(formats::member::field, one_of(paths)), list({formats::member::field}));
    const std::string header = std::string(formats::member::header) + ".";
    return at(header + std::string(formats::member::withheld), with("contains", std::move(one)));
  }

  // That the member, where it is there, answers something.
  static void require_answer(Document& properties, const std::string& name) {
    Document schema = properties.at(name);
    schema.set("$ref", given().at("$ref"));
    properties.set(name, std::move(schema));
  }

  // What a field holds, once or more often, with its label and help.
  Document described(const Field& field, const std::string& path) {
    Document schema = value(field, path);
    if (field.many) {
      Document many = of_type("array");
      many.set("items", std::move(schema));
      schema = std::move(many);
    }
    schema.set("title", say_label(reader_, field.label));
    if (!field.help.english.empty()) schema.set("description", say_label(reader_, field.help));
    return schema;
  }

  Document value(const Field& field, const std::string& path) {
    switch (field.type) {
      case FieldType::text:
        return of_type("string");
      case FieldType::localized:
      case FieldType::rich:
        return texts_by_language();
      case FieldType::choice:
        return choice(field);
      case FieldType::term:
        return term(field);
      case FieldType::party:
        return identified(of_type("string"));
      case FieldType::language:
        return with("anyOf", list({pattern(language), identified(pattern(language))}));
      case FieldType::reference:
        return identified(pattern(guid_or_revision));
      case FieldType::link:
        return link();
      case FieldType::date:
        return pattern(date);
      case FieldType::boolean:
        return of_type("boolean");
      case FieldType::integer:
      case FieldType::year:
        return of_type("integer");
      case FieldType::number:
        return of_type("number");
      case FieldType::identifier:
        return of_type("string");
      case FieldType::group:
        return group(field, path);
      case FieldType::construct:
        return construct();
    }
    return {};
  }

  // Beside some terms a text of one's own is needed.
  static Document term(const Field& field) {
    Document term = identified(of_type("string"));
    Document properties = term.at("properties");
    properties.set(formats::member::custom_value, texts_by_language());
    term.set("properties", std::move(properties));
    std::vector<std::string> identifiers;
    for (const auto& id : field.text_with) {
      identifiers.push_back(id.value());
      for (const auto& also : field.vocabulary->find(id)->also) identifiers.push_back(also.value());
    }
    if (identifiers.empty()) return term;
    term.set("if", identified(one_of(identifiers)));
    term.set("then", present(formats::member::custom_value));
    return term;
  }

  static Document choice(const Field& field) {
    std::vector<std::string> words;
    for (const auto& choice : field.choices) words.push_back(choice.id);
    return one_of(words);
  }

  static Document link() {
    Document properties;
    for (const auto name :
         {formats::member::url, formats::member::name, formats::member::language, formats::member::rights})
      properties.set(name, of_type("string"));
    return object(std::move(properties), list({formats::member::url}));
  }

  Document group(const Field& field, const std::string& path) {
    if (!field.many) {
      Document properties;
      for (const Field& member : field.members) add(properties, member, path + "." + member.name, always_);
      return object(std::move(properties));
    }
    Document properties;
    Document required = Document::list();
    for (const Field& member : field.members) {
      properties.set(member.name, described(member, member.name));
      if (!member.is_needed) continue;
      required.append(member.name);
      require_answer(properties, member.name);
    }
    return object(std::move(properties), std::move(required));
  }

  static Document construct() {
    Document properties;
    properties.set(formats::member::identifier, pattern(guid_or_revision));
    properties.set(formats::member::type, of_type("string"));
    properties.set(formats::member::size, of_type("integer"));
    Document cassette = of_type("array");
    cassette.set("items", object(std::move(properties), list({formats::member::identifier})));
    return cassette;
  }

  // That there is an answer at a dotted path.
  static Document present(std::string_view path) { return at(path, given()); }

  // That what is at a dotted path is there, and is as `schema` says.
  static Document at(std::string_view path, Document schema) {
    const auto dot = path.find('.');
    const std::string_view name = path.substr(0, dot);
    if (dot != std::string_view::npos) schema = at(path.substr(dot + 1), std::move(schema));
    return object(with(name, std::move(schema)), list({name}));
  }

  [[nodiscard]] Document schema_of(const Condition& condition) const {
    switch (condition.kind()) {
      case Condition::Kind::always:
        return Document::members();
      case Condition::Kind::all:
        return with("allOf", parts(condition));
      case Condition::Kind::any:
        return with("anyOf", parts(condition));
      case Condition::Kind::none:
        return with("not", schema_of(condition.parts().front()));
      case Condition::Kind::yes:
        return at(condition.field(), with("const", true));
      case Condition::Kind::no:
        return at(condition.field(), with("const", false));
      case Condition::Kind::given:
        return present(condition.field());
      case Condition::Kind::choice:
      case Condition::Kind::among:
        return at(condition.field(), chosen(condition.field(), condition.identifiers().front()));
      case Condition::Kind::several:
        return several(condition);
    }
    return Document::members();
  }

  [[nodiscard]] Document parts(const Condition& condition) const {
    Document all = Document::list();
    for (const Condition& part : condition.parts()) all.append(schema_of(part));
    return all;
  }

  // That a value is, or a list holds, one of the identifiers.
  [[nodiscard]] Document chosen(const std::string& path, const std::vector<std::string>& identifiers) const {
    const Field* field = format_.field(path);
    Document one = one_of(identifiers);
    if (field->type != FieldType::choice) one = identified(std::move(one));
    return field->many ? with("contains", std::move(one)) : one;
  }

  // More than one of the keys: any two of them.
  [[nodiscard]] Document several(const Condition& condition) const {
    Document pairs = Document::list();
    const auto& keys = condition.identifiers();
    for (std::size_t i = 0; i < keys.size(); ++i) {
      for (std::size_t j = i + 1; j < keys.size(); ++j)
        pairs.append(
            with("allOf", list({chosen(condition.field(), keys[i]), chosen(condition.field(), keys[j])})));
    }
    return at(condition.field(), with("anyOf", std::move(pairs)));
  }

  const Reader& reader_;
  const formats::Format& format_;
  const std::vector<std::string> withholdable_;
  const Condition always_;
  Document required_ = list({formats::member::header});
  Document rules_ = Document::list();
};

}  // namespace

Document format_schema(const Reader& reader, const formats::Format& format) {
  return SchemaWriter(reader, format).write();
}

}  // namespace bch::renditions
