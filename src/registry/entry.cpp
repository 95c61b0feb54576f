#include "registry/entry.h"

#include "base/limits.h"
#include "records/json.h"

#include <algorithm>
#include <array>

namespace bch::registry {
namespace {

using records::Document;

constexpr std::array<std::pair<std::string_view, Kind>, 7> kinds{{
    {"publish", Kind::publish},
    {"amend", Kind::amend},
    {"confirm", Kind::confirm},
    {"withdraw", Kind::withdraw},
    {"erase", Kind::erase},
    {"treaty", Kind::treaty},
    {"key", Kind::key},
}};

constexpr std::int64_t entry_version = 1;

Document to_document(const Sealed& sealed) {
  Document document;
  document.set("bytes", static_cast<std::int64_t>(sealed.bytes));
  document.set("hash", sealed.hash.hex());
  document.set("media", sealed.media);
  return document;
}

template <typename T>
void set_unless_empty(Document& document, std::string_view name, const std::vector<T>& values, auto&& write) {
  if (values.empty()) return;
  Document::List list;
  for (const T& value : values) list.push_back(write(value));
  document.set(name, Document(std::move(list)));
}

// Reads the members of an entry; remembers the first that has the wrong shape.
class Reader {
 public:
  explicit Reader(const Document& document) : document_(document) {
    if (!document.is(Document::Kind::members)) fault_ = "entry";
  }

  const Document* take(std::string_view name, Document::Kind kind) {
    taken_.push_back(name);
    const Document* member = document_.find(name);
    if (member != nullptr && !member->is(kind)) refuse(name);
    return member != nullptr && member->is(kind) ? member : nullptr;
  }
  std::string text(std::string_view name) {
    const Document* member = take(name, Document::Kind::text);
    return member == nullptr ? std::string() : std::string(member->text());
  }
  std::uint64_t number(std::string_view name) {
    const Document* member = take(name, Document::Kind::integer);
    if (member == nullptr) return 0;
    if (member->integer() < 0) refuse(name);
    return static_cast<std::uint64_t>(std::max<std::int64_t>(member->integer(), 0));
  }
  std::optional<seals::Hash> hash(std::string_view name) {
    const std::string written = text(name);
    if (written.empty()) return std::nullopt;
    auto parsed = seals::Hash::from_hex(written);
    if (!parsed) refuse(name);
    return parsed;
  }
  std::vector<const Document*> list(std::string_view name, Document::Kind kind) {
    std::vector<const Document*> items;
    if (const Document* member = take(name, Document::Kind::list)) {
      for (const Document& item : member->items()) {
        if (!item.is(kind)) refuse(name);
        items.push_back(&item);
      }
    }
    return items;
  }
  void refuse(std::string_view name) {
    if (fault_.empty()) fault_ = name;
  }
  [[nodiscard]] Document others() const {
    Document rest;
    for (const auto& [name, value] : document_.entries()) {
      if (std::ranges::find(taken_, name) == taken_.end()) rest.set(name, value);
    }
    return rest;
  }
  [[nodiscard]] const std::string& fault() const { return fault_; }

 private:
  const Document& document_;
  std::vector<std::string_view> taken_;
  std::string fault_;
};

Problem bad_entry(std::string_view member) {
  return Problem{Problem::Kind::damaged, "journal.bad-entry", {{"member", std::string(member)}}};
}

Sealed read_sealed(const Document& document, Reader& outer, std::string_view name) {
  Reader reader(document);
  Sealed sealed;
  sealed.bytes = reader.number("bytes");
  sealed.media = reader.text("media");
  const auto hash = reader.hash("hash");
  if (!hash || !reader.fault().empty()) outer.refuse(name);
  if (hash) sealed.hash = *hash;
  return sealed;
}

void read_record_part(Reader& reader, Entry& entry) {
  if (const std::string written = reader.text("record"); !written.empty()) {
    const auto record = records::parse_record_id(written);
    if (!record) return reader.refuse("record");
    entry.record = *record;
  }
  entry.revision = static_cast<records::Revision>(reader.number("revision"));
  if (const std::string written = reader.text("number"); !written.empty()) {
    entry.number = records::parse_public_number(written);
    if (!entry.number || entry.number->revision) reader.refuse("number");
  }
  if (const Document* provisional = reader.take("provisional", Document::Kind::boolean))
    entry.provisional = provisional->boolean();
  if (const Document* format = reader.take("format", Document::Kind::members)) {
    Reader inner(*format);
    entry.format = records::FormatId(inner.text("id"));
    entry.edition = static_cast<std::uint32_t>(inner.number("edition"));
    if (!inner.fault().empty()) reader.refuse("format");
  }
  entry.party = records::PartyId(reader.text("party"));
  for (const Document* language : reader.list("languages", Document::Kind::text))
    entry.languages.emplace_back(language->text());
}

void read_content_part(Reader& reader, Entry& entry) {
  entry.previous = reader.hash("previous");
  if (const Document* content = reader.take("content", Document::Kind::members))
    entry.content = read_sealed(*content, reader, "content");
  for (const Document* attachment : reader.list("attachments", Document::Kind::members)) {
    entry.attachments.push_back(read_sealed(*attachment, reader, "attachments"));
  }
  if (const Document* origin = reader.take("origin", Document::Kind::members)) {
    Reader inner(*origin);
    entry.origin = Origin{inner.text("node"), inner.number("position")};
    if (!inner.fault().empty()) reader.refuse("origin");
  }
  for (const Document* written : reader.list("erased", Document::Kind::text)) {
    const auto hash = seals::Hash::from_hex(written->text());
    if (hash)
      entry.erased.push_back(*hash);
    else
      reader.refuse("erased");
  }
  entry.reason = reader.text("reason");
}

}  // namespace

std::string_view name(Kind kind) {
  const auto* found = std::ranges::find(kinds, kind, &std::pair<std::string_view, Kind>::second);
  return found == kinds.end() ? std::string_view("unknown") : found->first;
}

Kind kind_named(std::string_view name) {
  const auto* found = std::ranges::find(kinds, name, &std::pair<std::string_view, Kind>::first);
  return found == kinds.end() ? Kind::unknown : found->second;
}

Result<std::string> write_entry(const Entry& entry) {
  Document document = entry.others;
  const auto set_text = [&](std::string_view name, const std::string& text) {
    if (!text.empty()) document.set(name, text);
  };
  document.set("v", entry_version);
  document.set("kind", entry.kind);
  document.set("time", to_text(entry.time));
  set_text("role", entry.role);
  set_text("record", entry.record.value());
  if (entry.revision != 0) document.set("revision", std::int64_t{entry.revision});
  if (entry.number) document.set("number", records::to_text(*entry.number));
  if (entry.provisional) document.set("provisional", true);
  if (!entry.format.empty()) {
    Document format;
    format.set("edition", std::int64_t{entry.edition});
    format.set("id", entry.format.value());
    document.set("format", std::move(format));
  }
  set_text("party", entry.party.value());
  set_unless_empty(document, "languages", entry.languages,
                   [](const std::string& tag) { return Document(tag); });
  if (entry.previous) document.set("previous", entry.previous->hex());
  if (entry.content) document.set("content", to_document(*entry.content));
  set_unless_empty(document, "attachments", entry.attachments,
                   [](const Sealed& sealed) { return to_document(sealed); });
  if (entry.origin) {
    Document origin;
    origin.set("node", entry.origin->node);
    origin.set("position", static_cast<std::int64_t>(entry.origin->position));
    document.set("origin", std::move(origin));
  }
  set_unless_empty(document, "erased", entry.erased,
                   [](const seals::Hash& hash) { return Document(hash.hex()); });
  set_text("reason", entry.reason);

  std::string bytes = records::canonical_json(document);
  if (bytes.size() > limits::entry_bytes) {
    return Problem{Problem::Kind::too_large,
                   "journal.entry-too-large",
                   {{"limit", std::to_string(limits::entry_bytes)}}};
  }
  return bytes;
}

Result<Entry> read_entry(std::string_view bytes) {
  const auto document = records::read_json(bytes);
  if (!document.ok()) return bad_entry("json");
  Reader reader(*document);
  Entry entry;
  if (reader.number("v") != entry_version) reader.refuse("v");
  entry.kind = reader.text("kind");
  if (entry.kind.empty()) reader.refuse("kind");
  const auto time = parse_instant(reader.text("time"));
  if (time)
    entry.time = *time;
  else
    reader.refuse("time");
  entry.role = reader.text("role");
  read_record_part(reader, entry);
  read_content_part(reader, entry);
  entry.others = reader.others();
  if (!reader.fault().empty()) return bad_entry(reader.fault());
  return entry;
}

}  // namespace bch::registry
