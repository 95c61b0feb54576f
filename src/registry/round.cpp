#include "registry/round.h"

#include "seals/tiles.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace bch::registry {
namespace {

// So far back a clock may be put while it is set right: entries of meanwhile get the last entry's time.
constexpr std::int64_t most_milliseconds_back = 5'000;

Problem conflict(std::string key, const Act& act) {
  return Problem{Problem::Kind::conflict, std::move(key), {{"record", act.record.value()}}};
}

bool is_about_a_record(Kind kind) {
  return kind != Kind::treaty && kind != Kind::key;
}
bool brings_a_version(Kind kind) {
  return kind == Kind::publish || kind == Kind::amend;
}

// The envelopes that an entry names.
void collect(const Entry& entry, std::vector<seals::Hash>& hashes) {
  if (entry.content) hashes.push_back(entry.content->hash);
  std::ranges::transform(entry.attachments, std::back_inserter(hashes), &Sealed::hash);
}

}  // namespace

struct Round::Draft {
  Head head;
  seals::Frontier frontier;
  Seen seen;
  std::vector<StoredEntry> entries;
  std::vector<StoredContent> contents;
  std::vector<Subtree> subtrees;
  std::vector<Version> versions;
};

Result<Round> Round::open(Store& store, const Registry::Settings& settings, Head head, Instant time) {
  Round round(store, settings, time);
  round.write_.head = std::move(head);
  round.write_.first = round.write_.head.size;
  round.frontier_ = TRY(seals::Frontier::parse(round.write_.head.frontier));
  if (!round.write_.head.time) return round;
  const Instant last = *round.write_.head.time;
  if (last.milliseconds() - time.milliseconds() > most_milliseconds_back) {
    return Problem{
        Problem::Kind::failed, "journal.clock-behind", {{"clock", to_text(time)}, {"last", to_text(last)}}};
  }
  round.time_ = std::max(time, last);
  return round;
}

Result<std::vector<Version>> Round::add(std::vector<PreparedAct>& acts) {
  Draft draft{write_.head, frontier_, {}, {}, {}, {}, {}};
  for (std::size_t i = 0; i < acts.size(); ++i) {
    auto entry = judge(draft, acts[i]);
    if (!entry.ok()) {
      Problem problem = std::move(entry).problem();
      problem.arguments.emplace_back("act", std::to_string(i));
      return problem;
    }
    std::ranges::move(acts[i].envelopes, std::back_inserter(draft.contents));
    TRY(place(draft, std::move(entry).value()));
  }
  write_.head = std::move(draft.head);
  frontier_ = std::move(draft.frontier);
  for (auto& [record, last] : draft.seen.records) seen_.records.insert_or_assign(record, std::move(last));
  seen_.numbers.merge(draft.seen.numbers);
  std::ranges::move(draft.entries, std::back_inserter(write_.entries));
  std::ranges::move(draft.contents, std::back_inserter(write_.contents));
  std::ranges::move(draft.subtrees, std::back_inserter(write_.subtrees));
  return std::move(draft.versions);
}

void Round::remember(const Batch& batch, const seals::Hash& digest, Position first) {
  if (batch.idempotency_key.empty()) return;
  write_.batches.push_back({batch.idempotency_key, digest, first, batch.acts.size()});
}

Write Round::finish() && {
  write_.head.time = time_;
  write_.head.frontier = frontier_.text();
  return std::move(write_);
}

Result<std::optional<Round::Last>> Round::last(const Draft& draft, const records::RecordId& record) const {
  if (const auto found = draft.seen.records.find(record); found != draft.seen.records.end())
    return std::optional(found->second);
  if (const auto found = seen_.records.find(record); found != seen_.records.end())
    return std::optional(found->second);
  const auto placed = TRY(store_.latest(record));
  if (!placed) return std::optional<Last>();
  return std::optional(Last{placed->entry.leaf, TRY(read_entry(placed->entry.bytes))});
}

Result<std::optional<records::RecordId>> Round::holder(const Draft& draft, std::uint64_t number) const {
  if (const auto found = draft.seen.numbers.find(number); found != draft.seen.numbers.end())
    return std::optional(found->second);
  if (const auto found = seen_.numbers.find(number); found != seen_.numbers.end())
    return std::optional(found->second);
  return store_.holder_of(number);
}

Result<Entry> Round::judge(Draft& draft, const PreparedAct& prepared) const {
  const Act& act = *prepared.act;
  Entry entry;
  entry.kind = name(act.kind);
  entry.time = time_;
  entry.role = act.role;
  entry.format = act.format;
  entry.edition = act.edition;
  entry.party = act.party;
  entry.languages = act.languages;
  entry.content = prepared.content;
  entry.attachments = prepared.attachments;
  entry.origin = act.origin;
  if (!is_about_a_record(act.kind)) return entry;

  const auto before = TRY(last(draft, act.record));
  if ((before ? std::optional(before->leaf) : std::nullopt) != act.parent)
    return conflict("journal.parent-moved", act);
  if (before && before->entry.known() == Kind::erase)
    return Problem{Problem::Kind::gone, "journal.erased", {{"record", act.record.value()}}};
  if (before.has_value() == (act.kind == Kind::publish)) {
    return conflict(before ? "journal.already-published" : "journal.not-published", act);
  }
  const records::Revision reached = before ? before->entry.revision : 0;
  if (brings_a_version(act.kind)) {
    entry.revision = act.revision == 0 ? reached + 1 : act.revision;
    if (entry.revision <= reached) return conflict("journal.revision-not-later", act);
  } else {
    entry.revision = reached;
  }
  entry.record = act.record;
  entry.previous = act.parent;
  TRY(number(draft, act, before, entry));
  if (act.kind == Kind::erase) TRY(erase(draft, act, entry));
  return entry;
}

Result<Done> Round::number(Draft& draft, const Act& act, const std::optional<Last>& before,
                           Entry& entry) const {
  if (before) {
    entry.number = before->entry.number;
    entry.provisional = before->entry.provisional;
    return Done{};
  }
  if (act.number) {
    const auto held = TRY(holder(draft, act.number->number));
    if (held && *held != act.record) return conflict("journal.number-taken", act);
    entry.number = act.number;
    entry.number->revision.reset();
  } else {
    const std::uint64_t base = settings_.node.value_or(provisional_node) * numbers_per_node;
    std::uint64_t counter = draft.head.last_number;
    do {
      ++counter;
    } while (TRY(holder(draft, base + counter)).has_value());
    if (counter >= numbers_per_node) return Problem{Problem::Kind::failed, "journal.numbers-used-up", {}};
    draft.head.last_number = counter;
    entry.number = records::PublicNumber{act.code, act.place, base + counter, {}};
    entry.provisional = !settings_.node.has_value();
  }
  draft.seen.numbers.emplace(entry.number->number, act.record);
  return Done{};
}

Result<Done> Round::erase(const Draft& draft, const Act& act, Entry& entry) const {
  const auto positions = TRY(store_.history(act.record));
  for (const Position position : positions) {
    const auto stored = TRY(store_.entry(position));
    if (stored) collect(TRY(read_entry(stored->bytes)), entry.erased);
  }
  for (const auto* entries : {&write_.entries, &draft.entries}) {
    for (const StoredEntry& stored : *entries) {
      if (stored.record == act.record) collect(TRY(read_entry(stored.bytes)), entry.erased);
    }
  }
  entry.reason = act.reason;
  return Done{};
}

Result<Done> Round::place(Draft& draft, Entry entry) {
  StoredEntry stored;
  stored.bytes = TRY(write_entry(entry));
  stored.leaf = seals::leaf_hash(stored.bytes);
  stored.record = entry.record;
  stored.erase = entry.erased;
  if (entry.number && !entry.previous) stored.number = entry.number->number;
  const Position position = draft.head.size++;
  for (int level = 1; draft.head.size % (std::uint64_t{1} << (seals::tile_height * level)) == 0; ++level) {
    const std::uint64_t index = (draft.head.size >> (seals::tile_height * level)) - 1;
    draft.subtrees.push_back(
        {level, index, draft.frontier.subtree_ending_with(stored.leaf, seals::tile_height * level)});
  }
  draft.frontier.append(stored.leaf);
  if (!entry.record.empty()) draft.seen.records.insert_or_assign(entry.record, Last{stored.leaf, entry});
  draft.versions.push_back({position, stored.leaf, std::move(entry)});
  draft.entries.push_back(std::move(stored));
  return Done{};
}

}  // namespace bch::registry
