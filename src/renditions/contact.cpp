#include "renditions/contact.h"

#include "renditions/format_text.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace bch::renditions {
namespace {

using formats::Aspect;
using formats::Role;

constexpr std::size_t most_contacts = 50;    // of one Government
constexpr std::string_view between = " · ";  // right in every script, as a comma is not

// One value in plain words; empty when it is of a kind that no contact has.
class PlainWriter {
 public:
  explicit PlainWriter(const Reader& reader) : reader_(reader) {}

  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(const languages::LocalizedText& text) const { return reader_.plain(text); }
  std::string operator()(const formats::PartyName& party) const { return say_label(reader_, party.label); }
  std::string operator()(const formats::TermChoice& term) const {
    const std::string custom = reader_.plain(term.custom);
    return custom.empty() ? say_label(reader_, term.label) : custom;
  }
  template <typename Other>
  std::string operator()(const Other& /*of no use here*/) const {
    return {};
  }

 private:
  const Reader& reader_;
};

class ContactReader {
 public:
  ContactReader(const Reader& reader, const Record& record) : reader_(reader), parts_(record.parts()) {}

  [[nodiscard]] std::vector<std::string> all(Role role) const {
    std::vector<std::string> texts;
    for (const auto* row : formats::rows_with(parts_, role)) {
      for (const auto& item : row->items) {
        std::string text = std::visit(PlainWriter(reader_), item);
        if (!text.empty()) texts.push_back(std::move(text));
      }
    }
    return texts;
  }

  [[nodiscard]] std::string joined(Role role, std::string_view separator) const {
    std::string line;
    for (const std::string& text : all(role)) {
      if (!line.empty()) line += separator;
      line += text;
    }
    return line;
  }

  template <typename Kind>
  [[nodiscard]] std::vector<Kind> of_kind(Role role) const {
    std::vector<Kind> found;
    for (const auto* row : formats::rows_with(parts_, role)) {
      for (const auto& item : row->items) {
        if (const auto* one = std::get_if<Kind>(&item)) found.push_back(*one);
      }
    }
    return found;
  }

 private:
  const Reader& reader_;
  const std::vector<formats::Part>& parts_;
};

// That a post is held goes without saying.
std::string standing_of(const Reader& reader, const ContactReader& read) {
  for (const auto& term : read.of_kind<formats::TermChoice>(Role::standing)) {
    if (term.role == Role::vacant || term.role == Role::under_review) return say_label(reader, term.label);
  }
  return {};
}

void read_address(const Reader& reader, const ContactReader& read, Contact& contact) {
  contact.address = read.all(Role::address);
  for (const auto& country : read.of_kind<formats::PartyName>(Role::address)) {
    contact.country = say_label(reader, country.label);
    std::erase(contact.address, contact.country);
  }
}

std::size_t rank(const formats::Format* format, const Contact& contact) {
  constexpr std::array posts{Role::cartagena_focal_point, Role::clearing_house_focal_point,
                             Role::emergency_contact};
  constexpr std::array aspects{Aspect::is_focal_point, Aspect::is_authority};
  for (std::size_t i = 0; i < posts.size(); ++i) {
    if (contact.is_designated(posts[i])) return i;
  }
  for (std::size_t i = 0; i < aspects.size(); ++i) {
    if (format != nullptr && format->has(aspects[i])) return posts.size() + i;
  }
  return posts.size() + aspects.size();
}

}  // namespace

bool Contact::is_designated(Role as) const {
  return std::ranges::find(designations, as, &formats::TermChoice::role) != designations.end();
}

Contact contact_of(const Reader& reader, const Record& record) {
  const ContactReader read(reader, record);
  Contact contact;
  contact.record = record.entry().record;
  if (record.entry().number) contact.number = *record.entry().number;
  contact.party = record.entry().party;
  contact.title = reader.plain(record.title);
  if (contact.title.empty()) contact.title = records::to_text(contact.number);
  contact.format = record.format;
  contact.designations = read.of_kind<formats::TermChoice>(Role::designations);
  contact.standing = standing_of(reader, read);
  contact.office = read.joined(Role::office, between);
  contact.person = read.joined(Role::person, " ");
  contact.post = read.joined(Role::post, between);
  read_address(reader, read, contact);
  contact.telephones = read.all(Role::telephone);
  contact.faxes = read.all(Role::fax);
  contact.emails = read.all(Role::email);
  contact.websites = read.of_kind<formats::Link>(Role::website);
  contact.functions = read.all(Role::subject);
  for (const auto& person : read.of_kind<records::Reference>(Role::persons))
    contact.persons.push_back(person.record);
  contact.changed = record.changed;
  contact.is_demonstration = record.is_demonstration;
  return contact;
}

search::Question contacts_question(const Reader& reader, const formats::Formats& formats,
                                   const records::PartyId& party) {
  search::Question question;
  question.language = reader.tag();
  question.order = search::Order::newest;
  question = question.with({std::string(search::facet::party), party.value()});
  for (const auto* format : formats.all()) {
    const bool is_office = format->has(Aspect::belongs_to_government) &&
                           format->has(Aspect::is_contact_point) &&
                           !format->has(Aspect::only_with_a_referrer);
    if (is_office) question = question.with({std::string(search::facet::format), format->id.value()});
  }
  question.page_size = most_contacts;
  return question;
}

std::vector<Contact> contacts_among(const Reader& reader, Library& library,
                                    const std::vector<records::RecordId>& found) {
  struct Ranked {
    std::size_t rank;
    std::string title;  // to be sorted by
    Contact contact;
  };
  std::vector<Ranked> ranked;
  for (const auto& id : found) {
    const auto record = library.find(id);
    if (!record.ok() || !record->entry().number || record->format == nullptr) continue;
    auto contact = contact_of(reader, *record);
    const std::size_t place = rank(record->format, contact);
    ranked.push_back({place, reader.collator.sort_key(contact.title), std::move(contact)});
  }
  std::ranges::stable_sort(ranked, {}, [](const Ranked& one) { return std::tie(one.rank, one.title); });
  std::vector<Contact> contacts;
  for (auto& one : ranked) contacts.push_back(std::move(one.contact));
  return contacts;
}

}  // namespace bch::renditions
