#pragma once
// Settings and statements that every file of this engine uses (SQLite 3.40).

namespace bch::engines::sqlite {

namespace settings {

// Durable when committed: the write-ahead log is synchronised at each commit.
inline constexpr auto writer = R"sql(
PRAGMA page_size = 4096;
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA cache_size = -65536;
PRAGMA secure_delete = ON;
PRAGMA temp_store = MEMORY;
)sql";
inline constexpr auto reader = R"sql(
PRAGMA query_only = ON;
PRAGMA cache_size = -16384;
)sql";

// Carries over what is in the write-ahead log, as far as nobody is in the way. Gives a row: whether somebody
// was, the pages in the log, and those of them that are carried over.
inline constexpr auto checkpoint = "PRAGMA wal_checkpoint(PASSIVE)";

}  // namespace settings

namespace transaction {

inline constexpr auto begin = "BEGIN IMMEDIATE";
inline constexpr auto commit = "COMMIT";
inline constexpr auto rollback = "ROLLBACK";

// A part of one, that can be taken back alone.
inline constexpr auto begin_part = "SAVEPOINT part";
inline constexpr auto end_part = "RELEASE part";
inline constexpr auto empty_part = "ROLLBACK TO part";

}  // namespace transaction

namespace version {

inline constexpr auto read = "PRAGMA user_version";
inline constexpr auto write = "PRAGMA user_version = ";

}  // namespace version

}  // namespace bch::engines::sqlite
