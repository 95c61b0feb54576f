#pragma once
// Connection and Statement: SQLite's C API with results instead of codes, and nothing else. One thread at a
// time for each connection; the journal keeps a pool of them.

#include "base/result.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace bch::engines::sqlite {

class Connection;

// A prepared statement between two uses. Parameters count from 1, columns from 0; views of columns live until
// the next step.
class Statement {
 public:
  Statement(Statement&&) noexcept = default;

  Statement& bind(int parameter, std::int64_t value);
  Statement& bind(int parameter, std::string_view text);
  Statement& bind_blob(int parameter, std::string_view bytes);

  // True when there is a row; false at the end, and then the statement is ready for its next use.
  Result<bool> step();
  // Runs a statement that gives no row.
  Result<Done> run();
  void reset();

  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] std::string_view blob(int column) const;

 private:
  friend class Connection;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

enum class Access { read, write };

class Connection {
 public:
  static Result<Connection> open(const std::string& path, Access access);

  Result<Statement> prepare(std::string_view sql);
  // Any number of statements, once.
  Result<Done> execute(const char* sql);
  // A statement that gives no row and is run again and again; `sql` is a constant. Prepared at its first use.
  Result<Done> run(const char* sql);
  // Rows that the last INSERT, UPDATE or DELETE has changed.
  [[nodiscard]] std::int64_t changed_rows() const;

  // Told after each commit of this connection how many pages the write-ahead log has; says whether they shall
  // be carried over into the file at once, by who has committed. SQLite's own checkpoints end with it.
  using LogWatch = std::function<bool(int pages)>;
  void watch_log(LogWatch watch);

 private:
  struct Close {
    void operator()(sqlite3* connection) const;
  };
  explicit Connection(sqlite3* connection) : connection_(connection) {}
  std::unique_ptr<LogWatch> watch_;
  std::unique_ptr<sqlite3, Close> connection_;
  std::vector<std::pair<const char*, Statement>> prepared_;
};

}  // namespace bch::engines::sqlite
