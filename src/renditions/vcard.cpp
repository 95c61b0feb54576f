#include "renditions/vcard.h"

#include "formats/labels.h"
#include "renditions/format_text.h"
#include "renditions/statements.h"

#include <algorithm>

namespace bch::renditions {
namespace {

constexpr std::size_t line_bytes = 75;  // without the line break

// RFC 6350, 3.4: what would end a value or a part of one.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == ',' || c == ';') out += '\\';
    if (c == '\n')
      out += "\\n";
    else if (static_cast<unsigned char>(c) >= ' ')
      out += c;
  }
  return out;
}

bool begins_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

class CardWriter {
 public:
  CardWriter(const Reader& reader, const vocabularies::Vocabularies& vocabularies)
      : reader_(reader), vocabularies_(vocabularies) {}

  void write(const Contact& contact) {
    line("BEGIN:VCARD");
    line("VERSION:4.0");
    line(contact.person.empty() ? "KIND:org" : "KIND:individual");
    line("UID;VALUE=text:" + contact.record.value());
    names(contact);
    address(contact);
    for (const auto& number : contact.telephones) telephone("voice", number);
    for (const auto& number : contact.faxes) telephone("fax", number);
    for (const auto& email : contact.emails) line("EMAIL;TYPE=work:" + escaped(email));
    for (const auto& website : contact.websites) {
      if (const auto url = Url::foreign(website.url)) line("URL:" + url->text());
    }
    line("NOTE:" + escaped(note_of(contact)));
    line("REV:" + revised(contact.changed));
    line("END:VCARD");
  }

  std::string finish() && { return std::move(written_); }

 private:
  void names(const Contact& contact) {
    const std::string& office = contact.office.empty() ? contact.title : contact.office;
    line("FN:" + escaped(contact.person.empty() ? office : contact.person));
    if (!contact.office.empty()) line("ORG:" + escaped(contact.office));
    if (!contact.post.empty()) line("TITLE:" + escaped(contact.post));
    for (const auto& designation : contact.designations)
      line("ROLE:" + escaped(say_label(reader_, designation.label)));
    if (contact.format != nullptr) line("CATEGORIES:" + escaped(say_label(reader_, contact.format->title)));
  }

  // All lines in the component of the street: which of them is the city is not the same everywhere.
  void address(const Contact& contact) {
    if (contact.address.empty() && contact.country.empty()) return;
    std::string street;
    for (const auto& part : contact.address) {
      if (!street.empty()) street += ',';
      street += escaped(part);
    }
    line("ADR;TYPE=work:;;" + street + ";;;;" + escaped(contact.country));
  }

  void telephone(const std::string& type, const std::string& number) {
    const auto url = Url::telephone(number);
    if (url)
      line("TEL;VALUE=uri;TYPE=" + type + ":" + url->text());
    else
      line("TEL;VALUE=text;TYPE=" + type + ":" + escaped(number));
  }

  [[nodiscard]] std::string note_of(const Contact& contact) const {
    std::string said = records::to_text(contact.number);
    const auto add = [&](const std::string& more) {
      if (!more.empty()) said += "\n" + more;
    };
    add(contact.standing);
    for (const auto& function : contact.functions) add(function);
    if (const auto* party = vocabularies_.party(contact.party)) {
      const auto id = party->is_union ? statement::responsibility_union : statement::responsibility;
      const std::string name = say_label(reader_, formats::label_of(party->id, party));
      add(say_statement(reader_, vocabularies_, id, {{"party", name}}));
    }
    if (contact.is_demonstration) add(say_statement(reader_, vocabularies_, statement::demonstration));
    return said;
  }

  // "20260301T140500Z", from "2026-03-01T14:05:00Z".
  static std::string revised(Instant changed) {
    std::string text = to_text(changed);
    std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
    return text.substr(0, text.find_first_of(".Z")) + "Z";
  }

  void line(std::string_view text) {
    std::size_t room = line_bytes;
    while (text.size() > room) {
      std::size_t end = room;
      while (end > 1 && !begins_character(text[end])) --end;
      written_ += text.substr(0, end);
      written_ += "\r\n ";
      text.remove_prefix(end);
      room = line_bytes - 1;  // the space counts
    }
    written_ += text;
    written_ += "\r\n";
  }

  const Reader& reader_;
  const vocabularies::Vocabularies& vocabularies_;
  std::string written_;
};

}  // namespace

std::string vcards(const Reader& reader, const vocabularies::Vocabularies& vocabularies,
                   std::span<const Contact> contacts) {
  CardWriter writer(reader, vocabularies);
  for (const Contact& contact : contacts) writer.write(contact);
  return std::move(writer).finish();
}

}  // namespace bch::renditions
