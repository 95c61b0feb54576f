#pragma once
// The journal's schema and every statement that is run on it (SQLite 3.40). Numbered migrations are appended,
// never edited: a store remembers in user_version how many it has had.

#include <array>

namespace bch::engines::sqlite::statements {

inline constexpr std::array<const char*, 1> migrations{
    R"sql(
CREATE TABLE entry (
  position INTEGER PRIMARY KEY,            -- from 0
  leaf     BLOB NOT NULL,                  -- leaf hash, 32 bytes
  bytes    BLOB NOT NULL                   -- canonical JSON
) STRICT;
CREATE TABLE history (
  record   TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE number (
  number   INTEGER PRIMARY KEY,
  record   TEXT NOT NULL
) STRICT;
CREATE TABLE content (
  id       INTEGER PRIMARY KEY,
  hash     BLOB NOT NULL UNIQUE,           -- of the plain envelope
  packed   BLOB NOT NULL
) STRICT;
CREATE TABLE subtree (                     -- roots of whole subtrees of 256^level leaves
  level    INTEGER NOT NULL,
  place    INTEGER NOT NULL,
  hash     BLOB NOT NULL,
  PRIMARY KEY (level, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE batch (                       -- what was asked under an idempotency key
  key      TEXT PRIMARY KEY,
  digest   BLOB NOT NULL,
  first    INTEGER NOT NULL,
  count    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE head (
  one         INTEGER PRIMARY KEY CHECK (one = 1),
  size        INTEGER NOT NULL,
  frontier    BLOB NOT NULL,
  time        INTEGER,                     -- of the last entry, milliseconds since 1970 UTC
  last_number INTEGER NOT NULL
) STRICT;
INSERT INTO head VALUES (1, 0, x'', NULL, 0);
)sql",
};

inline constexpr auto insert_entry = "INSERT INTO entry (position, leaf, bytes) VALUES (?1, ?2, ?3)";
inline constexpr auto insert_history = "INSERT INTO history (record, position) VALUES (?1, ?2)";
inline constexpr auto insert_number = "INSERT INTO number (number, record) VALUES (?1, ?2)";
inline constexpr auto insert_content = "INSERT INTO content (hash, packed) VALUES (?1, ?2)";
inline constexpr auto insert_subtree = "INSERT INTO subtree (level, place, hash) VALUES (?1, ?2, ?3)";
inline constexpr auto insert_batch = "INSERT INTO batch (key, digest, first, count) VALUES (?1, ?2, ?3, ?4)";
inline constexpr auto delete_content = "DELETE FROM content WHERE hash = ?1";
inline constexpr auto update_head =
    "UPDATE head SET size = ?1, frontier = ?2, time = ?3, last_number = ?4 WHERE size = ?5";

inline constexpr auto select_head = "SELECT size, frontier, time IS NOT NULL, time, last_number FROM head";
inline constexpr auto select_entries =
    "SELECT e.position, e.leaf, e.bytes FROM entry e WHERE e.position >= ?1 ORDER BY e.position LIMIT ?2";
inline constexpr auto select_history = "SELECT position FROM history WHERE record = ?1 ORDER BY position";
inline constexpr auto select_latest =
    "SELECT e.position, e.leaf, e.bytes FROM entry e WHERE e.position = "
    "(SELECT max(h.position) FROM history h WHERE h.record = ?1)";
inline constexpr auto select_number = "SELECT record FROM number WHERE number = ?1";
inline constexpr auto select_content = "SELECT packed FROM content WHERE hash = ?1";
inline constexpr auto select_batch = "SELECT digest, first, count FROM batch WHERE key = ?1";
inline constexpr auto select_subtrees =
    "SELECT hash FROM subtree WHERE level = ?1 AND place >= ?2 ORDER BY place LIMIT ?3";

}  // namespace bch::engines::sqlite::statements
