// Whom to ask about a record, and whom to tell that something in it is wrong.

#include "portal/contacts.h"
#include "portal/pages.h"
#include "portal/parts.h"
#include "portal/record_view.h"
#include "renditions/addresses.h"

#include <algorithm>

namespace bch::portal {
namespace {

Html section(const Reader& reader, std::string_view key, const Html& said) {
  return said.empty() ? said : html("<section><h2>{}</h2>{}</section>", reader.say(key), said);
}

// The offices that the record itself names.
std::vector<records::RecordId> named(Visit& visit, const renditions::Record& record) {
  auto records = record.book->references();
  std::erase_if(records, [&](const records::RecordId& id) {
    const auto card = visit.library.card(id);
    return !card || card->format == nullptr || !card->format->has(formats::Aspect::is_contact_point);
  });
  if (record.format != nullptr && record.format->has(formats::Aspect::is_contact_point))
    records.insert(records.begin(), record.entry().record);
  return records;
}

// Those of the Government that published it, without the ones that stand above.
Result<Html> of_government(Visit& visit, const records::PartyId& party,
                           const std::vector<records::RecordId>& above) {
  if (party.empty()) return Html();
  const auto question = renditions::contacts_question(visit.reader, visit.sources.formats, party);
  auto hits = TRY(visit.ask(question)).hits;
  std::erase_if(hits, [&](const auto& id) { return std::ranges::find(above, id) != above.end(); });
  return contact_cards(visit.reader, renditions::contacts_among(visit.reader, visit.library, hits));
}

}  // namespace

Result<Page> record_ask_page(Visit& visit) {
  const Reader& reader = visit.reader;
  const auto record = TRY(asked_record(visit));
  auto number = *record.entry().number;
  number.revision = record.entry().revision;
  const auto above = named(visit, record);
  Page page = page_about(visit, record, "record.ask-or-report");
  page.body += html("<p>{}</p><p class=\"short\" dir=\"auto\">{}</p>", reader.say("ask.introduction"),
                    reader.say("ask.about", {{"number", records::to_text(number)},
                                             {"title", title(reader, record.title, number)}}));
  page.body +=
      html("<p><a href=\"{}\">{}</a></p>", renditions::fault_address(reader.tag(), *record.entry().number),
           reader.say("ask.tell-fault"));
  page.body += section(reader, "ask.named",
                       contact_cards(reader, renditions::contacts_among(reader, visit.library, above)));
  page.body += section(reader, "ask.government", TRY(of_government(visit, record.entry().party, above)));
  const auto& contact = visit.sources.node.contact;
  page.body += section(reader, "about.operator",
                       html("<p>{}</p><p dir=\"auto\">{}</p>", reader.say("ask.operator"),
                            contact.empty() ? reader.say("about.no-contact") : contact));
  return page;
}

}  // namespace bch::portal
