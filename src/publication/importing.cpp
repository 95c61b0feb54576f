#include "publication/importing.h"

#include "base/limits.h"
#include "formats/applying.h"
#include "formats/header.h"
#include "formats/links.h"
#include "formats/withholding.h"
#include "publication/drafts.h"
#include "records/json.h"
#include "renditions/attachments.h"
#include "seals/hash.h"
#include "seals/uuid.h"

#include <algorithm>
#include <set>

namespace bch::publication {
namespace {

using records::Document;

constexpr std::string_view role = "import";

// The body, number and revision of a record on its way (docs/wire/record.md); a body alone has neither.
Result<Done> unwrap(Document& document, Examined& examined) {
  const Document* content = document.find("content");
  if (content == nullptr || document.find(formats::member::header) != nullptr) {
    examined.body = std::move(document);
    return Done{};
  }
  examined.withdrawn = document.at("withdrawn").boolean();
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

// Whether a link names a file beside the record, rather than an address.
bool lies_beside(std::string_view path) {
  return !path.empty() && !path.starts_with('/') && path.find(':') == std::string_view::npos &&
         path.find('#') != 0;
}

// The GUID that a body without one always gets.
records::RecordId made_id(const Document& body) {
  return *records::parse_record_id(seals::uuid_v5(seals::object_namespace, records::canonical_json(body)));
}

void refuse(Imported& imported, Problem problem) {
  imported.fate = Fate::refused;
  imported.number.clear();
  imported.problem = std::move(problem);
}

// The file of a draft has what is not published, too.
void leave_out_of_drafts(Document& body, formats::Findings& findings) {
  for (const auto name : {formats::typed_member, formats::marks_member}) {
    if (body.find(name) != nullptr)
      findings.push_back({std::string(name), "format.private-left-out", formats::Severity::note, {}});
  }
  body = formats::parted(std::move(body)).body;
  if (body.find(formats::typed_member) != nullptr) body.remove(formats::typed_member);
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

Examined Importer::examine(std::string_view json, const Beside& beside) {
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
  leave_out_of_drafts(examined.body, normalised.findings);
  const auto header = formats::read_header(examined.body);
  examined.so_far.record = header.record ? *header.record : made_id(examined.body);
  if (auto attached = attach(examined, beside); !attached.ok()) {
    refuse(examined.so_far, std::move(attached).problem());
    return examined;
  }
  const KnownRecords known(registry_);
  examined.so_far.findings = std::move(normalised.findings);
  auto findings = formats_.examine(examined.body, &known);
  std::ranges::move(findings, std::back_inserter(examined.so_far.findings));
  if (formats::gravest(examined.so_far.findings) == formats::Severity::broken) {
    refuse(examined.so_far, Problem{Problem::Kind::invalid, "import.broken", {}});
    return examined;
  }
  examined.body = formats::with_record_id(std::move(examined.body), examined.so_far.record);
  examined.canonical = records::canonical_json(examined.body);
  return examined;
}

// Reads the files that the record names beside it, and puts their lasting addresses into its links.
Result<Done> Importer::attach(Examined& examined, const Beside& beside) const {
  const formats::Format* format = formats_.of(examined.body);
  if (format == nullptr || !beside) return Done{};
  std::optional<Problem> problem;
  std::set<std::string> read;
  const auto address_of = [&](std::string_view path) {
    if (problem || !lies_beside(path)) return std::string(path);
    auto file = beside(path);
    if (!file.ok()) {
      problem = std::move(file).problem();
      return std::string(path);
    }
    const renditions::AttachmentName name{examined.so_far.record, seals::sha256(file->bytes).hex(),
                                          std::string(path.substr(path.rfind('/') + 1))};
    if (read.insert(name.id).second) examined.attachments.push_back(std::move(*file));
    return renditions::attachment_address(name).text();
  };
  examined.body = formats::with_link_addresses(*format, std::move(examined.body), address_of);
  if (problem) return *std::move(problem);
  return Done{};
}

// The version of a record that says the same; nullptr when none does.
Result<const registry::Version*> Importer::same_in(const std::vector<registry::Version>& history,
                                                   const Examined& examined) const {
  const registry::Version* same = nullptr;
  for (auto version = history.rbegin(); version != history.rend() && same == nullptr; ++version) {
    const bool is_asked = examined.revision == 0 || examined.revision == version->entry.revision;
    if (!is_asked || !version->entry.content) continue;
    const auto content = registry_.content(version->entry);
    if (content.ok() && records::canonical_json(*content) == examined.canonical) same = &*version;
  }
  return same;
}

// The act that publishes an examined record; nothing when it is already here as it is.
Result<std::optional<registry::Act>> Importer::judge(Examined& examined) {
  const auto latest = TRY(registry_.latest(examined.so_far.record));
  const auto header = formats::read_header(examined.body);
  const formats::Format* format = formats_.of(examined.body);
  registry::Act act;
  if (latest) {
    const auto history = TRY(registry_.history(examined.so_far.record));
    if (const auto* same = TRY(same_in(history, examined))) {
      examined.so_far.fate = Fate::unchanged;
      examined.so_far.revision = same->entry.revision;
      if (same->entry.number) examined.so_far.number = records::to_text(*same->entry.number);
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
  act.attachments = std::move(examined.attachments);
  return std::optional(std::move(act));
}

// The act that withdraws a record; nothing when it is not here, or withdrawn already.
Result<std::optional<registry::Act>> Importer::withdrawal(const Examined& examined) const {
  const auto latest = TRY(registry_.latest(examined.so_far.record));
  if (!latest || latest->entry.known() == registry::Kind::withdraw) return std::optional<registry::Act>();
  registry::Act act;
  act.kind = registry::Kind::withdraw;
  act.record = examined.so_far.record;
  act.format = latest->entry.format;
  act.edition = settings_.edition;
  act.party = latest->entry.party;
  act.role = role;
  act.parent = latest->leaf;
  return std::optional(std::move(act));
}

Result<std::vector<Imported>> Importer::publish(std::vector<Examined> batch) {
  std::vector<registry::Act> acts;
  std::vector<Imported*> outcomes;
  std::set<records::RecordId> waiting;
  const auto publish_waiting = [&]() -> Result<Done> {
    TRY(publish_all(acts, outcomes));
    acts.clear();
    outcomes.clear();
    waiting.clear();
    return Done{};
  };
  const auto wait = [&](std::optional<registry::Act> act, Imported& imported) {
    if (!act) return;
    waiting.insert(imported.record);
    acts.push_back(std::move(*act));
    outcomes.push_back(&imported);
  };
  for (Examined& examined : batch) {
    Imported& imported = examined.so_far;
    if (imported.problem) continue;
    // Of two acts about one record the first has to be there before the second is judged.
    if (waiting.contains(imported.record)) TRY(publish_waiting());
    wait(TRY(judge(examined)), imported);
    if (!examined.withdrawn) continue;
    TRY(publish_waiting());
    if (!imported.problem) wait(TRY(withdrawal(examined)), imported);
  }
  TRY(publish_waiting());
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
