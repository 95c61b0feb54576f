#include "renditions/library.h"

#include "registry/role.h"

#include <algorithm>

namespace bch::renditions {
namespace {

using registry::Kind;

Problem not_found() {
  return Problem{Problem::Kind::not_found, "record.not-found", {}};
}

// What came after the version that is shown, of the same revision.
void add_what_followed(Record& record, const std::vector<registry::Version>& history) {
  for (const auto& version : history) {
    const auto& entry = version.entry;
    if (version.position <= record.version().position || entry.revision != record.entry().revision) continue;
    if (entry.known() == Kind::confirm) record.confirmed = entry.time;
    if (entry.role == registry::role::validation) record.is_pending = false;
  }
}

}  // namespace

std::string tag_of(const records::RecordId& record) {
  return "record:" + record.value();
}

Result<Record> Library::find(const records::PublicNumber& number) {
  const auto record = TRY(registry_.holder_of(number.number));
  if (!record) return not_found();
  auto found = TRY(find(*record, number.revision));
  const auto& own = found.entry().number;
  if (!own || own->code != number.code || own->place != number.place) return not_found();
  return found;
}

Result<Record> Library::find(std::string_view written) {
  if (const auto number = records::parse_public_number(written)) return find(*number);
  const auto reference = records::parse_reference(written);
  return reference ? find(reference->record, reference->revision) : Result<Record>(not_found());
}

Result<Record> Library::find(const records::RecordId& record, std::optional<records::Revision> revision) {
  tags_.insert(tag_of(record));
  if (!revision) {
    if (auto book = TRY(book_of(record))) return record_of(std::move(book));
  }
  const auto latest = TRY(registry_.latest(record));
  if (!latest) return not_found();
  if (!revision && latest->entry.brings_content()) return open({*latest}, revision);
  return open(TRY(registry_.history(record)), revision);
}

Result<Record> Library::open(const std::vector<registry::Version>& history,
                             std::optional<records::Revision> revision) {
  const auto wanted = std::find_if(history.rbegin(), history.rend(), [&](const registry::Version& version) {
    return version.entry.brings_content() && (!revision || version.entry.revision == *revision);
  });
  if (history.back().entry.known() == Kind::erase) return Problem{Problem::Kind::gone, "record.erased", {}};
  if (wanted == history.rend()) return not_found();
  auto body = TRY(registry_.content(wanted->entry));
  auto record = record_of(std::make_shared<const Book>(*wanted, std::move(body), formats_));
  record.newest = history.back().entry.revision;
  record.changed = history.back().entry.time;
  add_what_followed(record, history);
  if (record.newest != wanted->entry.revision) record.standing = Standing::superseded;
  if (history.back().entry.known() == Kind::withdraw) {
    record.standing = Standing::withdrawn;
    record.is_retired = history.back().entry.role == registry::role::retired;
  }
  return record;
}

// As the newest of its record.
Record Library::record_of(std::shared_ptr<const Book> book) {
  Record record;
  record.book = std::move(book);
  record.format = record.book->format;
  record.title = title_of(record.format, record.body());
  record.newest = record.entry().revision;
  record.changed = record.entry().time;
  record.is_pending = record.entry().role == registry::role::pending;
  record.is_on_instruction = record.entry().role == registry::role::instruction;
  record.is_demonstration = registry_.is_for_practice() || is_demonstration(*record.book);
  return record;
}

// Null without a shelf, and when its newest version brings no content.
Result<std::shared_ptr<const Book>> Library::book_of(const records::RecordId& record) {
  if (shelf_ == nullptr) return std::shared_ptr<const Book>();
  if (!size_) size_ = TRY(registry_.size());
  return shelf_->newest(record, *size_);
}

std::optional<Library::Card> Library::card(const records::RecordId& record) {
  if (const auto known = cards_.find(record); known != cards_.end()) return known->second;
  tags_.insert(tag_of(record));
  cards_.emplace(record, std::nullopt);  // for records that take their titles from each other
  std::optional<Card> card;
  const auto fill = [&](const registry::Entry& entry, const records::Document* body) {
    if (!entry.number) return;
    card = Card{*entry.number, {}, formats_.find(entry.format), entry.party};
    if (body != nullptr) card->title = title_of(card->format, *body);
  };
  const auto book = book_of(record);
  if (book.ok() && *book) {
    fill((*book)->version.entry, &(*book)->body);
  } else if (const auto latest = registry_.latest(record); latest.ok() && *latest) {
    const auto content = content_of(**latest);
    fill((*latest)->entry, content.ok() ? &*content : nullptr);
  }
  return cards_[record] = std::move(card);
}

// The last that the record had, also when it was withdrawn since.
Result<records::Document> Library::content_of(const registry::Version& latest) const {
  if (latest.entry.brings_content()) return registry_.content(latest.entry);
  const auto history = TRY(registry_.history(latest.entry.record));
  const auto last = std::find_if(history.rbegin(), history.rend(), [](const registry::Version& version) {
    return version.entry.brings_content();
  });
  return last == history.rend() ? Result<records::Document>(not_found()) : registry_.content(last->entry);
}

languages::LocalizedText Library::title_of(const formats::Format* format, const records::Document& body) {
  return formats::title_of(format, body, [&](const records::RecordId& record) {
    const auto referred = card(record);
    return referred ? referred->title : languages::LocalizedText();
  });
}

// The owner of what was referred to; nobody when it is not here.
std::optional<records::PartyId> Library::owner(const records::RecordId& record) {
  tags_.insert(tag_of(record));
  if (shelf_ != nullptr && size_) {
    const auto owner = shelf_->owner(record, *size_);
    return owner.ok() ? *owner : std::nullopt;
  }
  const auto latest = registry_.latest(record);
  return latest.ok() && *latest ? std::optional((*latest)->entry.party) : std::nullopt;
}

bool Library::is_demonstration(const Book& book) {
  const auto is_fictitious = [&](const records::PartyId& id) {
    const auto* party = formats_.vocabularies().party(id);
    return party != nullptr && party->demonstration;
  };
  const auto& party = book.version.entry.party;
  if (!party.empty()) return is_fictitious(party);
  return std::ranges::any_of(book.references(), [&](const records::RecordId& record) {
    const auto of = owner(record);
    return of && is_fictitious(*of);
  });
}

}  // namespace bch::renditions
