#include "engines/sqlite/workspace.h"

#include "base/limits.h"
#include "base/together.h"
#include "engines/sqlite/carrier.h"
#include "engines/sqlite/common_statements.h"
#include "engines/sqlite/connection.h"
#include "engines/sqlite/migration.h"
#include "engines/sqlite/pool.h"
#include "engines/sqlite/workspace_statements.h"
#include "records/json.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace bch::engines::sqlite {
namespace {

namespace statements = workspace_statements;
using workspace::Item;
using workspace::NotedDeed;

constexpr auto file_name = "workspace.db";

std::int64_t signed_of(std::uint64_t value) {
  return static_cast<std::int64_t>(value);
}

// A reading connection with its statements, prepared once.
struct Reader {
  Connection connection;
  Statement item, version, found, ids, count, pieces, upload_size, deeds;

  static Result<std::unique_ptr<Reader>> open(const std::string& path) {
    auto connection = TRY(Connection::open(path, Access::read));
    TRY(connection.execute(settings::reader));
    auto item = TRY(connection.prepare(statements::select_item));
    auto version = TRY(connection.prepare(statements::select_version));
    auto found = TRY(connection.prepare(statements::select_found));
    auto ids = TRY(connection.prepare(statements::select_ids));
    auto count = TRY(connection.prepare(statements::count_found));
    auto pieces = TRY(connection.prepare(statements::select_pieces));
    auto upload_size = TRY(connection.prepare(statements::select_upload_size));
    auto deeds = TRY(connection.prepare(statements::select_deeds));
    return std::make_unique<Reader>(Reader{std::move(connection), std::move(item), std::move(version),
                                           std::move(found), std::move(ids), std::move(count),
                                           std::move(pieces), std::move(upload_size), std::move(deeds)});
  }
};

Result<std::optional<Item>> read_item(Reader& reader, std::string_view kind, std::string_view id) {
  reader.item.bind(1, kind).bind(2, id);
  if (!TRY(reader.item.step())) return std::optional<Item>();
  Item item;
  item.kind = kind;
  item.id = id;
  item.version = static_cast<std::uint64_t>(reader.item.integer(0));
  item.order = reader.item.integer(1);
  auto body = records::read_json(reader.item.blob(2));
  do {
    const auto name = reader.item.blob(3);
    if (!name.empty()) item.labels.push_back({std::string(name), std::string(reader.item.blob(4))});
  } while (TRY(reader.item.step()));
  std::ranges::sort(item.labels, {}, [](const auto& label) { return std::tie(label.name, label.value); });
  if (!body.ok())
    return Problem{Problem::Kind::damaged, "store.damaged", {{"detail", item.kind + " " + item.id}}};
  item.body = *std::move(body);
  return std::optional(std::move(item));
}

// Those whose ids the statement finds.
Result<std::vector<Item>> read_items(Reader& reader, std::string_view kind, Statement& found) {
  std::vector<std::string> ids;
  while (TRY(found.step())) ids.emplace_back(found.blob(0));
  std::vector<Item> items;
  for (const auto& id : ids) {
    if (auto item = TRY(read_item(reader, kind, id))) items.push_back(*std::move(item));
  }
  return items;
}

}  // namespace

class Workspace::Readers final : public Pool<Reader> {
 public:
  using Pool::Pool;
};

class Workspace::Writer {
 public:
  static Result<std::unique_ptr<Writer>> open(const std::string& path) {
    auto connection = TRY(Connection::open(path, Access::write));
    std::error_code ignored;  // on a file system without modes the folder's own protection is what there is
    std::filesystem::permissions(
        path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, ignored);
    TRY(connection.execute(settings::writer));
    TRY(migrate(connection, statements::migrations));
    std::unique_ptr<Writer> writer(new Writer(path, std::move(connection)));
    constexpr std::pair<std::optional<Statement> Writer::*, const char*> all[] = {
        {&Writer::insert_item_, statements::insert_item},
        {&Writer::update_item_, statements::update_item},
        {&Writer::delete_item_, statements::delete_item},
        {&Writer::delete_any_item_, statements::delete_any_item},
        {&Writer::delete_swept_items_, statements::delete_swept_items},
        {&Writer::delete_swept_labels_, statements::delete_swept_labels},
        {&Writer::insert_label_, statements::insert_label},
        {&Writer::delete_labels_, statements::delete_labels},
        {&Writer::last_deed_, statements::last_deed},
        {&Writer::insert_deed_, statements::insert_deed},
        {&Writer::insert_piece_, statements::insert_piece},
        {&Writer::delete_pieces_, statements::delete_pieces}};
    for (const auto& [statement, sql] : all)
      ((*writer).*statement).emplace(TRY(writer->connection_.prepare(sql)));
    return writer;
  }

  Result<Done> commit(const workspace::Commit& commit) {
    return in_one_go([&]() -> Result<Done> {
      for (const auto& item : commit.puts) TRY(put(item));
      for (const auto& removal : commit.removals) TRY(remove(removal));
      for (const auto& swept : commit.sweeps) TRY(sweep(swept));
      for (const auto& file : commit.files) TRY(keep(file));
      for (const auto& upload : commit.ended_uploads) TRY(delete_pieces_->bind(1, upload).run());
      return note(commit.deeds);
    });
  }

  Result<Done> extend_upload(std::string_view id, std::uint64_t at, std::string_view piece) {
    return in_one_go([&] { return insert_piece(id, at, piece); });
  }

 private:
  Writer(const std::string& path, Connection connection)
      : connection_(std::move(connection)),
        carrier_(path, connection_),
        together_([](const auto&, const Waiting&) { return true; }, [this](const auto& all) { write(all); }) {
  }

  using Work = std::function<Result<Done>()>;

  // One who waits for the disk.
  struct Waiting {
    const Work& work;
    Result<Done> outcome = Done{};
  };

  // Whoever comes while another writes waits, and is written with all who wait then: one for all goes to the
  // disk. Each is done wholly or not at all, whatever becomes of the others.
  Result<Done> in_one_go(const Work& work) {
    Waiting mine{work};
    together_.run(mine);
    return std::move(mine.outcome);
  }

  void write(const std::vector<Waiting*>& together) {
    std::vector<Result<Done>> outcomes;
    if (together.size() > 1) outcomes = write_in_parts(together);
    for (std::size_t i = 0; i < together.size(); ++i)
      together[i]->outcome = outcomes.empty() ? write_alone(together[i]->work) : std::move(outcomes[i]);
  }

  Result<Done> write_alone(const Work& work) {
    TRY(connection_.run(transaction::begin));
    auto done = work();
    if (done.ok()) done = connection_.run(transaction::commit);
    if (!done.ok()) take_back();
    return done;
  }

  // Nothing, and nothing is written, when the disk was the trouble: then each is tried alone.
  std::vector<Result<Done>> write_in_parts(const std::vector<Waiting*>& together) {
    std::vector<Result<Done>> outcomes;
    if (!connection_.run(transaction::begin).ok()) return {};
    bool is_well = true;
    for (std::size_t i = 0; is_well && i < together.size(); ++i) {
      is_well = connection_.run(transaction::begin_part).ok();
      auto done = is_well ? together[i]->work() : Result<Done>(Done{});
      const bool is_refused = !done.ok() && (done.problem().kind == Problem::Kind::conflict ||
                                             done.problem().kind == Problem::Kind::too_large);
      is_well = is_well && (done.ok() || is_refused) &&
                (!is_refused || connection_.run(transaction::empty_part).ok()) &&
                connection_.run(transaction::end_part).ok();
      outcomes.push_back(std::move(done));
    }
    if (is_well && connection_.run(transaction::commit).ok()) return outcomes;
    take_back();
    return {};
  }

  void take_back() {  // already failing: the first problem counts
    static_cast<void>(connection_.run(transaction::rollback));
  }

  Result<Done> insert_piece(std::string_view id, std::uint64_t at, std::string_view piece) {
    TRY(insert_piece_->bind(1, id).bind(2, signed_of(at)).bind_blob(3, piece).run());
    if (connection_.changed_rows() == 1) return Done{};
    return Problem{Problem::Kind::conflict, "workspace.upload-elsewhere", {}};
  }

  Result<Done> keep(const workspace::File& file) {
    const std::string_view bytes = file.bytes;
    for (std::size_t at = 0; at < bytes.size(); at += limits::upload_piece_bytes)
      TRY(insert_piece(file.upload, at, bytes.substr(at, limits::upload_piece_bytes)));
    return Done{};
  }

  Result<Done> put(const Item& item) {
    const std::string body = records::canonical_json(item.body);
    if (body.size() > limits::workspace_item_bytes)
      return Problem{Problem::Kind::too_large, "workspace.too-large", {}};
    Statement& write = item.version == 0 ? *insert_item_ : *update_item_;
    write.bind(1, item.kind).bind(2, item.id).bind(3, item.order).bind(4, body);
    if (item.version != 0) write.bind(5, signed_of(item.version));
    TRY(write.run());
    if (connection_.changed_rows() != 1) return changed(item.kind, item.id);
    if (item.version != 0) TRY(delete_labels_->bind(1, item.kind).bind(2, item.id).run());
    for (const auto& label : item.labels) {
      insert_label_->bind(1, item.kind).bind(2, label.name).bind(3, label.value);
      TRY(insert_label_->bind(4, item.order).bind(5, item.id).run());
    }
    return Done{};
  }

  Result<Done> remove(const workspace::Removal& removal) {
    if (removal.version == workspace::Removal::any) {
      TRY(delete_any_item_->bind(1, removal.kind).bind(2, removal.id).run());
      return delete_labels_->bind(1, removal.kind).bind(2, removal.id).run();
    }
    TRY(delete_item_->bind(1, removal.kind).bind(2, removal.id).bind(3, signed_of(removal.version)).run());
    if (connection_.changed_rows() != 1) return changed(removal.kind, removal.id);
    return delete_labels_->bind(1, removal.kind).bind(2, removal.id).run();
  }

  Result<Done> sweep(const workspace::Sweep& sweep) {
    const auto& [kind, label] = sweep;
    TRY(delete_swept_items_->bind(1, kind).bind(2, label.name).bind(3, label.value).run());
    if (connection_.changed_rows() == 0) return Done{};
    return delete_swept_labels_->bind(1, kind).bind(2, label.name).bind(3, label.value).run();
  }

  static Problem changed(const std::string& kind, const std::string& id) {
    return {Problem::Kind::conflict, "workspace.changed", {{"kind", kind}, {"id", id}}};
  }

  Result<Done> note(const std::vector<workspace::Deed>& deeds) {
    if (deeds.empty()) return Done{};
    std::int64_t number = 0;
    seals::Hash before;
    if (TRY(last_deed_->step())) {
      number = last_deed_->integer(0);
      if (const auto hash = seals::Hash::from_bytes(last_deed_->blob(1))) before = *hash;
      last_deed_->reset();
    }
    for (const auto& deed : deeds) {
      const std::string line = workspace::write_deed(deed);
      before = workspace::chain(before, line);
      insert_deed_->bind(1, ++number).bind(2, deed.time.milliseconds()).bind(3, deed.who).bind(4, deed.act);
      insert_deed_->bind(5, deed.about).bind(6, deed.party.value()).bind(7, line);
      TRY(insert_deed_->bind_blob(8, before.bytes()).run());
    }
    return Done{};
  }

  Connection connection_;
  Carrier carrier_;
  std::optional<Statement> insert_item_, update_item_, delete_item_, delete_any_item_, delete_swept_items_,
      delete_swept_labels_, insert_label_, delete_labels_, last_deed_, insert_deed_, insert_piece_,
      delete_pieces_;
  Together<Waiting> together_;  // its thread has all the others: the first to go
};

Workspace::Workspace(std::unique_ptr<Writer> writer, std::unique_ptr<Readers> readers)
    : writer_(std::move(writer)), readers_(std::move(readers)) {}
Workspace::~Workspace() = default;

Result<std::unique_ptr<Workspace>> Workspace::open(const std::filesystem::path& folder) {
  const std::string path = (folder / file_name).string();
  auto writer = TRY(Writer::open(path));
  return std::unique_ptr<Workspace>(new Workspace(std::move(writer), std::make_unique<Readers>(path)));
}

bool Workspace::is_in(const std::filesystem::path& folder) {
  std::error_code ignored;
  return std::filesystem::exists(folder / file_name, ignored);
}

Result<Done> Workspace::commit(const workspace::Commit& commit) {
  return writer_->commit(commit);
}

Result<std::optional<Item>> Workspace::read(std::string_view kind, std::string_view id) {
  return readers_->with([&](Reader& reader) { return read_item(reader, kind, id); });
}

Result<std::uint64_t> Workspace::version(std::string_view kind, std::string_view id) {
  return readers_->with([&](Reader& reader) -> Result<std::uint64_t> {
    reader.version.bind(1, kind).bind(2, id);
    if (!TRY(reader.version.step())) return 0;
    const auto version = static_cast<std::uint64_t>(reader.version.integer(0));
    reader.version.reset();
    return version;
  });
}

Result<std::vector<Item>> Workspace::find(std::string_view kind, const workspace::Label& label,
                                          std::size_t at_most, const std::optional<workspace::Place>& after) {
  return readers_->with([&](Reader& reader) -> Result<std::vector<Item>> {
    const auto place = after.value_or(workspace::Place{std::numeric_limits<std::int64_t>::max(), {}});
    reader.found.bind(1, kind).bind(2, label.name).bind(3, label.value).bind(4, place.order);
    reader.found.bind(5, place.id).bind(6, signed_of(std::min(at_most, limits::workspace_found)));
    return read_items(reader, kind, reader.found);
  });
}

Result<std::vector<Item>> Workspace::all(std::string_view kind, std::string_view after, std::size_t at_most) {
  return readers_->with([&](Reader& reader) -> Result<std::vector<Item>> {
    reader.ids.bind(1, kind).bind(2, after).bind(3, signed_of(std::min(at_most, limits::workspace_found)));
    return read_items(reader, kind, reader.ids);
  });
}

Result<std::uint64_t> Workspace::count(std::string_view kind, const workspace::Label& label) {
  return readers_->with([&](Reader& reader) -> Result<std::uint64_t> {
    reader.count.bind(1, kind).bind(2, label.name).bind(3, label.value);
    TRY(reader.count.step());
    const auto count = static_cast<std::uint64_t>(reader.count.integer(0));
    reader.count.reset();
    return count;
  });
}

Result<Done> Workspace::extend_upload(std::string_view id, std::uint64_t at, std::string_view piece) {
  auto extended = writer_->extend_upload(id, at, piece);
  if (extended.ok() || extended.problem().kind != Problem::Kind::conflict) return extended;
  const auto size = TRY(upload_size(id));
  return Problem{Problem::Kind::conflict, extended.problem().key, {{"bytes", std::to_string(size)}}};
}

Result<std::uint64_t> Workspace::upload_size(std::string_view id) {
  return readers_->with([&](Reader& reader) -> Result<std::uint64_t> {
    reader.upload_size.bind(1, id);
    TRY(reader.upload_size.step());
    const auto size = static_cast<std::uint64_t>(reader.upload_size.integer(0));
    reader.upload_size.reset();
    return size;
  });
}

Result<std::string> Workspace::upload(std::string_view id) {
  return readers_->with([&](Reader& reader) -> Result<std::string> {
    std::string bytes;
    reader.pieces.bind(1, id);
    while (TRY(reader.pieces.step())) bytes += reader.pieces.blob(0);
    return bytes;
  });
}

Result<std::vector<NotedDeed>> Workspace::deeds(const workspace::DeedFilter& filter, std::uint64_t before,
                                                std::size_t at_most) {
  constexpr auto no_end = std::numeric_limits<std::int64_t>::max();
  return readers_->with([&](Reader& reader) -> Result<std::vector<NotedDeed>> {
    Statement& rows = reader.deeds;
    rows.bind(1, before == 0 ? no_end : signed_of(before)).bind(2, filter.who).bind(3, filter.about);
    rows.bind(4, filter.party.value()).bind(5, filter.act);
    rows.bind(6, filter.since ? filter.since->milliseconds() : -no_end);
    rows.bind(7, filter.until ? filter.until->milliseconds() : no_end);
    rows.bind(8, signed_of(std::min(at_most, limits::workspace_found)));
    std::vector<NotedDeed> found;
    while (TRY(rows.step())) {
      NotedDeed noted;
      noted.number = static_cast<std::uint64_t>(rows.integer(0));
      const auto hash = seals::Hash::from_bytes(rows.blob(2));
      auto deed = workspace::read_deed(rows.blob(1));
      if (!hash || !deed.ok()) {
        rows.reset();
        return Problem{
            Problem::Kind::damaged, "workspace.bad-trail", {{"number", std::to_string(noted.number)}}};
      }
      noted.deed = *std::move(deed);
      noted.hash = *hash;
      found.push_back(std::move(noted));
    }
    return found;
  });
}

}  // namespace bch::engines::sqlite
