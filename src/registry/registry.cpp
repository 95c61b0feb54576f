#include "registry/registry.h"

#include "base/limits.h"
#include "base/together.h"
#include "records/json.h"
#include "registry/forwarding.h"
#include "registry/round.h"
#include "seals/envelope.h"
#include "seals/tiles.h"

#include <algorithm>

namespace bch::registry {
namespace {

constexpr std::size_t acts_a_round = 20'000;  // at most so many, beyond the first batch, share one write

Problem missing(Position position) {
  return Problem{Problem::Kind::not_found, "journal.no-entry", {{"position", std::to_string(position)}}};
}

Result<Version> version_of(Position position, const StoredEntry& stored) {
  return Version{position, stored.leaf, TRY(read_entry(stored.bytes))};
}

}  // namespace

// A batch that waits for its turn.
struct Registry::Prepared {
  const Batch& batch;
  std::vector<PreparedAct> acts;
  seals::Hash digest;  // of all that was asked, when it may be asked again
  Result<Receipt> outcome = Receipt{};
};

class Registry::Appends final : public Together<Prepared> {
 public:
  using Together::Together;
};

Registry::Registry(Store& store, Clock& clock, Chance& chance, Settings settings)
    : store_(store),
      clock_(clock),
      chance_(chance),
      settings_(std::move(settings)),
      appends_(std::make_unique<Appends>(may_join, [this](std::span<Prepared* const> together) {
        if (const auto grown = commit(together)) tell(*grown);
      })) {}

Registry::~Registry() = default;

namespace {

// Seals one piece of content: hashes it in its envelope and packs it for the store.
Sealed seal(std::string_view bytes, std::string_view media, Chance& chance, PreparedAct& into) {
  seals::Salt salt{};
  chance.fill(salt);
  const std::string envelope = seals::seal(bytes, media, salt);
  Sealed sealed{seals::sha256(envelope), bytes.size(), std::string(media)};
  into.envelopes.push_back({sealed.hash, seals::pack(envelope)});
  return sealed;
}

// What makes two requests the same: all that they ask.
seals::Hash digest_of(const Batch& batch) {
  std::string text;
  for (const std::string& piece : write_batch(batch))
    text.append(std::to_string(piece.size())).append("\n").append(piece);
  return seals::sha256(text);
}

constexpr std::string_view json_media = "application/json";

Result<std::vector<PreparedAct>> prepare(const Batch& batch, Chance& chance) {
  std::vector<PreparedAct> prepared(batch.acts.size());
  for (std::size_t i = 0; i < batch.acts.size(); ++i) {
    const Act& act = batch.acts[i];
    prepared[i].act = &act;
    const std::string content = act.content ? records::canonical_json(*act.content) : std::string();
    if (content.size() > limits::document_bytes) {
      return Problem{Problem::Kind::too_large,
                     "journal.content-too-large",
                     {{"limit", std::to_string(limits::document_bytes)}, {"act", std::to_string(i)}}};
    }
    if (act.content) prepared[i].content = seal(content, json_media, chance, prepared[i]);
    for (const auto& attachment : act.attachments) {
      if (attachment.bytes.size() > limits::attachment_bytes) {
        return Problem{Problem::Kind::too_large,
                       "journal.attachment-too-large",
                       {{"limit", std::to_string(limits::attachment_bytes)}, {"act", std::to_string(i)}}};
      }
      prepared[i].attachments.push_back(seal(attachment.bytes, attachment.media, chance, prepared[i]));
    }
  }
  return prepared;
}

}  // namespace

Result<Receipt> Registry::append(const Batch& batch) {
  if (batch.acts.empty() || batch.acts.size() > limits::batch_acts) {
    return Problem{
        Problem::Kind::invalid, "journal.batch-size", {{"limit", std::to_string(limits::batch_acts)}}};
  }
  if (batch.idempotency_key.size() > limits::idempotency_key_bytes) {
    return Problem{Problem::Kind::invalid,
                   "journal.key-too-long",
                   {{"limit", std::to_string(limits::idempotency_key_bytes)}}};
  }
  if (settings_.elsewhere) return settings_.elsewhere(batch);
  auto acts = TRY(prepare(batch, chance_));
  Prepared prepared{batch, std::move(acts), batch.idempotency_key.empty() ? seals::Hash() : digest_of(batch)};

  appends_->run(prepared);
  return std::move(prepared.outcome);
}

// Whether a batch shares the next write. One that repeats a key of this round waits for the next, where it
// finds what the first has done.
bool Registry::may_join(std::span<Prepared* const> together, const Prepared& next) {
  const std::string& key = next.batch.idempotency_key;
  std::size_t acts = next.acts.size();
  for (const Prepared* each : together) {
    if (!key.empty() && each->batch.idempotency_key == key) return false;
    acts += each->acts.size();
  }
  return acts <= acts_a_round;
}

Result<Round> Registry::open_round() {
  if (settings_.may_write) TRY(settings_.may_write());
  if (!head_) head_ = TRY(store_.head());
  return Round::open(store_, settings_, *head_, clock_.now());
}

// Writes what can be written and gives each batch its outcome; the new size when the journal has grown.
std::optional<Position> Registry::commit(std::span<Prepared* const> together) {
  auto round = open_round();
  std::vector<Prepared*> judged;
  for (Prepared* each : together) {
    if (!round.ok()) {
      each->outcome = round.problem();
      continue;
    }
    auto repeated = earlier(*each);
    if (!repeated.ok()) {
      each->outcome = std::move(repeated).problem();
      continue;
    }
    if (*repeated) {
      each->outcome = std::move(**repeated);
      continue;
    }
    const Position first = round->size();
    auto versions = round->add(each->acts);
    if (!versions.ok()) {
      each->outcome = std::move(versions).problem();
      continue;
    }
    round->remember(each->batch, each->digest, first);
    each->outcome = Receipt{std::move(versions).value(), false};
    judged.push_back(each);
  }
  if (!round.ok() || round->empty()) return std::nullopt;
  const Write write = std::move(*round).finish();
  const auto written = store_.write(write);
  if (written.ok()) {
    head_ = write.head;
    return head_->size;
  }
  head_.reset();
  for (Prepared* each : judged) each->outcome = written.problem();
  return std::nullopt;
}

// The receipt of the same request, when it was done in an earlier write.
Result<std::optional<Receipt>> Registry::earlier(const Prepared& prepared) const {
  if (prepared.batch.idempotency_key.empty()) return std::optional<Receipt>();
  const auto batch = TRY(store_.batch(prepared.batch.idempotency_key));
  if (!batch) return std::optional<Receipt>();
  if (batch->digest != prepared.digest) return Problem{Problem::Kind::conflict, "journal.key-reused", {}};
  return std::optional(Receipt{TRY(after(batch->first, batch->count)), true});
}

Result<std::optional<Receipt>> Registry::receipt_of(std::string_view key) const {
  const auto batch = TRY(store_.batch(key));
  if (!batch) return std::optional<Receipt>();
  return std::optional(Receipt{TRY(after(batch->first, batch->count)), true});
}

Result<Head> Registry::head() const {
  return store_.head();
}

Result<Position> Registry::size() const {
  const Head head = TRY(store_.head());
  return head.size;
}

Result<std::vector<Version>> Registry::after(Position first, std::uint64_t at_most) const {
  std::vector<Version> versions;
  std::optional<Problem> fault;
  TRY(store_.entries(first, at_most, [&](Position position, const StoredEntry& stored) {
    auto version = version_of(position, stored);
    if (version.ok())
      versions.push_back(std::move(version).value());
    else
      fault = version.problem();
    return !fault.has_value();
  }));
  if (fault) return *std::move(fault);
  return versions;
}

Result<Version> Registry::at(Position position) const {
  const auto stored = TRY(store_.entry(position));
  if (!stored) return missing(position);
  return version_of(position, *stored);
}

Result<std::optional<Version>> Registry::latest(const records::RecordId& record) const {
  const auto placed = TRY(store_.latest(record));
  if (!placed) return std::optional<Version>();
  return std::optional(TRY(version_of(placed->position, placed->entry)));
}

Result<std::vector<Version>> Registry::history(const records::RecordId& record) const {
  const auto positions = TRY(store_.history(record));
  std::vector<Version> versions;
  for (const Position position : positions) versions.push_back(TRY(at(position)));
  return versions;
}

Result<std::optional<records::RecordId>> Registry::holder_of(std::uint64_t number) const {
  return store_.holder_of(number);
}

Result<records::Document> Registry::content(const Entry& entry) const {
  if (!entry.content) return Problem{Problem::Kind::not_found, "journal.no-content", {}};
  const auto packed = TRY(store_.content(entry.content->hash));
  if (!packed) return Problem{Problem::Kind::gone, "journal.content-erased", {}};
  const auto envelope = TRY(seals::unpack(*packed));
  const auto opened = TRY(seals::open(envelope, entry.content->hash));
  return records::read_json(opened.content);
}

Result<std::string> Registry::envelope(const seals::Hash& hash) const {
  const auto packed = TRY(store_.content(hash));
  if (!packed) return Problem{Problem::Kind::not_found, "journal.no-content", {}};
  return seals::unpack(*packed);
}

Result<std::string> Registry::hash_tile(int level, std::uint64_t index, unsigned width) const {
  const std::uint64_t first = index * seals::tile_width;
  std::string tile;
  if (level == 0) {
    TRY(store_.entries(first, width, [&](Position, const StoredEntry& stored) {
      tile += stored.leaf.bytes();
      return true;
    }));
  } else {
    for (const auto& hash : TRY(store_.subtrees(level, first, width))) tile += hash.bytes();
  }
  if (tile.size() != width * sizeof(seals::Hash)) return missing(first + width);
  return tile;
}

Result<std::string> Registry::entry_bundle(std::uint64_t index, unsigned width) const {
  const std::uint64_t first = index * seals::tile_width;
  std::vector<std::string> entries;
  TRY(store_.entries(first, width, [&](Position, const StoredEntry& stored) {
    entries.push_back(stored.bytes);
    return true;
  }));
  if (entries.size() != width) return missing(first + width);
  return seals::entry_bundle(entries);
}

void Registry::when_grown(std::function<void(Position)> listener) {
  const std::lock_guard lock(listening_);
  listener_ = std::move(listener);
}

void Registry::tell(Position size) {
  const std::lock_guard lock(listening_);
  if (listener_) listener_(size);
}

}  // namespace bch::registry
