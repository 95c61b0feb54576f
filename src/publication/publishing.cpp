#include "publication/publishing.h"

#include "base/limits.h"
#include "formats/applying.h"
#include "formats/consent.h"
#include "formats/links.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace bch::publication {
namespace {

using records::Document;

Problem about(std::string_view key, Problem::Kind kind, const Draft& draft) {
  return {kind, std::string(key), {{"draft", draft.id}}};
}

bool comes_with_a_referrer(const formats::Formats& formats, const Draft& draft) {
  const auto* format = formats.find(draft.format);
  return draft.purpose == Purpose::publish && format != nullptr &&
         format->has(formats::Aspect::only_with_a_referrer);
}

// A Problem of the journal, with the draft of the act that it is about.
Problem with_draft(Problem problem, const std::vector<Judged>& package) {
  for (const auto& [name, value] : problem.arguments) {
    std::size_t act = package.size();
    std::from_chars(value.data(), value.data() + value.size(), act);
    if (name != "act" || act >= package.size()) continue;
    problem.arguments.emplace_back("draft", package[act].draft.id);
    break;
  }
  return problem;
}

// In which role somebody publishes it.
std::string_view role_of(const Draft& draft, const Decision& decision) {
  if (draft.is_national) return decision.on_instruction ? role::instruction : role::desk;
  return decision.may_decide(draft) ? role::validation : role::pending;
}

}  // namespace

Publishing::Alone::Alone(Publishing& publishing, const std::vector<Judged>& package)
    : publishing_(publishing) {
  const std::lock_guard lock(publishing_.mutex_);
  const auto is_taken = [&](const Judged& judged) {
    return publishing_.in_flight_.contains(judged.draft.id);
  };
  if (std::ranges::any_of(package, is_taken)) return;
  for (const auto& judged : package) {
    publishing_.in_flight_.insert(judged.draft.id);
    drafts_.push_back(judged.draft.id);
  }
}

Publishing::Alone::~Alone() {
  const std::lock_guard lock(publishing_.mutex_);
  for (const auto& draft : drafts_) publishing_.in_flight_.erase(draft);
}

// What is in the journal, and the drafts of the package.
class Publishing::KnownHere final : public formats::Known {
 public:
  KnownHere(const registry::Registry& registry, const std::map<records::RecordId, records::FormatId>& beside)
      : registry_(registry), beside_(beside) {}
  [[nodiscard]] std::optional<records::FormatId> format_of(const records::RecordId& record) const override {
    if (const auto found = beside_.find(record); found != beside_.end()) return found->second;
    const auto latest = registry_.latest(record);
    if (!latest.ok() || !*latest) return std::nullopt;
    return (*latest)->entry.format;
  }

 private:
  const registry::Registry& registry_;
  const std::map<records::RecordId, records::FormatId>& beside_;
};

Result<std::vector<Judged>> Publishing::package_of(const Draft& root) {
  std::map<records::RecordId, records::FormatId> beside{{root.record, root.format}};
  std::vector<Judged> package;
  std::vector<Draft> found{root};
  for (std::size_t next = 0; next < found.size(); ++next) {
    Judged judged{found[next], {}, {}, {}, next > 0};
    const auto* format = formats_.find(judged.draft.format);
    if (judged.draft.has_content() && format != nullptr) {
      auto content = TRY(drafts_.content(judged.draft));
      judged.body = std::move(content.body);
      // What only a withheld answer names does not go along.
      const auto open = formats::parted(judged.body).body;
      const auto parts = formats::read_out(format, formats_.vocabularies(), open);
      for (const auto& record : formats::references_in(parts)) {
        if (beside.contains(record)) continue;
        for (auto& draft : TRY(drafts_.with(drafts_about(record), 1))) {
          if (draft.purpose != Purpose::publish || !goes_along(root, draft)) continue;
          if (found.size() == limits::package_drafts)
            return Problem{Problem::Kind::too_large,
                           "draft.package-too-large",
                           {{"limit", std::to_string(limits::package_drafts)}}};
          beside.emplace(draft.record, draft.format);
          found.push_back(std::move(draft));
        }
      }
    }
    package.push_back(std::move(judged));
  }
  const KnownHere known(registry_, beside);
  for (auto& judged : package) {
    const auto* format = formats_.find(judged.draft.format);
    if (!judged.draft.has_content() || format == nullptr) continue;
    judged.findings = formats::examine_draft(formats_, *format, judged.body, &known);
    auto published = formats::as_published(formats_, *format, std::move(judged.body));
    judged.body = std::move(published.body);
    judged.kept = std::move(published.kept);
  }
  std::ranges::reverse(package);
  return package;
}

Result<Done> Publishing::refuse_unfit(const Judged& judged) const {
  if (judged.has_errors()) return about("draft.has-errors", Problem::Kind::invalid, judged.draft);
  if (!judged.is_referred && comes_with_a_referrer(formats_, judged.draft))
    return about("draft.no-referrer", Problem::Kind::invalid, judged.draft);
  return Done{};
}

Result<Done> Publishing::request(std::vector<Judged>& package, const Word& word, workspace::Commit with) {
  for (const auto& judged : package) TRY(refuse_unfit(judged));
  for (auto& judged : package) {
    if (judged.draft.state != State::draft) continue;
    judged.draft.state = State::requested;
    judged.draft.request = word;
    judged.draft.returned.reset();
    with.puts.push_back(to_item(judged.draft));
    ++judged.draft.version;
  }
  return store_.commit(with);
}

Result<Done> Publishing::refuse_person(const Judged& judged, const Decision& decision) {
  const Draft& draft = judged.draft;
  const bool goes_along = !draft.is_national && draft.purpose == Purpose::publish;
  if (!decision.may_decide(draft) && !goes_along)
    return about("draft.not-yours", Problem::Kind::forbidden, draft);
  if (!draft.is_national) return Done{};
  if (decision.on_instruction && draft.letter.empty())
    return about("draft.no-letter", Problem::Kind::invalid, draft);
  const bool is_own = decision.by == draft.changed_by || decision.by == draft.owner;
  if (!is_own) return Done{};
  const bool wants_another = TRY(wants_second_review(judged));
  if (wants_another) return about("draft.second-review", Problem::Kind::forbidden, draft);
  return Done{};
}

// Somebody else has written in a draft, published it or thrown it away since it was read.
Result<Done> Publishing::refuse_changed(const std::vector<Judged>& package) {
  for (const auto& judged : package) {
    const auto version = TRY(drafts_.version(judged.draft.id));
    if (version != judged.draft.version)
      return about("workspace.changed", Problem::Kind::conflict, judged.draft);
  }
  return Done{};
}

Result<std::vector<Published>> Publishing::publish(std::vector<Judged> package, const Decision& decision) {
  for (const auto& judged : package) TRY(refuse_unfit(judged));
  for (const auto& judged : package) TRY(refuse_person(judged, decision));
  // An earlier try with these drafts may have been in vain, or not; that of others holds nobody up.
  if (const auto finished = finish(); !finished.ok() && is_unended(package)) return finished.problem();
  const Alone alone(*this, package);
  if (!alone.is_so()) return about("workspace.changed", Problem::Kind::conflict, package.back().draft);
  TRY(refuse_changed(package));
  for (auto& judged : package) judged.role = role_of(judged.draft, decision);
  TRY(withhold(package));
  Unended unended{key_of(package.back().draft), std::move(package), decision.deed};
  const auto receipt = enter(unended.package, unended.key);
  if (!receipt.ok()) {
    auto problem = with_draft(receipt.problem(), unended.package);
    // Whether a disk that fails has written it after all is seen when it is well again.
    const bool is_certain = problem.kind != Problem::Kind::failed;
    if (!is_certain || !forget_withheld(unended.package).ok()) keep_unended(std::move(unended));
    return problem;
  }
  std::vector<Published> published;
  std::vector<Ending> endings;
  for (std::size_t i = 0; i < unended.package.size(); ++i) {
    const auto& judged = unended.package[i];
    published.push_back({judged.draft, receipt->published[i]});
    endings.push_back({judged, receipt->published[i], judged.draft});
  }
  if (!end(std::move(endings), decision.deed).ok()) keep_unended(std::move(unended));
  return published;
}

Result<registry::Receipt> Publishing::enter(const std::vector<Judged>& package, const std::string& key) {
  registry::Batch batch{key, {}};
  for (const auto& judged : package) batch.acts.push_back(TRY(act_of(judged)));
  return registry_.append(batch);
}

}  // namespace bch::publication
