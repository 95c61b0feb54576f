#include "publication/drafts.h"

#include "base/limits.h"
#include "formats/header.h"
#include "formats/reading.h"
#include "formats/withholding.h"
#include "records/json.h"
#include "seals/token.h"

#include <algorithm>

namespace bch::publication {
namespace {

using records::Document;

constexpr std::string_view nobody = "SCBD";  // the place in numbers of records that no Government owns
constexpr auto content_kind = "draft-content";
constexpr auto comment_kind = "comment";
constexpr auto box_member = "box";
constexpr std::size_t id_bytes = 8;

namespace member {
constexpr auto draft = "draft";
constexpr auto by = "by";
constexpr auto text = "text";
}  // namespace member

void set_government(Document& body, const records::PartyId& party) {
  Document government = Document::members();
  government.set(formats::member::identifier, party.value());
  body.set(formats::member::government, std::move(government));
}

Document new_body(const Draft& draft) {
  Document languages = Document::list();
  for (const auto& language : draft.languages) languages.append(language);
  Document header = Document::members();
  header.set(formats::member::identifier, draft.record.value());
  header.set(formats::member::schema, draft.format.value());
  header.set(formats::member::languages, std::move(languages));
  Document body = Document::members();
  body.set(formats::member::header, std::move(header));
  if (draft.is_national) set_government(body, draft.party);
  return body;
}

std::string content_owner(const Draft& draft) {
  return "draft " + draft.id;
}

void describe(Draft& draft, const formats::Formats& formats, const Document& body) {
  draft.languages = formats::read_header(body).languages;
  draft.title = formats::title_of(formats.find(draft.format), body);
}

}  // namespace

std::string place_of(const records::PartyId& party) {
  if (party.empty()) return std::string(nobody);
  std::string place = party.value();
  std::ranges::transform(place, place.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return place;
}

bool is_national(const formats::Format& format) {
  return format.has(formats::Aspect::belongs_to_government);
}

workspace::Item Drafts::content_item(const Draft& draft, const Content& content) {
  workspace::Item item;
  item.kind = content_kind;
  item.id = draft.id;
  item.version = content.version;
  item.order = draft.changed.milliseconds();
  item.body.set(box_member, vault_.lock(content_owner(draft), content.body));
  return item;
}

// Adds to a commit what a new draft is kept as.
void Drafts::add(Draft& draft, records::Document body, workspace::Deed deed, workspace::Commit& commit) {
  draft.id = seals::random_token(chance_, id_bytes);
  draft.created = draft.changed = clock_.now();
  draft.changed_by = draft.owner;
  describe(draft, formats_, body);
  deed.about = draft.id;
  deed.party = draft.party;
  deed.more.set("record", draft.record.value());
  commit.puts.push_back(to_item(draft));
  commit.deeds.push_back(std::move(deed));
  if (draft.has_content()) commit.puts.push_back(content_item(draft, {0, std::move(body)}));
  draft.version = 1;
}

Result<Done> Drafts::refuse_too_many(const access::AccountId& owner, std::size_t more) {
  const auto there = TRY(count(drafts_of(owner)));
  if (there + more > limits::drafts_a_person)
    return Problem{
        Problem::Kind::too_large, "draft.too-many", {{"limit", std::to_string(limits::drafts_a_person)}}};
  return Done{};
}

Result<Draft> Drafts::keep_new(Draft draft, records::Document body, workspace::Deed deed,
                               const Along& along) {
  TRY(refuse_too_many(draft.owner, 1));
  workspace::Commit commit;
  add(draft, std::move(body), std::move(deed), commit);
  if (along) TRY(along(draft, commit));
  TRY(store_.commit(commit));
  return draft;
}

Result<Draft> Drafts::begin(const records::FormatId& format, const records::PartyId& party,
                            const std::vector<std::string>& languages, const access::Account& owner,
                            workspace::Deed deed, const Along& along) {
  const auto* known = formats_.find(format);
  if (known == nullptr)
    return Problem{Problem::Kind::invalid, "draft.no-format", {{"format", format.value()}}};
  Draft draft;
  draft.format = format;
  draft.record = *records::parse_record_id(seals::random_uuid(chance_));
  draft.is_national = is_national(*known);
  draft.party = party;
  draft.owner = owner.id;
  draft.languages = languages;
  auto body = new_body(draft);
  return keep_new(std::move(draft), std::move(body), std::move(deed), along);
}

Result<Draft> Drafts::clone(const registry::Version& version, const records::PartyId& party,
                            const access::Account& owner, workspace::Deed deed) {
  const auto* format = formats_.find(version.entry.format);
  if (format == nullptr)
    return Problem{Problem::Kind::invalid, "draft.no-format", {{"format", version.entry.format.value()}}};
  Draft draft;
  draft.format = version.entry.format;
  draft.record = *records::parse_record_id(seals::random_uuid(chance_));
  draft.is_national = is_national(*format);
  draft.party = party;
  draft.owner = owner.id;
  auto body = formats::with_record_id(TRY(registry_.content(version.entry)), draft.record);
  body = formats::with_withheld(std::move(body), {});
  if (draft.is_national) set_government(body, party);
  return keep_new(std::move(draft), std::move(body), std::move(deed));
}

// A draft about a record, not yet kept, with the content that the record has.
Result<std::pair<Draft, records::Document>> Drafts::of(const registry::Version& latest, Purpose purpose,
                                                       const access::Account& owner) {
  const auto under_way = TRY(with(drafts_about(latest.entry.record), 1));
  if (!under_way.empty())
    return Problem{Problem::Kind::conflict, "draft.exists", {{"draft", under_way.front().id}}};
  const auto* format = formats_.find(latest.entry.format);
  if (format == nullptr)
    return Problem{Problem::Kind::invalid, "draft.no-format", {{"format", latest.entry.format.value()}}};
  Draft draft;
  draft.purpose = purpose;
  draft.format = latest.entry.format;
  draft.record = latest.entry.record;
  draft.is_national = is_national(*format);
  draft.party = latest.entry.party;
  draft.owner = owner.id;
  draft.parent = latest.leaf;
  draft.revision = latest.entry.revision;
  draft.number = latest.entry.number;
  auto body = TRY(content_before(latest));
  return std::pair(std::move(draft), std::move(body));
}

Result<Draft> Drafts::about(const registry::Version& latest, Purpose purpose, const access::Account& owner,
                            workspace::Deed deed, std::string_view reason) {
  auto [draft, body] = TRY(of(latest, purpose, owner));
  draft.reason = reason;
  if (draft.has_content()) TRY(give_back_withheld(latest, draft, body, deed));
  return keep_new(std::move(draft), std::move(body), std::move(deed));
}

Result<std::vector<Draft>> Drafts::about_all(const std::vector<registry::Version>& latest, Purpose purpose,
                                             const access::Account& owner, const workspace::Deed& deed) {
  TRY(refuse_too_many(owner.id, latest.size()));
  std::vector<Draft> drafts;
  workspace::Commit commit;
  for (const auto& version : latest) {
    auto [draft, body] = TRY(of(version, purpose, owner));
    add(draft, std::move(body), deed, commit);
    drafts.push_back(std::move(draft));
  }
  TRY(store_.commit(commit));
  return drafts;
}

// What nobody here can give back, because it was withheld elsewhere, stays withheld.
Result<Done> Drafts::give_back_withheld(const registry::Version& latest, Draft& draft, Document& body,
                                        workspace::Deed& deed) {
  auto withheld = formats::withheld_in(body);
  if (withheld.empty()) return Done{};
  Document given_back = Document::list();
  for (const auto& answer : TRY(vault_.of(draft.record, latest.entry.revision))) {
    if (!answer.inside) continue;
    formats::put_answer(body, answer.field, answer.inside->answer);
    body = formats::with_mark(
        std::move(body), {answer.field, answer.inside->reason, answer.until, !answer.commitment.empty()});
    draft.files.insert(draft.files.end(), answer.files.begin(), answer.files.end());
    std::erase_if(withheld, [&](const auto& each) { return each.field == answer.field; });
    given_back.append(answer.field);
  }
  body = formats::with_withheld(std::move(body), withheld);
  if (!given_back.is_blank()) deed.more.set(formats::member::withheld, std::move(given_back));
  return Done{};
}

// The newest content that a record has had: an entry of a confirmation or withdrawal brings none.
Result<records::Document> Drafts::content_before(const registry::Version& latest) const {
  if (latest.entry.brings_content()) return registry_.content(latest.entry);
  const auto history = TRY(registry_.history(latest.entry.record));
  for (auto version = history.rbegin(); version != history.rend(); ++version) {
    if (version->entry.brings_content()) return registry_.content(version->entry);
  }
  return Problem{Problem::Kind::gone, "record.erased", {}};
}

Result<Draft> Drafts::take_in(std::string_view json, const records::PartyId& party,
                              const access::Account& owner, workspace::Deed deed,
                              const std::function<bool(const Draft&)>& permits) {
  auto body = TRY(records::read_json(json));
  if (const Document* content = body.find("content"); content != nullptr) body = *content;
  auto normalised = formats_.normalise(std::move(body));
  const auto* format = formats_.of(normalised.body);
  if (format == nullptr) return Problem{Problem::Kind::invalid, "draft.no-format", {{"format", ""}}};
  if (formats::gravest(formats_.examine(normalised.body)) == formats::Severity::broken)
    return Problem{Problem::Kind::invalid, "import.broken", {}};
  const auto header = formats::read_header(normalised.body);
  Draft draft;
  draft.format = format->id;
  draft.is_national = is_national(*format);
  draft.party = draft.is_national ? party : records::PartyId();
  draft.owner = owner.id;
  if (!permits(draft)) return Problem{Problem::Kind::forbidden, "desk.forbidden", {}};
  const bool is_new = header.record && !TRY(registry_.latest(*header.record)) &&
                      TRY(count(drafts_about(*header.record))) == 0;
  draft.record = is_new ? *header.record : *records::parse_record_id(seals::random_uuid(chance_));
  auto content = formats::with_record_id(std::move(normalised.body), draft.record);
  content = formats::with_withheld(std::move(content), {});  // only what is marked is withheld
  if (draft.is_national) set_government(content, party);
  return keep_new(std::move(draft), std::move(content), std::move(deed));
}

Result<std::optional<Draft>> Drafts::find(std::string_view id) {
  const auto item = TRY(store_.read(draft_kind, id));
  if (!item) return std::optional<Draft>();
  return std::optional(TRY(to_draft(*item)));
}

Result<std::uint64_t> Drafts::version(std::string_view id) {
  return store_.version(draft_kind, id);
}

Result<Content> Drafts::content(const Draft& draft) {
  const auto item = TRY(store_.read(content_kind, draft.id));
  if (!item) return Problem{Problem::Kind::not_found, "draft.not-found", {}};
  return Content{item->version, TRY(vault_.unlock(content_owner(draft), item->body.at(box_member).text()))};
}

Result<Done> Drafts::save_in(Draft& draft, Content& content, const access::AccountId& by,
                             workspace::Commit& commit) {
  if (draft.state != State::draft) return Problem{Problem::Kind::conflict, "draft.locked", {}};
  draft.changed = clock_.now();
  draft.changed_by = by;
  if (draft.is_national) set_government(content.body, draft.party);
  describe(draft, formats_, content.body);
  commit.puts.push_back(content_item(draft, content));
  commit.puts.push_back(to_item(draft));
  return Done{};
}

Result<Done> Drafts::save(Draft& draft, Content& content, const access::AccountId& by,
                          workspace::Commit with) {
  TRY(save_in(draft, content, by, with));
  TRY(store_.commit(with));
  ++draft.version;
  ++content.version;
  return Done{};
}

Result<Done> Drafts::keep(Draft& draft, workspace::Commit with) {
  with.puts.push_back(to_item(draft));
  TRY(store_.commit(with));
  ++draft.version;
  return Done{};
}

Result<Done> Drafts::remove_in(const Draft& draft, workspace::Commit& commit) {
  commit.removals.push_back({std::string(draft_kind), draft.id, draft.version});
  // Whoever changes the content makes another version of the draft too.
  commit.removals.push_back({content_kind, draft.id, workspace::Removal::any});
  commit.sweeps.push_back({comment_kind, {member::draft, draft.id}});
  if (draft.files.empty()) return Done{};
  const auto kept = TRY(vault_.files_of(draft.record));
  for (const auto& file : draft.files) {
    if (!kept.contains(file.id)) commit.ended_uploads.push_back(file.id);
  }
  return Done{};
}

Result<Done> Drafts::discard(const Draft& draft, const workspace::Deed& deed) {
  workspace::Commit commit{{}, {}, {deed}};
  TRY(remove_in(draft, commit));
  return store_.commit(commit);
}

Result<std::vector<Draft>> Drafts::with(const workspace::Label& label, std::size_t at_most,
                                        const std::optional<workspace::Place>& after) {
  std::vector<Draft> drafts;
  for (const auto& item : TRY(store_.find(draft_kind, label, at_most, after)))
    drafts.push_back(TRY(to_draft(item)));
  return drafts;
}

Result<std::uint64_t> Drafts::count(const workspace::Label& label) {
  return store_.count(draft_kind, label);
}

Result<std::vector<Comment>> Drafts::comments(const Draft& draft) {
  std::vector<Comment> comments;
  for (const auto& item : TRY(store_.find(comment_kind, {member::draft, draft.id}, limits::workspace_found)))
    comments.push_back(
        {item.id,
         {access::AccountId(std::string(item.body.at(member::by).text())),
          Instant::from_milliseconds(item.order), std::string(item.body.at(member::text).text())}});
  std::ranges::reverse(comments);
  return comments;
}

Result<Done> Drafts::comment(const Draft& draft, const Word& word, workspace::Commit with) {
  workspace::Item item;
  item.kind = comment_kind;
  item.id = seals::random_token(chance_, id_bytes);
  item.order = word.time.milliseconds();
  item.body.set(member::by, word.by.value());
  item.body.set(member::text, word.text);
  item.labels = {{member::draft, draft.id}};
  with.puts.push_back(std::move(item));
  return store_.commit(with);
}

}  // namespace bch::publication
