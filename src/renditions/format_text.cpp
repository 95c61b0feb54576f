#include "renditions/format_text.h"

#include "formats/labels.h"
#include "languages/enumeration.h"

#include <algorithm>

namespace bch::renditions {
namespace {

using formats::Condition;
using formats::Field;
using formats::FieldType;

constexpr std::size_t choices_printed = 60;  // a longer list is named, not printed
constexpr std::string_view line = "______________________________________________________________";

std::string said(const Reader& reader, const Field& field, const std::string& identifier) {
  if (field.vocabulary != nullptr) {
    const records::TermId id(identifier);
    return say_label(reader, formats::label_of(id, field.vocabulary->find(id)));
  }
  const auto choice = std::ranges::find(field.choices, identifier, &formats::Choice::id);
  return choice == field.choices.end() ? identifier : say_label(reader, choice->label);
}

class ConditionWriter {
 public:
  ConditionWriter(const Reader& reader, const formats::Format& format) : reader_(reader), format_(format) {}

  [[nodiscard]] std::string operator()(const Condition& condition, bool inner = false) const {
    switch (condition.kind()) {
      case Condition::Kind::always:
        return {};
      case Condition::Kind::all:
        return joined(condition, "condition.and", inner);
      case Condition::Kind::any:
        return joined(condition, "condition.or", inner);
      case Condition::Kind::none:
        return reader_.say("condition.not", {{"condition", (*this)(condition.parts().front(), true)}});
      case Condition::Kind::yes:
        return about(condition, "condition.yes");
      case Condition::Kind::no:
        return about(condition, "condition.no");
      case Condition::Kind::given:
        return about(condition, "condition.given");
      case Condition::Kind::choice:
      case Condition::Kind::among:
        return about(condition, "condition.is");
      case Condition::Kind::several:
        return about(condition, "condition.several");
    }
    return {};
  }

 private:
  [[nodiscard]] std::string joined(const Condition& condition, std::string_view word, bool inner) const {
    std::string text;
    for (const Condition& part : condition.parts())
      text += (text.empty() ? "" : " " + reader_.say(word) + " ") + (*this)(part, true);
    return inner ? "(" + text + ")" : text;
  }

  [[nodiscard]] std::string about(const Condition& condition, std::string_view key) const {
    const Field* field = format_.field(condition.field());
    std::vector<std::string> answers;
    for (const auto& identifiers : condition.identifiers())
      answers.push_back(said(reader_, *field, identifiers.front()));
    return reader_.say(key, {{"field", say_label(reader_, field->label)},
                             {"answer", languages::enumeration(answers, reader_.language)}});
  }

  const Reader& reader_;
  const formats::Format& format_;
};

class FormWriter {
 public:
  FormWriter(const Reader& reader, const formats::Formats& formats, const formats::Format& format)
      : reader_(reader), formats_(formats), format_(format) {}

  std::string write() {
    text_ = say_label(reader_, format_.title) + "\n" + reader_.say("form.introduction") + "\n";
    int number = 0;
    for (const formats::Section& section : format_.sections) {
      text_ += "\n== " + say_label(reader_, section.title) + " ==\n";
      if (!section.shown.is_always()) text_ += only_if(reader_, format_, section.shown) + "\n";
      for (const Field& field : section.fields) write(field, std::to_string(++number), "");
    }
    return std::move(text_);
  }

 private:
  void write(const Field& field, const std::string& number, const std::string& indent) {
    text_ += "\n" + indent + number + ". " + say_label(reader_, field.label);
    if (field.is_needed) text_ += " *";
    text_ += "  [" + answer_text(reader_, formats_, field) + "]\n";
    const std::string below = indent + "   ";
    for (const std::string& sentence : asking_text(reader_, format_, field)) text_ += below + sentence + "\n";
    if (!field.help.english.empty()) text_ += below + say_label(reader_, field.help) + "\n";
    if (field.type == FieldType::group) {
      int inner = 0;
      for (const Field& member : field.members) write(member, number + "." + std::to_string(++inner), below);
      return;
    }
    answers(field, below);
  }

  void answers(const Field& field, const std::string& indent) {
    if (field.type == FieldType::boolean) {
      text_ += indent + "[ ] " + reader_.say("value.yes") + "   [ ] " + reader_.say("value.no") + "\n";
      return;
    }
    for (const auto& choice : field.choices)
      text_ += indent + "[ ] " + say_label(reader_, choice.label) + "\n";
    if (field.vocabulary != nullptr && field.vocabulary->terms.size() <= choices_printed) {
      for (const auto& term : field.vocabulary->terms) {
        if (term.deprecated) continue;
        text_ += indent + (term.broader.empty() ? "" : "  ") + "[ ] " +
                 say_label(reader_, formats::label_of(term.id, &term)) + "\n";
      }
      if (field.text_with.empty()) return;
    }
    if (!field.choices.empty()) return;
    const int lines = field.type == FieldType::rich ? 4 : field.many ? 2 : 1;
    for (int i = 0; i < lines; ++i) text_.append(indent).append(line).append("\n");
  }

  const Reader& reader_;
  const formats::Formats& formats_;
  const formats::Format& format_;
  std::string text_;
};

std::string_view kind_key(const Field& field) {
  switch (field.type) {
    case FieldType::text:
      return "answer.text";
    case FieldType::localized:
      return "answer.localized";
    case FieldType::rich:
      return "answer.rich";
    case FieldType::choice:
    case FieldType::term:
      return field.or_party ? "answer.term-or-party" : "answer.term";
    case FieldType::party:
      return "answer.party";
    case FieldType::reference:
      return field.targets.empty() ? "answer.record" : "answer.reference";
    case FieldType::link:
      return "answer.link";
    case FieldType::language:
      return "answer.language";
    case FieldType::date:
      return "answer.date";
    case FieldType::boolean:
      return "answer.boolean";
    case FieldType::integer:
      return "answer.integer";
    case FieldType::year:
      return "answer.year";
    case FieldType::number:
      return "answer.number";
    case FieldType::identifier:
      return "answer.unique-identifier";
    case FieldType::group:
      return "answer.group";
    case FieldType::construct:
      return "answer.construct";
  }
  return "answer.text";
}

}  // namespace

std::string say_label(const Reader& reader, const formats::Label& label) {
  return label.context.empty() ? label.english : reader.catalogue.label(label.context, label.english);
}

std::string part_title(const Reader& reader, const formats::Part& part) {
  return part.title ? say_label(reader, *part.title) : reader.say("record.further-fields");
}

std::string articles_text(const formats::Format& format) {
  std::string text;
  for (const std::string& article : format.articles) text += (text.empty() ? "" : ", ") + article;
  return text;
}

std::string condition_text(const Reader& reader, const formats::Format& format, const Condition& condition) {
  return ConditionWriter(reader, format)(condition);
}

std::string only_if(const Reader& reader, const formats::Format& format, const Condition& condition) {
  return reader.say("form.only-if", {{"condition", condition_text(reader, format, condition)}});
}

std::vector<std::string> asking_text(const Reader& reader, const formats::Format& format,
                                     const Field& field) {
  std::vector<std::string> sentences;
  if (!field.shown.is_always()) sentences.push_back(only_if(reader, format, field.shown));
  const std::string needed = condition_text(reader, format, field.needed);
  if (!needed.empty() && needed != condition_text(reader, format, field.shown))
    sentences.push_back(reader.say("form.needed-if", {{"condition", needed}}));
  return sentences;
}

std::string answer_text(const Reader& reader, const formats::Formats& formats, const Field& field) {
  std::vector<std::string> targets;
  for (const auto& target : field.targets) {
    const auto* format = formats.find(target);
    targets.push_back(format == nullptr ? target.value() : say_label(reader, format->title));
  }
  std::string text =
      reader.say(kind_key(field), {{"formats", languages::enumeration(targets, reader.language)}});
  if (field.many) text += "; " + reader.say("answer.many");
  const auto limit = [&](std::optional<int> most, std::string_view key) {
    if (most) text += "; " + reader.catalogue.say_count(key, *most);
  };
  limit(field.most, "answer.most");
  limit(field.most_words, "answer.most-words");
  limit(field.most_characters, "answer.most-characters");
  return text;
}

std::string blank_form(const Reader& reader, const formats::Formats& formats, const formats::Format& format) {
  return FormWriter(reader, formats, format).write();
}

}  // namespace bch::renditions
