#include "publication/publishing.h"

#include "base/limits.h"
#include "formats/applying.h"
#include "formats/consent.h"
#include "formats/header.h"
#include "formats/links.h"
#include "publication/validation_queue.h"

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

}  // namespace

// A key under which somebody publishes at this moment: finish() leaves its drafts alone.
class Publishing::InFlight {
 public:
  InFlight(Publishing& publishing, const std::string& key) : publishing_(publishing), key_(key) {
    const std::lock_guard lock(publishing_.mutex_);
    publishing_.in_flight_.insert(key_);
  }
  ~InFlight() {
    const std::lock_guard lock(publishing_.mutex_);
    publishing_.in_flight_.erase(key_);
  }
  InFlight(const InFlight&) = delete;
  InFlight& operator=(const InFlight&) = delete;

 private:
  Publishing& publishing_;
  const std::string& key_;
};

bool Publishing::is_in_flight(const std::string& key) {
  const std::lock_guard lock(mutex_);
  return in_flight_.contains(key);
}

bool Publishing::was_refused(const std::string& key) {
  const std::lock_guard lock(mutex_);
  return refused_.contains(key);
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

Result<std::vector<Published>> Publishing::publish(std::vector<Judged> package, const Decision& decision) {
  for (const auto& judged : package) TRY(refuse_unfit(judged));
  for (const auto& judged : package) TRY(refuse_person(judged, decision));
  const std::string key = "draft-" + package.back().draft.id + "-" +
                          std::to_string(package.back().draft.version) + "-" +
                          std::to_string(clock_.now().milliseconds());
  // First the drafts are locked under the key: who comes second is told that something has changed.
  std::vector<Draft> before;
  workspace::Commit mark;
  for (auto& judged : package) {
    before.push_back(judged.draft);
    const bool decides = decision.may_decide(judged.draft);
    judged.draft.state = State::publishing;
    judged.draft.batch = key;
    judged.draft.place = before.size() - 1;
    judged.draft.as = std::string(decision.on_instruction && judged.draft.is_national ? role::instruction
                                  : judged.draft.is_national                          ? role::desk
                                  : decides                                           ? role::validation
                                                                                      : role::pending);
    mark.puts.push_back(to_item(judged.draft));
    ++judged.draft.version;
    TRY(withhold(judged, mark));
  }
  const InFlight in_flight(*this, key);
  TRY(store_.commit(mark));
  const auto receipt = enter(package, key);
  if (receipt.ok()) return end(package, *receipt, decision.deed);
  for (std::size_t i = 0; i < package.size(); ++i) before[i].version = package[i].draft.version;
  if (!write_back(before).ok()) {  // the same disk: finish() tries again
    const std::lock_guard lock(mutex_);
    refused_.insert(key);
  }
  return with_draft(receipt.problem(), package);
}

// Drafts of which nothing was published, as they are to be written on.
Result<Done> Publishing::write_back(const std::vector<Draft>& drafts) {
  workspace::Commit back;
  for (const auto& draft : drafts) {
    back.puts.push_back(to_item(draft));
    TRY(forget_withheld(draft, back));
  }
  return store_.commit(back);
}

Result<registry::Receipt> Publishing::enter(const std::vector<Judged>& package, const std::string& key) {
  registry::Batch batch{key, {}};
  for (const auto& judged : package) batch.acts.push_back(TRY(act_of(judged, judged.draft.as)));
  return registry_.append(batch);
}

// The drafts' own end. They are in the journal: what fails here is done by finish() later.
std::vector<Published> Publishing::end(const std::vector<Judged>& package, const registry::Receipt& receipt,
                                       const workspace::Deed& deed) {
  std::vector<Published> published;
  workspace::Commit commit;
  for (std::size_t i = 0; i < package.size(); ++i) {
    const Draft& draft = package[i].draft;
    const auto& version = receipt.published[i];
    published.push_back({draft, version});
    workspace::Deed line = deed;
    line.about = draft.record.value();
    line.party = draft.party;
    line.more.set("as", draft.as);
    line.more.set("position", static_cast<std::int64_t>(version.position));
    Document withheld = Document::list();
    for (const auto& kept : package[i].kept) withheld.append(kept.mark.field);
    if (!withheld.is_blank()) line.more.set(formats::member::withheld, std::move(withheld));
    commit.deeds.push_back(std::move(line));
    if (draft.as == role::pending) commit.puts.push_back(waiting_item(version));
    if (settings_.announce) {
      auto items = settings_.announce(draft, version, access::AccountId(deed.who));
      if (!items.ok()) return published;
      std::ranges::move(*items, std::back_inserter(commit.puts));
    }
    if (!drafts_.remove_in(draft, commit).ok()) return published;
  }
  static_cast<void>(store_.commit(commit));
  return published;
}

Result<Done> Publishing::finish() {
  std::map<std::string, std::vector<Draft>> batches;
  for (const auto& found : TRY(drafts_.with(drafts_in(State::publishing), limits::workspace_found))) {
    if (is_in_flight(found.batch)) continue;
    // Read again: who published it may have come to the end since it was found.
    auto draft = TRY(drafts_.find(found.id));
    if (draft && draft->state == State::publishing && draft->batch == found.batch)
      batches[found.batch].push_back(*std::move(draft));
  }
  for (auto& [key, drafts] : batches) TRY(finish(key, std::move(drafts)));
  return Done{};
}

Result<Done> Publishing::finish(const std::string& key, std::vector<Draft> drafts) {
  std::ranges::stable_sort(drafts, {}, &Draft::place);
  std::vector<Judged> batch;  // the same acts as before, for the drafts were locked
  for (const auto& draft : drafts) {
    auto package = TRY(package_of(draft));
    batch.push_back(std::move(package.back()));
  }
  workspace::Deed deed;
  deed.time = clock_.now();
  deed.act = "publish-after-restart";
  if (!was_refused(key)) {
    const auto receipt = enter(batch, key);
    if (receipt.ok()) static_cast<void>(end(batch, *receipt, deed));
    if (receipt.ok()) return Done{};
    if (receipt.problem().kind == Problem::Kind::failed) return receipt.problem();
  }
  for (auto& draft : drafts) {
    draft.state = draft.request ? State::requested : State::draft;
    draft.batch.clear();
    draft.place = 0;
    draft.as.clear();
  }
  TRY(write_back(drafts));
  const std::lock_guard lock(mutex_);
  refused_.erase(key);
  return Done{};
}

}  // namespace bch::publication
