"""Puts records (JSON lines, standard input) into the SQLite database of pages.php, with the indexes that its pages need.

    load.py DATABASE < records.ndjson
"""
import json
import re
import sqlite3
import sys

GUID = re.compile(r"^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$")


def references(value):
    if isinstance(value, dict):
        written = value.get("identifier")
        if isinstance(written, str) and GUID.match(written):
            yield written
        for each in value.values():
            yield from references(each)
    elif isinstance(value, list):
        for each in value:
            yield from references(each)


def title(record):
    for name in ("title", "name", "organizationName", "organization"):
        text = record.get(name)
        if isinstance(text, dict) and text and "identifier" not in text:
            return next(iter(text.values()))
    return record["header"]["identifier"]


database = sqlite3.connect(sys.argv[1])
database.executescript("""
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
CREATE TABLE record (id TEXT PRIMARY KEY, format TEXT, party TEXT, date TEXT, title TEXT, body TEXT) WITHOUT ROWID;
CREATE TABLE reference (target TEXT, source TEXT, PRIMARY KEY (target, source)) WITHOUT ROWID;
""")
for line in sys.stdin:
    record = json.loads(line)
    header = record.pop("header")
    body = dict(record, header=header)
    party = (record.get("government") or {}).get("identifier")
    date = record.get("date") or record.get("publicationDate") or ""
    database.execute("INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?, ?, ?)",
                     (header["identifier"], header["schema"], party, date if isinstance(date, str) else "", title(body),
                      json.dumps(record, ensure_ascii=False)))
    for target in set(references(record)):
        database.execute("INSERT OR IGNORE INTO reference VALUES (?, ?)", (target, header["identifier"]))
database.execute("CREATE INDEX by_party ON record (party, format, date)")
database.execute("CREATE INDEX by_date ON record (party, date)")
database.execute("ANALYZE")
database.commit()
