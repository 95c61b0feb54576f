#include "portal/contacts.h"

#include "portal/parts.h"
#include "renditions/addresses.h"

namespace bch::portal {
namespace {

using renditions::Contact;

Html line(const Html& said) {
  return said.empty() ? said : html("<div>{}</div>", said);
}

Html plain_line(const std::string& text) {
  return text.empty() ? Html() : html("<div dir=\"auto\">{}</div>", text);
}

Html in_a_row(const std::vector<Html>& things) {
  Html row;
  for (const Html& thing : things) row += row.empty() ? thing : html(" · {}", thing);
  return row;
}

Html heading(const Reader& reader, const Contact& contact) {
  const std::string& name = contact.office.empty() ? contact.title : contact.office;
  Html said = html("<a href=\"{}\" dir=\"auto\">{}</a>",
                   renditions::record_address(reader.tag(), contact.number), name);
  if (!contact.standing.empty()) said += html(" <span class=\"tag\">{}</span>", contact.standing);
  return html("<b>{}</b>", said);
}

Html designations(const Reader& reader, const Contact& contact) {
  Html said;
  for (const auto& designation : contact.designations)
    said += html("<div>{}</div>", label(reader, designation.label));
  return said.empty() ? said : html("<div class=\"quiet\">{}</div>", said);
}

Html quiet_line(const std::string& text) {
  return text.empty() ? Html() : html("<div class=\"quiet\" dir=\"auto\">{}</div>", text);
}

Html address(const Contact& contact) {
  std::string text;
  for (const std::string& part : contact.address) {
    if (!text.empty()) text += " · ";
    text += part;
  }
  return quiet_line(text);
}

// For what an authority is responsible, folded away: it can be a long list.
Html functions(const Reader& reader, const Contact& contact) {
  Html items;
  for (const std::string& function : contact.functions) items += html("<li>{}</li>", function);
  if (items.empty()) return items;
  return html("<details><summary>{}</summary><ul class=\"terms\">{}</ul></details>",
              reader.say("country.responsibilities"), items);
}

}  // namespace

Html telephone_link(const std::string& number) {
  const auto url = Url::telephone(number);
  return url ? html("<a href=\"{}\" dir=\"ltr\">{}</a>", *url, number)
             : html("<bdi dir=\"ltr\">{}</bdi>", number);
}

Html email_link(const std::string& address) {
  const auto url = Url::mailbox(address);
  return url ? html("<a href=\"{}\" dir=\"ltr\">{}</a>", *url, address)
             : html("<bdi dir=\"ltr\">{}</bdi>", address);
}

Html contact_card(const Reader& reader, const Contact& contact) {
  std::vector<Html> telephones;
  for (const std::string& number : contact.telephones) telephones.push_back(telephone_link(number));
  std::vector<Html> emails;
  for (const std::string& written : contact.emails) emails.push_back(email_link(written));
  return heading(reader, contact) + designations(reader, contact) + plain_line(contact.person) +
         quiet_line(contact.post) + address(contact) + line(in_a_row(telephones)) + line(in_a_row(emails)) +
         functions(reader, contact);
}

Html contact_cards(const Reader& reader, std::span<const Contact> contacts) {
  Html cards;
  for (const Contact& contact : contacts) cards += html("<li>{}</li>", contact_card(reader, contact));
  return cards.empty() ? cards : html("<ul class=\"counts contacts\">{}</ul>", cards);
}

}  // namespace bch::portal
