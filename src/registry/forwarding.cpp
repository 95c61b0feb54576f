#include "registry/forwarding.h"

#include "base/limits.h"
#include "records/json.h"
#include "seals/tree.h"

#include <array>

namespace bch::registry {
namespace {

using records::Document;

constexpr std::int64_t message_version = 1;

Problem bad_message() {
  return Problem{Problem::Kind::damaged, "journal.bad-message", {}};
}

// Takes one piece after the other.
class Taker {
 public:
  explicit Taker(std::span<const std::string> pieces) : rest_(pieces) {}

  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  Result<std::string_view> bytes() {
    if (rest_.empty()) return bad_message();
    const std::string_view piece = rest_.front();
    rest_ = rest_.subspan(1);
    return piece;
  }
  Result<Document> document() {
    auto document = records::read_json(TRY(bytes()));
    if (!document.ok() || !document->is(Document::Kind::members)) return bad_message();
    return *std::move(document);
  }

 private:
  std::span<const std::string> rest_;
};

std::string text_at(const Document& document, std::string_view name) {
  return std::string(document.at(name).text());
}

std::uint64_t number_at(const Document& document, std::string_view name) {
  return static_cast<std::uint64_t>(document.at(name).integer());
}

Document texts(std::span<const std::string> values) {
  Document list = Document::list();
  for (const std::string& value : values) list.append(value);
  return list;
}

Document to_document(const Act& act) {
  Document document;
  document.set("kind", name(act.kind));
  document.set("record", act.record.value());
  document.set("revision", std::int64_t{act.revision});
  if (act.number) document.set("number", records::to_text(*act.number));
  document.set("code", act.code);
  document.set("place", act.place);
  document.set("format", act.format.value());
  document.set("edition", std::int64_t{act.edition});
  document.set("party", act.party.value());
  document.set("languages", texts(act.languages));
  document.set("role", act.role);
  if (act.parent) document.set("parent", act.parent->hex());
  document.set("content", act.content.has_value());
  Document media = Document::list();
  for (const auto& attachment : act.attachments) media.append(attachment.media);
  document.set("attachments", std::move(media));
  if (act.origin) {
    document.set("node", act.origin->node);
    document.set("position", static_cast<std::int64_t>(act.origin->position));
  }
  document.set("reason", act.reason);
  return document;
}

Result<Act> read_act(Taker& taker) {
  const Document document = TRY(taker.document());
  Act act;
  act.kind = kind_named(text_at(document, "kind"));
  if (act.kind == Kind::unknown) return bad_message();
  if (const std::string record = text_at(document, "record"); !record.empty()) {
    const auto parsed = records::parse_record_id(record);
    if (!parsed) return bad_message();
    act.record = *parsed;
  }
  act.revision = static_cast<records::Revision>(number_at(document, "revision"));
  act.number = records::parse_public_number(text_at(document, "number"));
  act.code = text_at(document, "code");
  act.place = text_at(document, "place");
  act.format = records::FormatId(text_at(document, "format"));
  act.edition = static_cast<std::uint32_t>(number_at(document, "edition"));
  act.party = records::PartyId(text_at(document, "party"));
  for (const Document& tag : document.at("languages").items()) act.languages.emplace_back(tag.text());
  act.role = text_at(document, "role");
  act.parent = seals::Hash::from_hex(text_at(document, "parent"));
  if (document.at("content").boolean()) {
    auto content = records::read_json(TRY(taker.bytes()));
    if (!content.ok()) return bad_message();
    act.content = *std::move(content);
  }
  for (const Document& media : document.at("attachments").items())
    act.attachments.push_back({std::string(media.text()), std::string(TRY(taker.bytes()))});
  if (document.find("node") != nullptr)
    act.origin = Origin{text_at(document, "node"), number_at(document, "position")};
  act.reason = text_at(document, "reason");
  return act;
}

Document to_document(const Problem& problem) {
  Document arguments = Document::list();
  for (const auto& [hole, value] : problem.arguments) arguments.append(texts(std::array{hole, value}));
  Document document;
  document.set("problem", problem.key);
  document.set("kind", name(problem.kind));
  document.set("arguments", std::move(arguments));
  return document;
}

Problem read_problem(const Document& document) {
  Problem problem{problem_kind_named(text_at(document, "kind")), text_at(document, "problem"), {}};
  for (const Document& pair : document.at("arguments").items()) {
    if (pair.items().size() == 2)
      problem.arguments.emplace_back(pair.items()[0].text(), pair.items()[1].text());
  }
  return problem;
}

}  // namespace

Pieces write_batch(const Batch& batch) {
  Document head;
  head.set("v", message_version);
  head.set("key", batch.idempotency_key);
  Pieces pieces{records::canonical_json(head)};
  for (const Act& act : batch.acts) {
    pieces.push_back(records::canonical_json(to_document(act)));
    if (act.content) pieces.push_back(records::canonical_json(*act.content));
    for (const auto& attachment : act.attachments) pieces.push_back(attachment.bytes);
  }
  return pieces;
}

Result<Batch> read_batch(std::span<const std::string> pieces) {
  Taker taker(pieces);
  const Document head = TRY(taker.document());
  if (number_at(head, "v") != message_version) return bad_message();
  Batch batch;
  batch.idempotency_key = text_at(head, "key");
  while (!taker.at_end()) batch.acts.push_back(TRY(read_act(taker)));
  return batch;
}

Pieces write_outcome(const Result<Receipt>& outcome) {
  if (!outcome.ok()) return {records::canonical_json(to_document(outcome.problem()))};
  Document head;
  head.set("first",
           static_cast<std::int64_t>(outcome->published.empty() ? 0 : outcome->published.front().position));
  head.set("repeated", outcome->repeated);
  Pieces pieces{records::canonical_json(head)};
  for (const Version& version : outcome->published) {
    auto entry = write_entry(version.entry);
    if (!entry.ok()) return {records::canonical_json(to_document(entry.problem()))};
    pieces.push_back(*std::move(entry));
  }
  return pieces;
}

Result<Receipt> read_outcome(std::span<const std::string> pieces) {
  Taker taker(pieces);
  const Document head = TRY(taker.document());
  if (head.find("problem") != nullptr) return read_problem(head);
  Receipt receipt;
  receipt.repeated = head.at("repeated").boolean();
  for (Position position = number_at(head, "first"); !taker.at_end(); ++position) {
    const std::string_view bytes = TRY(taker.bytes());
    receipt.published.push_back({position, seals::leaf_hash(bytes), TRY(read_entry(bytes))});
  }
  return receipt;
}

}  // namespace bch::registry
