#include "access/letter.h"

#include <array>
#include <utility>

namespace bch::access {
namespace {

namespace member {
constexpr auto party = "party";
constexpr auto dated = "dated";
constexpr auto received = "received";
constexpr auto says = "says";
constexpr auto upload = "upload";
constexpr auto file = "file";
constexpr auto by = "by";
constexpr auto noted = "noted";
constexpr auto recorded = "recorded";
}  // namespace member

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> scan_types{{
    {"%PDF-", "application/pdf"},
    {"\x89PNG\r\n\x1a\n", "image/png"},
    {"\xff\xd8\xff", "image/jpeg"},
    {std::string_view("II*\0", 4), "image/tiff"},
    {std::string_view("MM\0*", 4), "image/tiff"},
}};

}  // namespace

workspace::Label letters_of(const records::PartyId& party) {
  return {member::party, party.value()};
}

workspace::Item to_item(const Letter& letter) {
  workspace::Item item;
  item.kind = letter_kind;
  item.id = letter.id;
  item.version = letter.version;
  item.order = letter.noted.milliseconds();
  auto& body = item.body;
  body.set(member::party, letter.party.value());
  body.set(member::dated, to_text(letter.dated));
  body.set(member::received, to_text(letter.received));
  body.set(member::says, letter.says);
  body.set(member::upload, letter.upload);
  body.set(member::file, letter.file);
  body.set(member::by, letter.by.value());
  body.set(member::noted, letter.noted.milliseconds());
  item.labels = {letters_of(letter.party)};
  if (letter.recorded)
    body.set(member::recorded, letter.recorded->milliseconds());
  else
    item.labels.push_back(letters_waiting);
  return item;
}

Result<Letter> to_letter(const workspace::Item& item) {
  const auto text = [&](const char* name) { return std::string(item.body.at(name).text()); };
  const auto dated = parse_civil_date(item.body.at(member::dated).text());
  const auto received = parse_civil_date(item.body.at(member::received).text());
  if (!dated || !received)
    return Problem{Problem::Kind::damaged, "store.damaged", {{"detail", item.kind + " " + item.id}}};
  Letter letter{item.id,
                item.version,
                records::PartyId(text(member::party)),
                *dated,
                *received,
                text(member::says),
                text(member::upload),
                text(member::file),
                AccountId(text(member::by)),
                Instant::from_milliseconds(item.body.at(member::noted).integer()),
                {}};
  if (const auto* recorded = item.body.find(member::recorded))
    letter.recorded = Instant::from_milliseconds(recorded->integer());
  return letter;
}

int days_waiting(const Letter& letter, Instant now) {
  const auto received = parse_instant(to_text(letter.received) + "T00:00:00Z");
  return received ? days_since_1970(now) - days_since_1970(*received) : 0;
}

std::string_view scan_type(std::string_view bytes) {
  for (const auto& [beginning, type] : scan_types) {
    if (bytes.starts_with(beginning)) return type;
  }
  return {};
}

}  // namespace bch::access
