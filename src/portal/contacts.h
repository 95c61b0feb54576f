#pragma once
// The contact card: how somebody can be reached, small enough to stand in a row of them. Says nothing of
// mobile telephones; the record that it links to has all. Any thread.

#include "portal/page.h"
#include "renditions/contact.h"

namespace bch::portal {

// The inside of a card.
Html contact_card(const Reader& reader, const renditions::Contact& contact);

// Cards in a row, as a list; empty when there are none.
Html contact_cards(const Reader& reader, std::span<const renditions::Contact> contacts);

// Links that call and that write, with the number or address itself as their text.
Html telephone_link(const std::string& number);
Html email_link(const std::string& address);

}  // namespace bch::portal
