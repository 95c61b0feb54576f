#include "engines/sqlite/connection.h"

#include <algorithm>

#include <sqlite3.h>

namespace bch::engines::sqlite {
namespace {

Problem problem_of(sqlite3* connection, int code) {
  const int kind = code & 0xff;
  const std::string detail = connection != nullptr ? sqlite3_errmsg(connection) : sqlite3_errstr(code);
  if (kind == SQLITE_CORRUPT || kind == SQLITE_NOTADB)
    return {Problem::Kind::damaged, "store.damaged", {{"detail", detail}}};
  if (kind == SQLITE_FULL) return {Problem::Kind::failed, "store.disk-full", {}};
  if (kind == SQLITE_BUSY || kind == SQLITE_LOCKED) return {Problem::Kind::busy, "store.busy", {}};
  return {Problem::Kind::failed, "store.failed", {{"detail", detail}}};
}

constexpr int busy_milliseconds = 10'000;

// Nobody asks how much memory SQLite has, and counting it takes one lock for all threads.
void leave_memory_uncounted() {
  static const int code = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(code);
}

int log_has_grown(void* watch, sqlite3* connection, const char* database, int pages) {
  // What fails here is tried again after the next commit; that which called this is durable.
  if ((*static_cast<Connection::LogWatch*>(watch))(pages))
    sqlite3_wal_checkpoint_v2(connection, database, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
  return SQLITE_OK;
}

}  // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}
void Connection::Close::operator()(sqlite3* connection) const {
  sqlite3_close_v2(connection);
}

Statement& Statement::bind(int parameter, std::int64_t value) {
  sqlite3_bind_int64(statement_.get(), parameter, value);
  return *this;
}

Statement& Statement::bind(int parameter, std::string_view text) {
  sqlite3_bind_text64(statement_.get(), parameter, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
  return *this;
}

Statement& Statement::bind_blob(int parameter, std::string_view bytes) {
  sqlite3_bind_blob64(statement_.get(), parameter, bytes.data(), bytes.size(), SQLITE_STATIC);
  return *this;
}

Result<bool> Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  const Problem problem =
      code == SQLITE_DONE ? Problem{} : problem_of(sqlite3_db_handle(statement_.get()), code);
  reset();
  if (code == SQLITE_DONE) return false;
  return problem;
}

Result<Done> Statement::run() {
  TRY(step());
  return Done{};
}

void Statement::reset() {
  sqlite3_reset(statement_.get());
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

std::string_view Statement::blob(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

Result<Connection> Connection::open(const std::string& path, Access access) {
  leave_memory_uncounted();
  sqlite3* raw = nullptr;
  const int mode =
      access == Access::write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READWRITE;
  const int code = sqlite3_open_v2(path.c_str(), &raw, mode | SQLITE_OPEN_NOMUTEX, nullptr);
  Connection connection(raw);
  if (code != SQLITE_OK) return problem_of(raw, code);
  sqlite3_busy_timeout(raw, busy_milliseconds);
  return connection;
}

std::int64_t Connection::changed_rows() const {
  return sqlite3_changes64(connection_.get());
}

void Connection::watch_log(LogWatch watch) {
  watch_ = std::make_unique<LogWatch>(std::move(watch));
  sqlite3_wal_hook(connection_.get(), log_has_grown, watch_.get());
}

Result<Statement> Connection::prepare(std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(connection_.get(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code != SQLITE_OK) return problem_of(connection_.get(), code);
  return Statement(statement);
}

Result<Done> Connection::execute(const char* sql) {
  const int code = sqlite3_exec(connection_.get(), sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return problem_of(connection_.get(), code);
  return Done{};
}

Result<Done> Connection::run(const char* sql) {
  const auto found = std::ranges::find(prepared_, sql, &std::pair<const char*, Statement>::first);
  if (found != prepared_.end()) return found->second.run();
  return prepared_.emplace_back(sql, TRY(prepare(sql))).second.run();
}

}  // namespace bch::engines::sqlite
