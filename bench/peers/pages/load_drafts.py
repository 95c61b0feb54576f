"""Puts the drafts of a node's workspace into the SQLite database of drafts.php, with the indexes that its pages need.

    load_drafts.py WORKSPACE DATABASE
"""
import json
import sqlite3
import sys

workspace = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
database = sqlite3.connect(sys.argv[2])
database.executescript("""
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
CREATE TABLE draft (id TEXT PRIMARY KEY, owner TEXT, party TEXT, state TEXT, changed INTEGER, title TEXT, body TEXT) WITHOUT ROWID;
""")
bodies = dict(workspace.execute("SELECT id, body FROM item WHERE kind = 'draft-content'"))
for name, text in workspace.execute("SELECT id, body FROM item WHERE kind = 'draft'"):
    draft = json.loads(text)
    body = json.loads(bodies.get(name, '{"body":{}}'))["body"]
    title = next((value.get("en", "") for key, value in body.items() if key in ("title", "name") and isinstance(value, dict)), name)
    database.execute("INSERT INTO draft VALUES (?, ?, ?, ?, ?, ?, ?)",
                     (name, draft["owner"], draft.get("party"), draft.get("state", "draft"), draft.get("changed", 0), title, json.dumps(body, ensure_ascii=False)))
database.executescript("CREATE INDEX by_party ON draft (party, changed); CREATE INDEX by_state ON draft (party, state, changed); ANALYZE;")
database.commit()
