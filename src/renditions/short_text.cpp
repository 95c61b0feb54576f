#include "renditions/short_text.h"

#include "base/limits.h"
#include "formats/labels.h"
#include "renditions/addresses.h"
#include "renditions/check_code.h"
#include "renditions/confirmation.h"
#include "renditions/format_text.h"
#include "renditions/statements.h"
#include "renditions/text.h"

#include <algorithm>

namespace bch::renditions {
namespace {

// Where a text of that many bytes may be cut without breaking a character; with a mark that it was.
std::string cut(std::string text, std::size_t at_most) {
  constexpr std::string_view mark = "…";
  if (text.size() <= at_most) return text;
  std::size_t end = at_most < mark.size() ? 0 : at_most - mark.size();
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  text.resize(end);
  text += mark;
  return text;
}

class ShortTextWriter {
 public:
  ShortTextWriter(const Reader& reader, Library& library, const Record& record, std::string_view site,
                  CivilDate today)
      : reader_(reader), library_(library), record_(record), site_(site), today_(today) {}

  std::string write() {
    const std::string end = ending();
    std::string text = beginning();
    for (const auto& line : facts()) {
      if (text.size() + line.size() + 1 + end.size() > limits::short_text_bytes) continue;
      text += line;
      text += '\n';
    }
    return text + end;
  }

 private:
  [[nodiscard]] const registry::Entry& entry() const { return record_.entry(); }

  [[nodiscard]] std::string number() const {
    auto number = *entry().number;
    number.revision = entry().revision;
    return records::to_text(number);
  }

  [[nodiscard]] std::string beginning() const {
    std::string text;
    if (record_.is_demonstration) text += "[" + reader_.say("page.demonstration-mark") + "] ";
    text += cut(reader_.plain(record_.title), limits::short_text_bytes / 4);
    text += '\n';
    text += number();
    if (record_.format != nullptr) text += " · " + say_label(reader_, record_.format->title);
    if (!entry().party.empty()) text += " · " + party();
    text += '\n';
    if (record_.standing == Standing::superseded) text += reader_.say("record.superseded") + "\n";
    for (const auto& sentence : standing_sentences(reader_, library_, record_, today_)) {
      text += sentence;
      text += '\n';
    }
    return text;
  }

  [[nodiscard]] std::string party() const {
    const auto* party = library_.formats().vocabularies().party(entry().party);
    return party == nullptr ? country_code(entry().party)
                            : say_label(reader_, formats::label_of(entry().party, party));
  }

  // What stands in lists first, then the rest in the order of the format, each line cut.
  [[nodiscard]] std::vector<std::string> facts() const {
    constexpr std::size_t most_of_a_line = limits::short_text_bytes / 4;
    std::vector<std::string> first;
    std::vector<std::string> others;
    for (const auto& part : record_.parts()) {
      for (const auto& row : part.rows) {
        const auto* field = record_.format == nullptr ? nullptr : record_.format->field(row.field);
        if (field == nullptr || is_title(row.field)) continue;
        std::string line = say_label(reader_, row.label) + ": " + row_text(reader_, library_, row);
        (field->listed ? first : others).push_back(cut(std::move(line), most_of_a_line));
      }
    }
    first.insert(first.end(), others.begin(), others.end());
    return first;
  }

  [[nodiscard]] bool is_title(const std::string& field) const {
    return std::ranges::any_of(record_.format->title_from, [&](const auto& names) {
      return std::ranges::find(names, field) != names.end();
    });
  }

  [[nodiscard]] std::string ending() const {
    std::string text =
        reader_.say("record.published") + ": " + reader_.dates.long_instant(entry().time) + "\n";
    text +=
        reader_.say("short.code", {{"code", check_code(record_.version().leaf)},
                                   {"address", std::string(site_) + check_address(reader_.tag()).text()}});
    return text + "\n";
  }

  const Reader& reader_;
  Library& library_;
  const Record& record_;
  std::string_view site_;
  CivilDate today_;
};

}  // namespace

std::string short_text(const Reader& reader, Library& library, const Record& record, std::string_view site,
                       CivilDate today) {
  return ShortTextWriter(reader, library, record, site, today).write();
}

}  // namespace bch::renditions
