#include "commands/command.h"
#include "commands/inventor.h"
#include "formats/header.h"
#include "records/json.h"

#include <algorithm>
#include <array>
#include <random>

namespace bch::commands {
namespace {

using records::Document;

constexpr Option options[] = {{"--records", "N", "how many (default: 1000)"},
                              {"--every-format", "",
                               "records of every common format, which refer to one another (without it: "
                               "competent national authorities only)"},
                              {"--seed", "S", "the same seed gives the same records (default: 1)"}};

// Makes up offices of fictitious Parties: small records, all of one format, for measuring a journal.
class Offices {
 public:
  Offices(const formats::Formats& formats, std::uint64_t seed) : engine_(seed) {
    for (const auto* format : formats.all()) {
      if (format->has(formats::Aspect::is_authority)) format_ = format;
    }
    for (const auto& party : formats.vocabularies().parties()) {
      if (party.demonstration) parties_.push_back(party.id.value());
    }
  }

  Document invent(const std::string& language) {
    Document body;
    Document header;
    header.set("identifier", guid());
    header.set("schema", format_->id.value());
    header.set("languages", Document(Document::List{Document(language)}));
    body.set("header", std::move(header));
    for (const auto& section : format_->sections) {
      for (const auto& field : section.fields) {
        if (field.is_needed) body.set(field.name, value(field, language));
      }
    }
    return body;
  }

 private:
  Document value(const formats::Field& field, const std::string& language) {
    Document value;
    switch (field.type) {
      case formats::FieldType::party:
        value.set("identifier", parties_[engine_() % parties_.size()]);
        break;
      case formats::FieldType::localized:
        value = with_text(language, words(4));
        break;
      case formats::FieldType::rich:
        value = with_text(language, "<p>" + words(40) + "</p>");
        break;
      case formats::FieldType::term: {
        Document term;
        const auto& chosen = field.vocabulary->terms[engine_() % field.vocabulary->terms.size()].id;
        term.set("identifier", chosen.value());
        if (std::ranges::find(field.text_with, chosen) != field.text_with.end())
          term.set(formats::member::custom_value, with_text(language, words(4)));
        value = std::move(term);
        break;
      }
      default:
        value = Document(words(1) + "@" + words(1) + ".example");
    }
    return field.many ? Document(Document::List{std::move(value)}) : value;
  }

  static Document with_text(const std::string& language, std::string text) {
    Document value;
    value.set(language, std::move(text));
    return value;
  }

  std::string words(int count) {
    constexpr std::array<std::string_view, 16> syllables{"ba", "co", "di", "fa", "go", "hu", "ke", "li",
                                                         "mo", "na", "pe", "ra", "si", "ta", "vu", "zo"};
    std::string text;
    for (int i = 0; i < count; ++i) {
      if (i > 0) text += ' ';
      const auto length = 2 + engine_() % 3;
      for (std::uint64_t j = 0; j < length; ++j) text += syllables[engine_() % syllables.size()];
    }
    return text;
  }

  std::string guid() {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text = "xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx";
    for (char& c : text) {
      if (c == 'x') c = digits[engine_() % digits.size()];
    }
    return text;
  }

  std::mt19937_64 engine_;
  const formats::Format* format_ = nullptr;
  std::vector<std::string> parties_;
};

Result<int> run(const Call& call) {
  const auto count = TRY(call.number("--records", 1'000));
  const auto seed = TRY(call.number("--seed", 1));
  if (call.has("--every-format")) {
    Inventor inventor(call.treaty(), seed);
    for (std::uint64_t i = 0; i < count; ++i) Call::print_line(inventor.invent());
    return 0;
  }
  Offices offices(call.treaty().formats(), seed);
  const auto languages = call.treaty().languages().all();
  for (std::uint64_t i = 0; i < count; ++i)
    Call::print_line(offices.invent(languages[i % languages.size()].tag));
  return 0;
}

}  // namespace

const Command generate_command{"generate",
                               "Make up records for rehearsals and measurements, one line of JSON each",
                               "They belong to the fictitious Parties of the demonstration.", options, run};

}  // namespace bch::commands
