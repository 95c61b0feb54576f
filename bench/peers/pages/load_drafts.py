"""Puts drafts (JSON lines, standard input: id, state, record) into the SQLite database of drafts.php, with the indexes that its
pages need.

    load_drafts.py DATABASE < drafts.ndjson
"""
import json
import sqlite3
import sys

database = sqlite3.connect(sys.argv[1])
database.executescript("""
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
CREATE TABLE draft (id TEXT PRIMARY KEY, party TEXT, state TEXT, changed INTEGER, title TEXT, body TEXT) WITHOUT ROWID;
""")
for place, line in enumerate(sys.stdin):
    draft = json.loads(line)
    body = draft["record"]
    title = next((body[name]["en"] for name in ("title", "name") if "en" in body.get(name, {})), draft["id"])
    database.execute("INSERT INTO draft VALUES (?, ?, ?, ?, ?, ?)",
                     (draft["id"], "xa", draft["state"], 1_780_000_000_000 + place, title, json.dumps(body, ensure_ascii=False)))
database.executescript("CREATE INDEX by_state ON draft (party, state, changed); ANALYZE;")
database.commit()
