#include "publication/vault.h"

#include "base/instant.h"
#include "base/limits.h"
#include "records/json.h"
#include "seals/box.h"
#include "seals/hash.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace bch::publication {
namespace {

using records::Document;

constexpr auto withheld_kind = "withheld";
constexpr std::size_t id_digits = 32;

namespace member {
constexpr auto record = "record";
constexpr auto revision = "revision";
constexpr auto format = "format";
constexpr auto party = "party";
constexpr auto field = "field";
constexpr auto until = "until";
constexpr auto commitment = "commitment";
constexpr auto files = "files";
constexpr auto box = "box";
constexpr auto reason = "reason";
constexpr auto answer = "answer";
constexpr auto salt = "salt";
constexpr auto committed = "committed";
}  // namespace member

Problem shut() {
  return {Problem::Kind::damaged, "vault.shut", {}};
}

std::string file_owner(const std::string& id) {
  return "file " + id;
}
std::string upload_owner(const std::string& id) {
  return "upload " + id;
}
std::string answer_owner(const std::string& id) {
  return "withheld " + id;
}

std::string text_of(const Document& document, const char* name) {
  return std::string(document.at(name).text());
}

std::string id_of(const WithheldAnswer& answer) {
  return seals::sha256(answer.record.value(), "@" + std::to_string(answer.revision) + ":", answer.field)
      .hex()
      .substr(0, id_digits);
}

workspace::Label of_record(const records::RecordId& record) {
  return {member::record, record.value()};
}
workspace::Label of_the_party(const records::PartyId& party) {
  return {member::party, party.value()};
}

// Lists begin with the greatest: what has no day comes last.
std::int64_t order_of(const WithheldAnswer& answer) {
  const auto day = parse_instant(answer.until + "T00:00:00Z");
  return day ? -day->milliseconds() : std::numeric_limits<std::int64_t>::min() / 2;
}

}  // namespace

std::string commitment_of(std::string_view salt, std::string_view committed) {
  const auto bytes = seals::Hash::from_hex(salt);
  return bytes ? seals::sha256(bytes->bytes(), committed).hex() : std::string();
}

std::string Vault::lock(std::string_view owner, const Document& document) {
  return seals::in_box(key_, owner, records::canonical_json(document), chance_);
}

Result<Document> Vault::unlock(std::string_view owner, std::string_view box) const {
  const auto text = seals::out_of_box(key_, owner, box);
  if (!text) return shut();
  return records::read_json(*text);
}

workspace::File Vault::file_of(const std::string& id, const KeptFile& file) {
  const std::string text = std::to_string(file.name.size()) + ":" + file.name + file.bytes;
  return {id, seals::in_binary_box(key_, file_owner(id), text, chance_)};
}

Result<KeptFile> Vault::file(const std::string& id) {
  const auto box = TRY(store_.upload(id));
  auto text = seals::out_of_binary_box(key_, file_owner(id), box);
  if (!text) return shut();
  std::size_t size = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), size);
  const auto name_at = static_cast<std::size_t>(end - text->data()) + 1;  // behind the colon
  if (error != std::errc() || name_at + size > text->size()) return shut();
  KeptFile file{text->substr(name_at, size), {}};
  text->erase(0, name_at + size);
  file.bytes = *std::move(text);
  return file;
}

Result<Done> Vault::extend(const std::string& upload, std::uint64_t at, std::string_view piece) {
  return store_.extend_upload(upload, at, seals::disguised(key_, upload_owner(upload), at, piece));
}

Result<std::string> Vault::come(const std::string& upload) {
  const auto bytes = TRY(store_.upload(upload));
  return seals::disguised(key_, upload_owner(upload), 0, bytes);
}

Result<workspace::Item> Vault::item_of(const WithheldAnswer& answer) {
  workspace::Item item;
  item.kind = withheld_kind;
  item.id = id_of(answer);
  item.order = order_of(answer);
  item.labels = {of_record(answer.record), of_the_party(answer.party)};
  item.version = TRY(store_.version(withheld_kind, item.id));
  Document& body = item.body = Document::members();
  body.set(member::record, answer.record.value());
  body.set(member::revision, static_cast<std::int64_t>(answer.revision));
  body.set(member::format, answer.format.value());
  body.set(member::party, answer.party.value());
  body.set(member::field, answer.field);
  if (!answer.until.empty()) body.set(member::until, answer.until);
  if (!answer.commitment.empty()) body.set(member::commitment, answer.commitment);
  body.set(member::files, written(answer.files));
  Document inside = Document::members();
  inside.set(member::reason, answer.inside->reason);
  inside.set(member::answer, answer.inside->answer);
  if (!answer.inside->salt.empty()) inside.set(member::salt, answer.inside->salt);
  if (!answer.inside->committed.empty()) inside.set(member::committed, answer.inside->committed);
  body.set(member::box, lock(answer_owner(item.id), inside));
  return item;
}

WithheldAnswer Vault::opened(const workspace::Item& item) const {
  const Document& body = item.body;
  WithheldAnswer answer;
  answer.id = item.id;
  answer.version = item.version;
  answer.record = records::RecordId(text_of(body, member::record));
  answer.revision = static_cast<records::Revision>(body.at(member::revision).integer());
  answer.format = records::FormatId(text_of(body, member::format));
  answer.party = records::PartyId(text_of(body, member::party));
  answer.field = text_of(body, member::field);
  answer.until = text_of(body, member::until);
  answer.commitment = text_of(body, member::commitment);
  answer.files = read_files(body.at(member::files));
  const auto inside = unlock(answer_owner(item.id), body.at(member::box).text());
  if (inside.ok())
    answer.inside =
        WithheldAnswer::Inside{text_of(*inside, member::reason), inside->at(member::answer),
                               text_of(*inside, member::salt), text_of(*inside, member::committed)};
  return answer;
}

Result<std::vector<WithheldAnswer>> Vault::with(const workspace::Label& label) {
  std::vector<WithheldAnswer> answers;
  std::optional<workspace::Place> after;
  for (;;) {
    const auto items = TRY(store_.find(withheld_kind, label, limits::workspace_found, after));
    for (const auto& item : items) answers.push_back(opened(item));
    if (items.size() < limits::workspace_found) return answers;
    after = workspace::Place{items.back().order, items.back().id};
  }
}

Result<std::vector<WithheldAnswer>> Vault::of(const records::RecordId& record, records::Revision revision) {
  auto answers = TRY(of(record));
  std::erase_if(answers, [&](const WithheldAnswer& each) { return each.revision != revision; });
  std::ranges::sort(answers, {}, &WithheldAnswer::field);
  return answers;
}

Result<std::vector<WithheldAnswer>> Vault::of(const records::RecordId& record) {
  return with(of_record(record));
}

Result<std::vector<WithheldAnswer>> Vault::of_party(const records::PartyId& party) {
  return with(of_the_party(party));
}

Result<std::optional<WithheldAnswer>> Vault::find(std::string_view id) {
  const auto item = TRY(store_.read(withheld_kind, id));
  if (!item) return std::optional<WithheldAnswer>();
  return std::optional(opened(*item));
}

workspace::Removal Vault::removal_of(const WithheldAnswer& answer) {
  return {withheld_kind, answer.id, answer.version};
}

Result<std::set<std::string>> Vault::files_of(const records::RecordId& record) {
  std::set<std::string> uploads;
  for (const auto& answer : TRY(of(record))) {
    for (const auto& file : answer.files) uploads.insert(file.id);
  }
  return uploads;
}

}  // namespace bch::publication
