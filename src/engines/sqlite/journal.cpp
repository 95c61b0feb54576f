#include "engines/sqlite/journal.h"

#include "engines/sqlite/carrier.h"
#include "engines/sqlite/common_statements.h"
#include "engines/sqlite/connection.h"
#include "engines/sqlite/folder_lock.h"
#include "engines/sqlite/journal_statements.h"
#include "engines/sqlite/migration.h"
#include "engines/sqlite/pool.h"

#include <string>
#include <utility>
#include <vector>

namespace bch::engines::sqlite {
namespace {

using registry::Head;
using registry::PlacedEntry;
using registry::Position;
using registry::StoredBatch;
using registry::StoredEntry;

constexpr auto file_name = "journal.db";

Result<seals::Hash> hash_of(std::string_view bytes) {
  const auto hash = seals::Hash::from_bytes(bytes);
  if (!hash) return Problem{Problem::Kind::damaged, "store.damaged", {{"detail", "hash"}}};
  return *hash;
}

// Of a row with leaf and bytes after its position.
Result<StoredEntry> entry_in(Statement& row) {
  StoredEntry entry;
  entry.leaf = TRY(hash_of(row.blob(1)));
  entry.bytes = std::string(row.blob(2));
  return entry;
}

std::int64_t signed_of(std::uint64_t value) {
  return static_cast<std::int64_t>(value);
}

// A reading connection with its statements, prepared once.
struct Reader {
  Connection connection;
  Statement head, entries, history, latest, number, content, batch, subtrees;

  static Result<std::unique_ptr<Reader>> open(const std::string& path) {
    auto connection = TRY(Connection::open(path, Access::read));
    TRY(connection.execute(settings::reader));
    auto head = TRY(connection.prepare(statements::select_head));
    auto entries = TRY(connection.prepare(statements::select_entries));
    auto history = TRY(connection.prepare(statements::select_history));
    auto latest = TRY(connection.prepare(statements::select_latest));
    auto number = TRY(connection.prepare(statements::select_number));
    auto content = TRY(connection.prepare(statements::select_content));
    auto batch = TRY(connection.prepare(statements::select_batch));
    auto subtrees = TRY(connection.prepare(statements::select_subtrees));
    return std::make_unique<Reader>(Reader{std::move(connection), std::move(head), std::move(entries),
                                           std::move(history), std::move(latest), std::move(number),
                                           std::move(content), std::move(batch), std::move(subtrees)});
  }
};

}  // namespace

class Journal::Readers final : public Pool<Reader> {
 public:
  using Pool::Pool;
};

class Journal::Writer {
 public:
  static Result<std::unique_ptr<Writer>> open(FolderLock lock, const std::string& path) {
    auto connection = TRY(Connection::open(path, Access::write));
    TRY(connection.execute(settings::writer));
    TRY(migrate(connection, statements::migrations));
    auto entry = TRY(connection.prepare(statements::insert_entry));
    auto history = TRY(connection.prepare(statements::insert_history));
    auto number = TRY(connection.prepare(statements::insert_number));
    auto content = TRY(connection.prepare(statements::insert_content));
    auto subtree = TRY(connection.prepare(statements::insert_subtree));
    auto batch = TRY(connection.prepare(statements::insert_batch));
    auto erase = TRY(connection.prepare(statements::delete_content));
    auto head = TRY(connection.prepare(statements::update_head));
    return std::unique_ptr<Writer>(new Writer{
        path, std::move(lock), std::move(connection), std::move(entry), std::move(history), std::move(number),
        std::move(content), std::move(subtree), std::move(batch), std::move(erase), std::move(head)});
  }

  Result<Done> write(const registry::Write& write) {
    TRY(connection_.run(transaction::begin));
    auto written = insert(write);
    if (written.ok()) written = connection_.run(transaction::commit);
    if (!written.ok())
      static_cast<void>(connection_.run(transaction::rollback));  // already failing: the first problem counts
    return written;
  }

 private:
  Writer(const std::string& path, FolderLock lock, Connection connection, Statement entry, Statement history,
         Statement number, Statement content, Statement subtree, Statement batch, Statement erase,
         Statement head)
      : lock_(std::move(lock)),
        connection_(std::move(connection)),
        carrier_(path, connection_),
        entry_(std::move(entry)),
        history_(std::move(history)),
        number_(std::move(number)),
        content_(std::move(content)),
        subtree_(std::move(subtree)),
        batch_(std::move(batch)),
        erase_(std::move(erase)),
        head_(std::move(head)) {}

  Result<Done> insert(const registry::Write& write) {
    for (const auto& content : write.contents) {
      TRY(content_.bind_blob(1, content.hash.bytes()).bind_blob(2, content.packed).run());
    }
    Position position = write.first;
    for (const StoredEntry& entry : write.entries) TRY(insert(entry, signed_of(position++)));
    for (const auto& subtree : write.subtrees) {
      TRY(subtree_.bind(1, std::int64_t{subtree.level})
              .bind(2, signed_of(subtree.index))
              .bind_blob(3, subtree.hash.bytes())
              .run());
    }
    for (const auto& batch : write.batches) {
      batch_.bind(1, batch.key).bind_blob(2, batch.digest.bytes());
      TRY(batch_.bind(3, signed_of(batch.first)).bind(4, signed_of(batch.count)).run());
    }
    return move_head(write);
  }

  Result<Done> insert(const StoredEntry& entry, std::int64_t position) {
    TRY(entry_.bind(1, position).bind_blob(2, entry.leaf.bytes()).bind_blob(3, entry.bytes).run());
    TRY(history_.bind(1, entry.record.value()).bind(2, position).run());
    if (entry.number != 0) TRY(number_.bind(1, signed_of(entry.number)).bind(2, entry.record.value()).run());
    for (const auto& hash : entry.erase) TRY(erase_.bind_blob(1, hash.bytes()).run());
    return Done{};
  }

  Result<Done> move_head(const registry::Write& write) {
    head_.bind(1, signed_of(write.head.size)).bind_blob(2, write.head.frontier);
    head_.bind(3, write.head.time ? write.head.time->milliseconds() : 0)
        .bind(4, signed_of(write.head.last_number));
    TRY(head_.bind(5, signed_of(write.first)).run());
    if (connection_.changed_rows() == 1) return Done{};
    return Problem{
        Problem::Kind::conflict, "journal.not-at-the-end", {{"position", std::to_string(write.first)}}};
  }

  FolderLock lock_;
  Connection connection_;
  Carrier carrier_;
  Statement entry_, history_, number_, content_, subtree_, batch_, erase_, head_;
};

Journal::Journal(std::unique_ptr<Writer> writer, std::unique_ptr<Readers> readers)
    : writer_(std::move(writer)), readers_(std::move(readers)) {}
Journal::~Journal() = default;

Result<std::unique_ptr<Journal>> Journal::open(const std::filesystem::path& folder) {
  auto lock = TRY(FolderLock::take(folder));
  const std::string path = (folder / file_name).string();
  auto writer = TRY(Writer::open(std::move(lock), path));
  return std::unique_ptr<Journal>(new Journal(std::move(writer), std::make_unique<Readers>(path)));
}

Result<std::unique_ptr<Journal>> Journal::open_to_read(const std::filesystem::path& folder) {
  const std::string path = (folder / file_name).string();
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored))
    return Problem{Problem::Kind::not_found, "store.absent", {{"folder", folder.string()}}};
  return std::unique_ptr<Journal>(new Journal(nullptr, std::make_unique<Readers>(path)));
}

Result<Done> Journal::write(const registry::Write& write) {
  if (!writer_) return Problem{Problem::Kind::forbidden, "store.read-only", {}};
  return writer_->write(write);
}

Result<Head> Journal::head() {
  return readers_->with([](Reader& reader) -> Result<Head> {
    Statement& row = reader.head;
    Head head;
    if (!TRY(row.step())) return Problem{Problem::Kind::damaged, "store.damaged", {{"detail", "head"}}};
    head.size = static_cast<Position>(row.integer(0));
    head.frontier = std::string(row.blob(1));
    if (row.integer(2) != 0) head.time = Instant::from_milliseconds(row.integer(3));
    head.last_number = static_cast<std::uint64_t>(row.integer(4));
    row.reset();
    return head;
  });
}

Result<std::optional<StoredEntry>> Journal::entry(Position position) {
  std::optional<StoredEntry> found;
  TRY(entries(position, 1, [&](Position at, const StoredEntry& entry) {
    if (at == position) found = entry;
    return false;
  }));
  return found;
}

Result<Done> Journal::entries(Position first, std::uint64_t at_most,
                              const std::function<bool(Position, const StoredEntry&)>& take) {
  return readers_->with([&](Reader& reader) -> Result<Done> {
    Statement& row = reader.entries;
    row.bind(1, signed_of(first)).bind(2, signed_of(at_most));
    while (TRY(row.step())) {
      const StoredEntry entry = TRY(entry_in(row));
      if (take(static_cast<Position>(row.integer(0)), entry)) continue;
      row.reset();
      break;
    }
    return Done{};
  });
}

Result<std::vector<Position>> Journal::history(const records::RecordId& record) {
  return readers_->with([&](Reader& reader) -> Result<std::vector<Position>> {
    std::vector<Position> positions;
    reader.history.bind(1, record.value());
    while (TRY(reader.history.step())) positions.push_back(static_cast<Position>(reader.history.integer(0)));
    return positions;
  });
}

Result<std::optional<PlacedEntry>> Journal::latest(const records::RecordId& record) {
  return readers_->with([&](Reader& reader) -> Result<std::optional<PlacedEntry>> {
    Statement& row = reader.latest;
    std::optional<PlacedEntry> latest;
    row.bind(1, record.value());
    if (TRY(row.step())) latest = PlacedEntry{static_cast<Position>(row.integer(0)), TRY(entry_in(row))};
    row.reset();
    return latest;
  });
}

Result<std::optional<records::RecordId>> Journal::holder_of(std::uint64_t number) {
  return readers_->with([&](Reader& reader) -> Result<std::optional<records::RecordId>> {
    std::optional<records::RecordId> record;
    reader.number.bind(1, signed_of(number));
    if (TRY(reader.number.step())) record = records::RecordId(std::string(reader.number.blob(0)));
    reader.number.reset();
    return record;
  });
}

Result<std::optional<std::string>> Journal::content(const seals::Hash& hash) {
  return readers_->with([&](Reader& reader) -> Result<std::optional<std::string>> {
    std::optional<std::string> packed;
    reader.content.bind_blob(1, hash.bytes());
    if (TRY(reader.content.step())) packed = std::string(reader.content.blob(0));
    reader.content.reset();
    return packed;
  });
}

Result<std::optional<StoredBatch>> Journal::batch(std::string_view key) {
  return readers_->with([&](Reader& reader) -> Result<std::optional<StoredBatch>> {
    std::optional<StoredBatch> batch;
    reader.batch.bind(1, key);
    if (TRY(reader.batch.step())) {
      batch = StoredBatch{std::string(key), TRY(hash_of(reader.batch.blob(0))),
                          static_cast<Position>(reader.batch.integer(1)),
                          static_cast<std::uint64_t>(reader.batch.integer(2))};
    }
    reader.batch.reset();
    return batch;
  });
}

Result<std::vector<seals::Hash>> Journal::subtrees(int level, std::uint64_t first, std::uint64_t at_most) {
  return readers_->with([&](Reader& reader) -> Result<std::vector<seals::Hash>> {
    std::vector<seals::Hash> hashes;
    reader.subtrees.bind(1, std::int64_t{level}).bind(2, signed_of(first)).bind(3, signed_of(at_most));
    while (TRY(reader.subtrees.step())) hashes.push_back(TRY(hash_of(reader.subtrees.blob(0))));
    return hashes;
  });
}

}  // namespace bch::engines::sqlite
