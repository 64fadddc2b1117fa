"""Opens the one SQLite file of a store for several threads and processes."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from filelock import FileLock
from sqlalchemy import Engine, create_engine, event


def open_file(path: Path) -> Engine:
    """Open or create the file.

    Raises:
        OSError, sqlalchemy.exc.DatabaseError or sqlite3.DatabaseError: the file cannot be used.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    _prepare(path)
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": 30})
    event.listen(engine, "connect", _configure)
    return engine


def _prepare(path: Path) -> None:
    """Put a new file into WAL mode, which it keeps for good.

    One opener at a time: SQLite does not wait for a lock that stands in the way of this change, it fails at once.
    """
    with FileLock(path.with_name(f"{path.name}.open.lock")), closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")


def _configure(connection: object, _record: object) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]
    for pragma in ("synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
