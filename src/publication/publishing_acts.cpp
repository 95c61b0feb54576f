// What of a draft goes into the journal, with which files, and what of it is kept back.

#include "formats/header.h"
#include "formats/links.h"
#include "publication/publishing.h"
#include "records/json.h"
#include "renditions/attachments.h"
#include "seals/hash.h"
#include "seals/token.h"

#include <algorithm>
#include <set>

namespace bch::publication {

using records::Document;

registry::Kind act_kind(Purpose purpose) {
  switch (purpose) {
    case Purpose::publish:
      return registry::Kind::publish;
    case Purpose::amend:
      return registry::Kind::amend;
    case Purpose::confirm:
      return registry::Kind::confirm;
    case Purpose::withdraw:
      return registry::Kind::withdraw;
  }
  return registry::Kind::unknown;
}

// Gives the act the files that its body's links name, in their order, and puts their lasting addresses there.
Result<Done> Publishing::attach(const Judged& judged, registry::Act& act) {
  const auto* format = formats_.find(act.format);
  std::optional<Problem> problem;
  std::set<std::string> attached;
  const auto take = [&](const renditions::AttachmentName& name, registry::Act::Attachment file) {
    if (attached.insert(name.id).second) act.attachments.push_back(std::move(file));
    return renditions::attachment_address(name).text();
  };
  const auto address_of = [&](std::string_view address) {
    std::string kept(address);
    if (problem) return kept;
    if (const auto id = draft_file_of(address)) {
      const auto file = std::ranges::find(judged.draft.files, *id, &DraftFile::id);
      if (file == judged.draft.files.end()) {
        problem = Problem{Problem::Kind::invalid, "draft.no-file", {{"draft", judged.draft.id}}};
        return kept;
      }
      auto found = vault_.file(file->id);
      if (!found.ok()) {
        problem = found.problem();
        return kept;
      }
      const renditions::AttachmentName name{act.record, seals::sha256(found->bytes).hex(), found->name};
      return take(name, {file->media, std::move(found->bytes)});
    }
    const auto name = renditions::parse_attachment_address(address);
    if (!name || name->record != act.record) return kept;
    auto before = renditions::find_attachment(registry_, formats_, *name);
    if (before.ok()) return take(*name, *std::move(before));
    problem = before.problem();
    return kept;
  };
  act.content = formats::with_link_addresses(*format, std::move(*act.content), address_of);
  if (problem) return *std::move(problem);
  return Done{};
}

// Keeps what the package withholds before anything of it is published. The drafts get a new version with it:
// whoever publishes them from the one before comes too late.
Result<Done> Publishing::withhold(std::vector<Judged>& package) {
  workspace::Commit commit;
  for (auto& judged : package) {
    if (judged.kept.empty()) continue;
    TRY(withhold(judged, commit));
    commit.puts.push_back(to_item(judged.draft));
    ++judged.draft.version;
  }
  if (commit.puts.empty()) return Done{};
  return store_.commit(commit);
}

Result<Done> Publishing::withhold(const Judged& judged, workspace::Commit& commit) {
  constexpr std::size_t salt_bytes = 32;
  const Draft& draft = judged.draft;
  for (const auto& [mark, answer] : judged.kept) {
    WithheldAnswer kept;
    kept.record = draft.record;
    kept.revision = draft.next_revision();
    kept.format = draft.format;
    kept.party = draft.party;
    kept.field = mark.field;
    kept.until = mark.until;
    kept.inside = WithheldAnswer::Inside{mark.reason, answer, {}, {}};
    registry::Act alone;  // as the answer would be published
    alone.record = draft.record;
    alone.format = draft.format;
    alone.content = Document::members();
    formats::put_answer(*alone.content, mark.field, answer);
    for (const auto& address : formats::link_addresses(*formats_.find(draft.format), *alone.content)) {
      const auto id = draft_file_of(address).value_or("");
      const auto file = std::ranges::find(draft.files, id, &DraftFile::id);
      if (file != draft.files.end()) kept.files.push_back(*file);
    }
    if (mark.commits) {
      TRY(attach(judged, alone));
      const std::string salt = seals::random_token(chance_, salt_bytes);
      kept.inside->salt = salt;
      kept.inside->committed = records::canonical_json(alone.content->at(mark.field));
      kept.commitment = commitment_of(salt, kept.inside->committed);
    }
    commit.puts.push_back(TRY(vault_.item_of(kept)));
  }
  return Done{};
}

// When nothing comes of the publication.
Result<Done> Publishing::forget_withheld(const std::vector<Judged>& package) {
  workspace::Commit commit;
  for (const auto& [draft, body, kept, findings, is_referred, as] : package) {
    if (!draft.has_content()) continue;
    for (const auto& answer : TRY(vault_.of(draft.record, draft.next_revision())))
      commit.removals.push_back(Vault::removal_of(answer));
  }
  if (commit.removals.empty()) return Done{};
  return store_.commit(commit);
}

Result<Document> Publishing::with_commitments(const Judged& judged) {
  auto withheld = formats::withheld_in(judged.body);
  if (judged.kept.empty()) return judged.body;
  for (const auto& kept : TRY(vault_.of(judged.draft.record, judged.draft.next_revision()))) {
    const auto said = std::ranges::find(withheld, kept.field, &formats::Withheld::field);
    if (said != withheld.end()) said->commitment = kept.commitment;
  }
  return formats::with_withheld(judged.body, withheld);
}

Result<registry::Act> Publishing::act_of(const Judged& judged) {
  const Draft& draft = judged.draft;
  const auto* format = formats_.find(draft.format);
  if (format == nullptr)
    return Problem{Problem::Kind::invalid, "draft.no-format", {{"format", draft.format.value()}}};
  registry::Act act;
  act.kind = act_kind(draft.purpose);
  act.record = draft.record;
  act.code = format->code;
  act.format = format->id;
  act.edition = settings_.edition;
  act.party = draft.is_national ? draft.party : records::PartyId();
  act.place = place_of(act.party);
  act.role = judged.role;
  act.parent = draft.parent;
  if (draft.has_content()) {
    act.languages = formats::read_header(judged.body).languages;
    act.content = TRY(with_commitments(judged));
    TRY(attach(judged, act));
  }
  return act;
}

}  // namespace bch::publication
