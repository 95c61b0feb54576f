#include "search/following.h"

#include "http/media_type.h"
#include "seals/envelope.h"

#include <map>

namespace bch::search {
namespace {

constexpr unsigned most_waits = 30;

}  // namespace

using registry::Kind;

IndexFollower::IndexFollower(const registry::Registry& registry, const formats::Formats& formats,
                             const languages::Collator& collator, records::Inspector& inspector, Index& index,
                             std::function<void(std::span<const registry::Version>)> changed)
    : registry_(registry),
      formats_(formats),
      collator_(collator),
      inspector_(inspector),
      index_(index),
      changed_(std::move(changed)) {}

Result<Done> IndexFollower::follow(std::span<const registry::Version> versions) {
  std::map<records::RecordId, const registry::Version*> newest;
  for (const auto& version : versions) {
    if (!version.entry.record.empty() && version.entry.known() != Kind::confirm)
      newest.insert_or_assign(version.entry.record, &version);
  }
  Changes changes;
  changes.position = versions.back().position + 1;
  for (const auto& [record, version] : newest) TRY(add(*version, changes));
  is_settled_ = false;
  TRY(index_.change(std::move(changes)));
  if (changed_) changed_(versions);
  return Done{};
}

// Pages that asked while the index was made anew are stale as well.
Result<Done> IndexFollower::settle() {
  if (is_settled_) return Done{};
  TRY(index_.settle());
  is_settled_ = true;
  if (changed_) changed_({});
  return Done{};
}

// The entry whose content stands for the record; nothing when it is not public.
Result<std::optional<registry::Entry>> IndexFollower::content_of(const registry::Version& version) const {
  if (version.entry.brings_content()) return std::optional(version.entry);
  if (version.entry.known() != Kind::withdraw) return std::optional<registry::Entry>();
  const auto history = TRY(registry_.history(version.entry.record));
  for (auto each = history.rbegin(); each != history.rend(); ++each) {
    if (each->position < version.position && each->entry.brings_content()) return std::optional(each->entry);
  }
  return std::optional<registry::Entry>();
}

Result<Done> IndexFollower::add(const registry::Version& version, Changes& changes) {
  const auto entry = TRY(content_of(version));
  const auto body =
      entry ? registry_.content(*entry) : Result<records::Document>(Problem{Problem::Kind::gone, "", {}});
  if (!body.ok() && body.problem().kind != Problem::Kind::gone) return body.problem();
  if (!body.ok()) {  // erased later on
    changes.remove.push_back(version.entry.record);
    return Done{};
  }
  const bool is_withdrawn = version.entry.known() == Kind::withdraw;
  auto texts = TRY(attached_texts(*entry));
  changes.put.push_back(describe(formats_, collator_, {*entry, *body, is_withdrawn, std::move(texts)}));
  return Done{};
}

// Problem attachment.busy: asked again with the next step, so that no text is left out for want of a moment.
// An inspector that never has time holds up the index for a while only.
Result<std::vector<AttachedText>> IndexFollower::attached_texts(const registry::Entry& entry) {
  std::vector<AttachedText> texts;
  for (const auto& attachment : entry.attachments) {
    const bool is_document = records::is_document(attachment.media);
    if (!has_text(attachment.media) && !is_document) continue;
    const auto envelope = registry_.envelope(attachment.hash);
    if (!envelope.ok()) continue;
    auto opened = seals::open(*envelope, attachment.hash);
    if (!opened.ok()) continue;
    if (!is_document) {
      texts.push_back({std::move(opened->media), std::move(opened->content)});
      continue;
    }
    auto text = inspector_.text_of(opened->content);
    const bool is_busy = !text.ok() && text.problem().kind == Problem::Kind::busy;
    if (is_busy && ++waits_ < most_waits) return text.problem();
    if (!is_busy) waits_ = 0;
    if (text.ok() && !text->empty()) texts.push_back({std::string(http::media::text), *std::move(text)});
  }
  return texts;
}

}  // namespace bch::search
