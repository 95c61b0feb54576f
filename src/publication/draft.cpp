#include "publication/draft.h"

#include <algorithm>
#include <array>
#include <utility>

namespace bch::publication {
namespace {

using records::Document;

constexpr std::string_view file_scheme = "draft:";

constexpr std::array<std::pair<std::string_view, Purpose>, 4> purposes{{
    {"publish", Purpose::publish},
    {"amend", Purpose::amend},
    {"confirm", Purpose::confirm},
    {"withdraw", Purpose::withdraw},
}};
constexpr std::array<std::pair<std::string_view, State>, 2> states{{
    {"draft", State::draft},
    {"requested", State::requested},
}};

template <typename Table, typename Value>
std::string_view word_of(const Table& table, Value value) {
  return std::ranges::find(table, value, &Table::value_type::second)->first;
}
template <typename Table>
auto value_of(const Table& table, std::string_view word) {
  const auto found = std::ranges::find(table, word, &Table::value_type::first);
  return found == table.end() ? std::nullopt : std::optional(found->second);
}

namespace member {
constexpr auto purpose = "purpose";
constexpr auto state = "state";
constexpr auto format = "format";
constexpr auto record = "record";
constexpr auto party = "party";
constexpr auto reference = "reference";
constexpr auto owner = "owner";
constexpr auto changed_by = "changedBy";
constexpr auto created = "created";
constexpr auto changed = "changed";
constexpr auto parent = "parent";
constexpr auto revision = "revision";
constexpr auto number = "number";
constexpr auto languages = "languages";
constexpr auto title = "title";
constexpr auto request = "request";
constexpr auto returned = "returned";
constexpr auto letter = "letter";
constexpr auto reason = "reason";
constexpr auto files = "files";
constexpr auto by = "by";
constexpr auto time = "time";
constexpr auto text = "text";
constexpr auto id = "id";
constexpr auto media = "media";
constexpr auto bytes = "bytes";
}  // namespace member

void set_text(Document& document, const char* name, std::string_view text) {
  if (!text.empty()) document.set(name, text);
}
std::string text_of(const Document& document, const char* name) {
  return std::string(document.at(name).text());
}
Instant instant_of(const Document& document, const char* name) {
  return Instant::from_milliseconds(document.at(name).integer());
}

Document written(const Word& word) {
  Document document = Document::members();
  document.set(member::by, word.by.value());
  document.set(member::time, word.time.milliseconds());
  document.set(member::text, word.text);
  return document;
}

std::optional<Word> read_word(const Document& document) {
  if (document.is_null()) return std::nullopt;
  return Word{access::AccountId(text_of(document, member::by)), instant_of(document, member::time),
              text_of(document, member::text)};
}

std::vector<workspace::Label> labels_of(const Draft& draft) {
  const records::PartyId owner = draft.is_national ? draft.party : records::PartyId();
  std::vector<workspace::Label> labels{drafts_of(draft.owner), drafts_for(owner), drafts_about(draft.record)};
  if (draft.state == State::requested) labels.push_back(requests_for(owner));
  return labels;
}

}  // namespace

std::string_view name(Purpose purpose) {
  return word_of(purposes, purpose);
}

workspace::Item to_item(const Draft& draft) {
  workspace::Item item;
  item.kind = draft_kind;
  item.id = draft.id;
  item.version = draft.version;
  item.order = draft.changed.milliseconds();
  Document& body = item.body = Document::members();
  body.set(member::purpose, word_of(purposes, draft.purpose));
  body.set(member::state, word_of(states, draft.state));
  body.set(member::format, draft.format.value());
  body.set(member::record, draft.record.value());
  set_text(body, member::party, draft.party.value());
  if (!draft.is_national) body.set(member::reference, true);
  body.set(member::owner, draft.owner.value());
  body.set(member::changed_by, draft.changed_by.value());
  body.set(member::created, draft.created.milliseconds());
  body.set(member::changed, draft.changed.milliseconds());
  if (draft.parent) body.set(member::parent, draft.parent->hex());
  if (draft.revision != 0) body.set(member::revision, static_cast<std::int64_t>(draft.revision));
  if (draft.number) body.set(member::number, records::to_text(*draft.number));
  Document tags = Document::list();
  for (const auto& tag : draft.languages) tags.append(tag);
  body.set(member::languages, std::move(tags));
  Document title = Document::members();
  for (const auto& [language, text] : draft.title) title.set(language, text);
  body.set(member::title, std::move(title));
  if (draft.request) body.set(member::request, written(*draft.request));
  if (draft.returned) body.set(member::returned, written(*draft.returned));
  set_text(body, member::letter, draft.letter);
  set_text(body, member::reason, draft.reason);
  body.set(member::files, written(draft.files));
  item.labels = labels_of(draft);
  return item;
}

Result<Draft> to_draft(const workspace::Item& item) {
  const Document& body = item.body;
  const auto purpose = value_of(purposes, body.at(member::purpose).text());
  const auto state = value_of(states, body.at(member::state).text());
  const auto record = records::parse_record_id(body.at(member::record).text());
  if (!purpose || !state || !record)
    return Problem{Problem::Kind::damaged, "store.damaged", {{"detail", item.kind + " " + item.id}}};
  Draft draft;
  draft.id = item.id;
  draft.version = item.version;
  draft.purpose = *purpose;
  draft.state = *state;
  draft.format = records::FormatId(text_of(body, member::format));
  draft.record = *record;
  draft.party = records::PartyId(text_of(body, member::party));
  draft.is_national = !body.at(member::reference).boolean();
  draft.owner = access::AccountId(text_of(body, member::owner));
  draft.changed_by = access::AccountId(text_of(body, member::changed_by));
  draft.created = instant_of(body, member::created);
  draft.changed = instant_of(body, member::changed);
  draft.parent = seals::Hash::from_hex(body.at(member::parent).text());
  draft.revision = static_cast<records::Revision>(body.at(member::revision).integer());
  draft.number = records::parse_public_number(body.at(member::number).text());
  for (const auto& tag : body.at(member::languages).items()) draft.languages.emplace_back(tag.text());
  for (const auto& [language, text] : body.at(member::title).entries())
    draft.title.push_back({language, std::string(text.text())});
  draft.request = read_word(body.at(member::request));
  draft.returned = read_word(body.at(member::returned));
  draft.letter = text_of(body, member::letter);
  draft.reason = text_of(body, member::reason);
  draft.files = read_files(body.at(member::files));
  return draft;
}

workspace::Label drafts_of(const access::AccountId& owner) {
  return {member::owner, owner.value()};
}
workspace::Label drafts_for(const records::PartyId& party) {
  return {member::party, party.value()};
}
workspace::Label drafts_about(const records::RecordId& record) {
  return {member::record, record.value()};
}
workspace::Label requests_for(const records::PartyId& party) {
  return {member::request, party.value()};
}
bool goes_along(const Draft& root, const Draft& other) {
  if (root.is_national && other.is_national) return root.party == other.party;
  const bool is_of_one_author = root.owner == other.owner;
  const bool is_for_one_party = !root.party.empty() && root.party == other.party;
  return is_of_one_author || is_for_one_party;
}

Document written(const std::vector<DraftFile>& files) {
  Document list = Document::list();
  for (const auto& file : files) {
    Document document = Document::members();
    document.set(member::id, file.id);
    document.set(member::media, file.media);
    document.set(member::bytes, static_cast<std::int64_t>(file.bytes));
    list.append(std::move(document));
  }
  return list;
}

std::vector<DraftFile> read_files(const Document& list) {
  std::vector<DraftFile> files;
  for (const auto& file : list.items())
    files.push_back({text_of(file, member::id), text_of(file, member::media),
                     static_cast<std::uint64_t>(file.at(member::bytes).integer())});
  return files;
}

std::string draft_file_address(const DraftFile& file) {
  return std::string(file_scheme) + file.id;
}

std::optional<std::string_view> draft_file_of(std::string_view address) {
  if (!address.starts_with(file_scheme)) return std::nullopt;
  return address.substr(file_scheme.size());
}

}  // namespace bch::publication
