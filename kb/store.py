"""The store: one SQLite file that holds every report, passage and fact. Indexes can be rebuilt from it.

Every write is one transaction that also changes the revision; an index carries the revision it was built from.
"""

from __future__ import annotations

import json
import sqlite3
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, delete, func, insert, inspect, select, update
from sqlalchemy.exc import DatabaseError

from corpus.characters import count_words
from corpus.model import Metadata, Passage, Report
from kb import schema
from kb.derived import Derivation, Derived
from kb.errors import KbError
from kb.report_json import dump_structure
from kb.rows import insert_passage, slug
from kb.sqlite_file import open_file
from kb.store_reader import StoreReader


@dataclass(frozen=True, slots=True)
class Change:
    """What a write did: the report's id, keys of the new passages, keys of the removed ones."""

    report_id: str
    added: tuple[tuple[int, Passage], ...]
    removed: tuple[int, ...]


class Store(StoreReader):
    """Writes and reads one file. Safe for several reading threads and processes beside one writer."""

    def __init__(self, path: Path, derivations: Sequence[Derivation] = ()) -> None:
        """Open or create the store, which keeps the facts of these derivations beside the reports.

        Raises:
            KbError: store_newer or store_unusable.
        """
        self._path = path
        self._derived = Derived(derivations)
        try:
            super().__init__(open_file(path))
            with self._engine.begin() as connection:
                if not set(schema.metadata.tables) <= set(inspect(connection).get_table_names()):
                    connection.exec_driver_sql("BEGIN IMMEDIATE")  # another process may create them at this moment
                    schema.metadata.create_all(connection)
                self._check_version(connection)
        except (OSError, DatabaseError, sqlite3.DatabaseError, ValueError) as error:
            reason = str(getattr(error, "orig", None) or error)
            raise KbError("store_unusable", home=str(path.parent), reason=reason) from error

    def _check_version(self, connection: Connection) -> None:
        found = connection.scalar(select(schema.settings.c.value).where(schema.settings.c.name == "schema_version"))
        if found is None:
            rows = [{"name": "schema_version", "value": str(schema.SCHEMA_VERSION)}, {"name": "revision", "value": "0"}]
            connection.execute(insert(schema.settings), rows)
        elif int(found) > schema.SCHEMA_VERSION:
            home = str(self._path.parent)
            raise KbError("store_newer", home=home, found=int(found), known=schema.SCHEMA_VERSION)

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        with self._engine.begin() as connection:
            yield connection
            revision = update(schema.settings).where(schema.settings.c.name == "revision")
            connection.execute(revision.values(value=uuid.uuid4().hex))

    def put(self, report: Report, passages: Sequence[Passage], original: bytes) -> Change:
        """Add a report, or replace the one from a file of the same name whole, in one transaction."""
        with self._write() as connection:
            earlier = connection.execute(
                select(schema.reports.c.id, schema.reports.c.edits).where(schema.reports.c.source == report.source)
            ).first()
            removed = self._delete(connection, earlier.id) if earlier else ()
            report_id = earlier.id if earlier else self._free_id(connection, report.source)
            edits: dict[str, str | None] = json.loads(earlier.edits) if earlier else {}
            read = {name: getattr(report.metadata, name) for name in Metadata.__dataclass_fields__}
            row = {
                "id": report_id,
                "source": report.source,
                "content_hash": report.content_hash,
                **(read | edits),  # what a person has set outlives a new version of the file
                "edits": json.dumps(edits, ensure_ascii=False),
                "added": datetime.now(UTC).isoformat(timespec="seconds"),
                "words": count_words(report.text),
                "text": report.text,
                "parts": json.dumps([part.title for part in report.parts], ensure_ascii=False),
                "structure": dump_structure(report),
            }
            connection.execute(insert(schema.reports), row)
            connection.execute(insert(schema.originals), {"report_id": report_id, "content": original})
            keys = [insert_passage(connection, report_id, passage) for passage in passages]
            self._derived.draw(connection, report_id, self._report(connection, report_id))
        return Change(report_id, tuple(zip(keys, passages, strict=True)), removed)

    def edit(self, report_id: str, changes: Mapping[str, str | None]) -> None:
        """Set fields of a report's metadata as a person wants them, in one transaction.

        Raises:
            KbError: report_not_found.
        """
        with self._write() as connection:
            columns = schema.reports.c
            edits = connection.scalar(select(columns.edits).where(columns.id == report_id))
            if edits is None:
                raise KbError("report_not_found", report=report_id)
            merged = json.dumps({**json.loads(edits), **changes}, ensure_ascii=False)
            connection.execute(update(schema.reports).where(columns.id == report_id).values(**changes, edits=merged))
            self._derived.draw(connection, report_id, self._report(connection, report_id))

    def facts_lack(self) -> bool:
        """Whether facts of some report are missing or of an older extraction."""
        with self.reading() as connection:
            return bool(self._derived.pending(connection))

    def derive_outdated(self) -> int:
        """Draw the facts that are missing or of an older extraction, a report a transaction; the number drawn."""
        with self.reading() as connection:
            pending = self._derived.pending(connection)
        for report_id in pending:
            with self._write() as connection:
                self._derived.draw(connection, report_id, self._report(connection, report_id))
        return len(pending)

    def remove(self, report_id: str) -> Change:
        """Remove a report whole.

        Raises:
            KbError: report_not_found.
        """
        with self._write() as connection:
            known = connection.scalar(select(func.count()).where(schema.reports.c.id == report_id))
            if not known:
                raise KbError("report_not_found", report=report_id)
            return Change(report_id, (), self._delete(connection, report_id))

    def _delete(self, connection: Connection, report_id: str) -> tuple[int, ...]:
        """Delete a report with all that belongs to it; the keys of its passages."""
        keys = tuple(connection.scalars(select(schema.passages.c.key).where(schema.passages.c.report_id == report_id)))
        self._derived.forget(connection, report_id)
        for table in (schema.passages, schema.originals):
            connection.execute(delete(table).where(table.c.report_id == report_id))
        connection.execute(delete(schema.reports).where(schema.reports.c.id == report_id))
        return keys

    @staticmethod
    def _free_id(connection: Connection, source: str) -> str:
        base = slug(Path(source).stem)
        taken = set(connection.scalars(select(schema.reports.c.id).where(schema.reports.c.id.startswith(base))))
        number = 1
        candidate = base
        while candidate in taken:
            number += 1
            candidate = f"{base}-{number}"
        return candidate
