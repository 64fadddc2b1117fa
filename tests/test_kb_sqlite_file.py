"""The store's file: made with its folder, in WAL mode, with foreign keys that hold."""

import sqlite3
from pathlib import Path

import pytest

from kb.sqlite_file import open_file


def test_a_new_file_is_ready_for_many_readers(tmp_path: Path) -> None:
    with open_file(tmp_path / "deep" / "store.sqlite").connect() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    path.write_bytes(b"no database at all, but long enough to be taken for one" * 100)
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        open_file(path)
