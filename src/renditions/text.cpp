#include "renditions/text.h"

#include "formats/reading.h"
#include "renditions/confirmation.h"
#include "renditions/format_text.h"
#include "renditions/statements.h"

namespace bch::renditions {
namespace {

// Writes one value as lines.
class LineWriter {
 public:
  LineWriter(const Reader& reader, Library& library) : reader_(reader), library_(library) {}

  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(const languages::LocalizedText& text) const { return reader_.plain(text); }
  std::string operator()(const formats::RichText& rich) const {
    return formats::without_markup(reader_.plain(rich.text));
  }
  std::string operator()(const formats::TermChoice& term) const {
    const std::string custom = reader_.plain(term.custom);
    return label(term.label) + (custom.empty() ? "" : ": " + custom);
  }
  std::string operator()(const formats::PartyName& party) const { return label(party.label); }
  std::string operator()(const records::Reference& reference) const {
    const auto card = library_.card(reference.record);
    if (!card) return reference.record.value();
    const std::string title = reader_.plain(card->title);
    return title.empty() ? records::to_text(card->number)
                         : title + " (" + records::to_text(card->number) + ")";
  }
  std::string operator()(const formats::Link& link) const {
    std::string text = link.name.empty() ? link.url : link.name + " <" + link.url + ">";
    if (!link.rights.empty()) text += ". " + reader_.say("record.rights") + " " + link.rights;
    return text;
  }
  std::string operator()(const formats::Spoken& spoken) const {
    return languages::language_name(spoken.language, reader_.language);
  }
  std::string operator()(const CivilDate& date) const { return reader_.dates.long_date(date); }
  std::string operator()(const formats::Yes& answer) const {
    return reader_.say(answer.yes ? "value.yes" : "value.no");
  }
  std::string operator()(std::int64_t number) const { return reader_.catalogue.number(number); }
  std::string operator()(double number) const { return std::to_string(number); }
  std::string operator()(const formats::Identified& identified) const { return identified.written; }
  std::string operator()(const formats::WithheldValue& /*not here*/) const {
    return reader_.say("value.withheld");
  }
  std::string operator()(const formats::Group& group) const {
    std::string text;
    for (const auto& row : group.rows) {
      for (const auto& item : row.items) text += (text.empty() ? "" : "; ") + std::visit(*this, item);
    }
    return text;
  }
  std::string operator()(const formats::Cassette& cassette) const {
    std::string text;
    for (const auto& element : cassette.elements) text += (text.empty() ? "" : " - ") + (*this)(element.gene);
    return text;
  }

  [[nodiscard]] std::string label(const formats::Label& label) const {
    return label.context.empty() ? label.english : reader_.catalogue.label(label.context, label.english);
  }

 private:
  const Reader& reader_;
  Library& library_;
};

}  // namespace

std::string record_text(const Reader& reader, Library& library, const Record& record, CivilDate today) {
  const LineWriter writer(reader, library);
  std::string text = reader.plain(record.title) + "\n";
  text += records::to_text(*record.entry().number) + "\n\n";
  if (record.is_demonstration)
    text += say_statement(reader, library.formats().vocabularies(), statement::demonstration) + "\n\n";
  if (record.standing == Standing::superseded) text += reader.say("record.superseded") + "\n\n";
  for (const auto& sentence : standing_sentences(reader, library, record, today)) text += sentence + "\n\n";
  text += reader.say("record.revision") + ": " + reader.catalogue.number(record.entry().revision) + "\n";
  text += reader.say("record.published") + ": " + reader.dates.long_instant(record.entry().time) + "\n";
  for (const auto& part : record.parts()) {
    text += "\n" + part_title(reader, part) + "\n";
    for (const auto& row : part.rows) {
      for (const auto& item : row.items)
        text += "  " + writer.label(row.label) + ": " + std::visit(writer, item) + "\n";
    }
  }
  return text;
}

std::string item_text(const Reader& reader, Library& library, const formats::Item& item) {
  return std::visit(LineWriter(reader, library), item);
}

std::string row_text(const Reader& reader, Library& library, const formats::Row& row) {
  const LineWriter writer(reader, library);
  std::string text;
  for (const auto& item : row.items) {
    if (!text.empty()) text += "; ";
    text += std::visit(writer, item);
  }
  return text;
}

}  // namespace bch::renditions
