#include "publication/importing.h"

#include "base/limits.h"
#include "formats/header.h"
#include "records/json.h"
#include "seals/uuid.h"

#include <algorithm>
#include <set>

namespace bch::publication {
namespace {

using records::Document;

constexpr std::string_view role = "import";
constexpr std::string_view nobody = "SCBD";  // the place in numbers of records that no Government owns

// The body, number and revision of a record on its way (docs/wire/record.md); a body alone has neither.
Result<Done> unwrap(Document& document, Examined& examined) {
  const Document* content = document.find("content");
  if (content == nullptr || document.find(formats::member::header) != nullptr) {
    examined.body = std::move(document);
    return Done{};
  }
  if (document.at("withdrawn").boolean()) return Problem{Problem::Kind::invalid, "import.withdrawn", {}};
  if (const Document* number = document.find("number")) {
    examined.number = records::parse_public_number(number->text());
    if (!examined.number) {
      return Problem{Problem::Kind::invalid, "import.bad-number", {{"number", std::string(number->text())}}};
    }
    examined.revision = examined.number->revision.value_or(0);
    examined.number->revision.reset();
  }
  if (const Document* revision = document.find("revision")) {
    const std::int64_t written = revision->integer();
    if (written < 1 || written > limits::revisions) {
      return Problem{
          Problem::Kind::invalid, "import.bad-revision", {{"limit", std::to_string(limits::revisions)}}};
    }
    examined.revision = static_cast<records::Revision>(written);
  }
  examined.body = *content;
  return Done{};
}

// The GUID that a body without one always gets.
records::RecordId made_id(const Document& body) {
  return *records::parse_record_id(seals::uuid_v5(seals::object_namespace, records::canonical_json(body)));
}

std::string place_of(const records::PartyId& party) {
  if (party.empty()) return std::string(nobody);
  std::string place = party.value();
  std::ranges::transform(place, place.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return place;
}

void refuse(Imported& imported, Problem problem) {
  imported.fate = Fate::refused;
  imported.number.clear();
  imported.problem = std::move(problem);
}

}  // namespace

std::string_view name(Fate fate) {
  switch (fate) {
    case Fate::published:
      return "published";
    case Fate::unchanged:
      return "unchanged";
    case Fate::refused:
      return "refused";
  }
  return "";
}

class Importer::KnownRecords final : public formats::Known {
 public:
  explicit KnownRecords(const registry::Registry& registry) : registry_(registry) {}
  [[nodiscard]] std::optional<records::FormatId> format_of(const records::RecordId& record) const override {
    const auto latest = registry_.latest(record);
    if (!latest.ok() || !*latest) return std::nullopt;
    return (*latest)->entry.format;
  }

 private:
  const registry::Registry& registry_;
};

Examined Importer::examine(std::string_view json) {
  Examined examined;
  auto document = records::read_json(json);
  if (!document.ok()) {
    refuse(examined.so_far, std::move(document).problem());
    return examined;
  }
  if (auto unwrapped = unwrap(*document, examined); !unwrapped.ok()) {
    refuse(examined.so_far, std::move(unwrapped).problem());
    return examined;
  }
  auto normalised = formats_.normalise(std::move(examined.body));
  examined.body = std::move(normalised.body);
  const KnownRecords known(registry_);
  examined.so_far.findings = std::move(normalised.findings);
  auto findings = formats_.examine(examined.body, &known);
  std::ranges::move(findings, std::back_inserter(examined.so_far.findings));
  if (formats::gravest(examined.so_far.findings) == formats::Severity::broken) {
    refuse(examined.so_far, Problem{Problem::Kind::invalid, "import.broken", {}});
    return examined;
  }
  const auto header = formats::read_header(examined.body);
  examined.so_far.record = header.record ? *header.record : made_id(examined.body);
  examined.body = formats::with_record_id(std::move(examined.body), examined.so_far.record);
  examined.canonical = records::canonical_json(examined.body);
  return examined;
}

// The act that publishes an examined record; nothing when it is already here as it is.
Result<std::optional<registry::Act>> Importer::judge(Examined& examined) {
  const auto latest = TRY(registry_.latest(examined.so_far.record));
  const auto header = formats::read_header(examined.body);
  const formats::Format* format = formats_.of(examined.body);
  registry::Act act;
  if (latest) {
    const auto content = registry_.content(latest->entry);
    const bool same = content.ok() && records::canonical_json(*content) == examined.canonical;
    if (same && (examined.revision == 0 || examined.revision == latest->entry.revision)) {
      examined.so_far.fate = Fate::unchanged;
      examined.so_far.revision = latest->entry.revision;
      if (latest->entry.number) examined.so_far.number = records::to_text(*latest->entry.number);
      return std::optional<registry::Act>();
    }
    act.parent = latest->leaf;
    act.kind = registry::Kind::amend;
  }
  act.record = examined.so_far.record;
  act.revision = examined.revision;
  act.number = examined.number;
  act.code = format->code;
  act.place = place_of(header.party);
  act.format = format->id;
  act.edition = settings_.edition;
  act.party = header.party;
  act.languages = header.languages;
  act.role = role;
  act.content = std::move(examined.body);
  return std::optional(std::move(act));
}

Result<std::vector<Imported>> Importer::publish(std::vector<Examined> batch) {
  std::vector<registry::Act> acts;
  std::vector<Imported*> outcomes;
  std::set<records::RecordId> waiting;
  for (Examined& examined : batch) {
    if (examined.so_far.problem) continue;
    if (waiting.contains(examined.so_far.record)) {  // twice in one batch: the first has to be there before
                                                     // the second is judged
      TRY(publish_all(acts, outcomes));
      acts.clear();
      outcomes.clear();
      waiting.clear();
    }
    auto act = TRY(judge(examined));
    if (!act) continue;
    waiting.insert(examined.so_far.record);
    acts.push_back(std::move(*act));
    outcomes.push_back(&examined.so_far);
  }
  TRY(publish_all(acts, outcomes));
  std::vector<Imported> imported;
  imported.reserve(batch.size());
  for (Examined& examined : batch) imported.push_back(std::move(examined.so_far));
  return imported;
}

// Appends the acts as one batch; when one of them is refused, the others without it.
Result<Done> Importer::publish_all(std::vector<registry::Act>& acts, const std::vector<Imported*>& outcomes) {
  std::vector<Imported*> left = outcomes;
  while (!acts.empty() && !settings_.dry_run) {
    registry::Batch batch{{}, std::move(acts)};
    const auto receipt = registry_.append(batch);
    acts = std::move(batch.acts);
    if (receipt.ok()) {
      for (std::size_t i = 0; i < left.size(); ++i) {
        const auto& entry = receipt->published[i].entry;
        left[i]->fate = Fate::published;
        left[i]->revision = entry.revision;
        if (entry.number) left[i]->number = records::to_text(*entry.number);
      }
      return Done{};
    }
    const auto& arguments = receipt.problem().arguments;
    const auto which = std::ranges::find(arguments, "act", &std::pair<std::string, std::string>::first);
    if (which == arguments.end()) return receipt.problem();
    const auto refused = static_cast<std::ptrdiff_t>(std::stoul(which->second));
    refuse(*left[static_cast<std::size_t>(refused)], receipt.problem());
    acts.erase(acts.begin() + refused);
    left.erase(left.begin() + refused);
  }
  for (Imported* imported : left) imported->fate = Fate::published;  // a rehearsal: it would be
  return Done{};
}

}  // namespace bch::publication
