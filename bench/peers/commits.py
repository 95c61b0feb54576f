"""SQLite alone: so many writers with one connection, one commit a record, the pragmas of our stores. Milliseconds from asking to
durable: p50 and p99, and commits a second.

    commits.py FILE WRITERS COMMITS BYTES
"""
import os
import sqlite3
import sys
import threading
import time

name, writers, commits, size = sys.argv[1], *map(int, sys.argv[2:])
database = sqlite3.connect(name, isolation_level=None, check_same_thread=False)
for pragma in ("page_size = 4096", "journal_mode = WAL", "synchronous = FULL", "cache_size = -65536", "wal_autocheckpoint = 4000",
               "secure_delete = ON", "temp_store = MEMORY"):
    database.execute(f"PRAGMA {pragma}").fetchall()
database.execute("CREATE TABLE record (id INTEGER PRIMARY KEY, hash BLOB UNIQUE, body BLOB)")
lock = threading.Lock()
took = []


def write():
    for _ in range(commits):
        body = os.urandom(size)
        began = time.perf_counter()
        with lock:
            database.execute("BEGIN IMMEDIATE")
            database.execute("INSERT INTO record (hash, body) VALUES (?, ?)", (body[:32], body))
            database.execute("COMMIT")
        took.append(1000 * (time.perf_counter() - began))


threads = [threading.Thread(target=write) for _ in range(writers)]
began = time.perf_counter()
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
rate = len(took) / (time.perf_counter() - began)
took.sort()
print(f"{took[len(took) // 2]:.2f} {took[len(took) * 99 // 100]:.2f} {rate:.0f}")
