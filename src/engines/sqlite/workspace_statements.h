#pragma once
// The workspace's schema and every statement that is run on it (SQLite 3.40). Numbered migrations are
// appended, never edited.

#include <array>

namespace bch::engines::sqlite::workspace_statements {

inline constexpr std::array<const char*, 1> migrations{
    R"sql(
CREATE TABLE item (
  number   INTEGER PRIMARY KEY,            -- so that bodies lie beside each other, not in an index
  kind     TEXT NOT NULL,
  id       TEXT NOT NULL,
  version  INTEGER NOT NULL,
  place    INTEGER NOT NULL,               -- the item's order
  body     TEXT NOT NULL,                  -- canonical JSON
  UNIQUE (kind, id)
) STRICT;
CREATE TABLE label (
  kind     TEXT NOT NULL,
  name     TEXT NOT NULL,
  value    TEXT NOT NULL,
  place    INTEGER NOT NULL,
  id       TEXT NOT NULL,
  PRIMARY KEY (kind, name, value, place DESC, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX label_of_item ON label (kind, id);
CREATE TABLE piece (                       -- of uploads
  upload   TEXT NOT NULL,
  at       INTEGER NOT NULL,               -- bytes before it
  bytes    BLOB NOT NULL,
  PRIMARY KEY (upload, at)
) STRICT;
CREATE TABLE deed (
  number   INTEGER PRIMARY KEY,
  time     INTEGER NOT NULL,
  who      TEXT NOT NULL,
  act      TEXT NOT NULL,
  about    TEXT NOT NULL,
  party    TEXT NOT NULL,
  line     TEXT NOT NULL,                  -- canonical JSON: what is hashed
  hash     BLOB NOT NULL
) STRICT;
CREATE INDEX deed_who ON deed (who, number);
CREATE INDEX deed_about ON deed (about, number);
CREATE INDEX deed_party ON deed (party, number);
CREATE TRIGGER deed_stays BEFORE DELETE ON deed BEGIN SELECT raise(ABORT, 'the audit trail only grows'); END;
CREATE TRIGGER deed_is_fixed BEFORE UPDATE ON deed BEGIN SELECT raise(ABORT, 'the audit trail only grows'); END;
)sql",
};

inline constexpr auto insert_item =
    "INSERT INTO item (kind, id, version, place, body) VALUES (?1, ?2, 1, ?3, ?4) ON CONFLICT DO NOTHING";
inline constexpr auto update_item =
    "UPDATE item SET version = version + 1, place = ?3, body = ?4 "
    "WHERE kind = ?1 AND id = ?2 AND version = ?5";
inline constexpr auto delete_item = "DELETE FROM item WHERE kind = ?1 AND id = ?2 AND version = ?3";
inline constexpr auto delete_any_item = "DELETE FROM item WHERE kind = ?1 AND id = ?2";
inline constexpr auto delete_swept_items =
    "DELETE FROM item WHERE kind = ?1 AND id IN (SELECT id FROM label WHERE kind = ?1 AND name = ?2 AND "
    "value = ?3)";
inline constexpr auto delete_swept_labels =
    "DELETE FROM label WHERE kind = ?1 AND id IN (SELECT id FROM label WHERE kind = ?1 AND name = ?2 AND "
    "value = ?3)";
inline constexpr auto insert_label =
    "INSERT OR IGNORE INTO label (kind, name, value, place, id) VALUES (?1, ?2, ?3, ?4, ?5)";
inline constexpr auto delete_labels = "DELETE FROM label WHERE kind = ?1 AND id = ?2";
inline constexpr auto last_deed = "SELECT number, hash FROM deed ORDER BY number DESC LIMIT 1";
inline constexpr auto insert_deed =
    "INSERT INTO deed (number, time, who, act, about, party, line, hash) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
inline constexpr auto insert_piece =
    "INSERT INTO piece (upload, at, bytes) SELECT ?1, ?2, ?3 "
    "WHERE ?2 = (SELECT coalesce(sum(length(bytes)), 0) FROM piece WHERE upload = ?1)";
inline constexpr auto delete_pieces = "DELETE FROM piece WHERE upload = ?1";

// A row for each label, or one without: item and labels are of one moment.
inline constexpr auto select_item =
    "SELECT item.version, item.place, item.body, label.name, label.value FROM item "
    "LEFT JOIN label ON label.kind = item.kind AND label.id = item.id WHERE item.kind = ?1 AND item.id = ?2";
inline constexpr auto select_version = "SELECT version FROM item WHERE kind = ?1 AND id = ?2";
inline constexpr auto select_found =
    "SELECT id FROM label WHERE kind = ?1 AND name = ?2 AND value = ?3 "
    "AND (place < ?4 OR (place = ?4 AND id > ?5)) ORDER BY place DESC, id LIMIT ?6";
inline constexpr auto select_ids = "SELECT id FROM item WHERE kind = ?1 AND id > ?2 ORDER BY id LIMIT ?3";
inline constexpr auto count_found = "SELECT count(*) FROM label WHERE kind = ?1 AND name = ?2 AND value = ?3";
inline constexpr auto select_pieces = "SELECT bytes FROM piece WHERE upload = ?1 ORDER BY at";
inline constexpr auto select_upload_size =
    "SELECT coalesce(sum(length(bytes)), 0) FROM piece WHERE upload = ?1";
inline constexpr auto select_deeds =
    "SELECT number, line, hash FROM deed WHERE number < ?1 AND (?2 = '' OR who = ?2) "
    "AND (?3 = '' OR about = ?3) AND (?4 = '' OR party = ?4) AND (?5 = '' OR act = ?5) "
    "AND time >= ?6 AND time < ?7 ORDER BY number DESC LIMIT ?8";

}  // namespace bch::engines::sqlite::workspace_statements
