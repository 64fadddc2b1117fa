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
from typing import Final

from sqlalchemy import Connection, delete, func, insert, inspect, select, update
from sqlalchemy.exc import DatabaseError

from corpus.characters import count_words
from corpus.model import Metadata, Passage, Report
from kb import schema
from kb.derived import Derivation, Derived
from kb.errors import KbError
from kb.model import ReportSummary
from kb.passage_cache import PassageCache
from kb.report_json import dump_structure, load_report
from kb.rows import (
    StoredPassage,
    covers,
    insert_passage,
    passage_query,
    slug,
    stored_passage,
    strings,
    summaries_query,
    summary_of,
)
from kb.sqlite_file import open_file

_LARGEST: Final = 2**63 - 1
"""The largest number that SQLite holds."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a write did: the report's id, keys of the new passages, keys of the removed ones."""

    report_id: str
    added: tuple[tuple[int, Passage], ...]
    removed: tuple[int, ...]


class Store:
    """Reports and passages in one file. Safe for several reading threads and processes beside one writer."""

    def __init__(self, path: Path, derivations: Sequence[Derivation] = ()) -> None:
        """Open or create the store, which keeps the facts of these derivations beside the reports.

        Raises:
            KbError: store_newer or store_unusable.
        """
        self._path = path
        self._derived = Derived(derivations)
        self._cache = PassageCache()
        try:
            self._engine = open_file(path)
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

    @property
    def revision(self) -> str:
        """Changes with every write."""
        with self.reading() as connection:
            return _revision(connection)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the store, for queries over the facts drawn from reports."""
        with self._engine.connect() as connection:
            yield connection

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

    def find(self, *, source: str | None = None, content_hash: str | None = None) -> tuple[str, str, str] | None:
        """(id, source, content hash) of the report from a file of this name, or with this content."""
        columns = schema.reports.c
        query = select(columns.id, columns.source, columns.content_hash)
        query = query.where(columns.source == source if source is not None else columns.content_hash == content_hash)
        with self.reading() as connection:
            row = connection.execute(query).first()
        return (row.id, row.source, row.content_hash) if row else None

    def summaries(self, limit: int, offset: int) -> tuple[list[ReportSummary], int]:
        """A page of the reports, the newest issue or period first, then by id; and the number of all."""
        columns = schema.reports.c
        newest = func.coalesce(columns.issued, columns.period, "")
        query = summaries_query().order_by(newest.desc(), columns.id).limit(limit).offset(min(offset, _LARGEST))
        with self.reading() as connection:
            rows = connection.execute(query).all()
            total = connection.scalar(select(func.count()).select_from(schema.reports)) or 0
        return [summary_of(row) for row in rows], total

    def summary(self, report_id: str) -> ReportSummary:
        """One report's summary.

        Raises:
            KbError: report_not_found.
        """
        with self.reading() as connection:
            row = connection.execute(summaries_query().where(schema.reports.c.id == report_id)).first()
        if row is None:
            raise KbError("report_not_found", report=report_id)
        return summary_of(row)

    def report(self, report_id: str) -> Report:
        """A whole report as it was read.

        Raises:
            KbError: report_not_found.
        """
        with self.reading() as connection:
            return self._report(connection, report_id)

    @staticmethod
    def _report(connection: Connection, report_id: str) -> Report:
        row = connection.execute(select(schema.reports).where(schema.reports.c.id == report_id)).first()
        if row is None:
            raise KbError("report_not_found", report=report_id)
        meta = Metadata(**{name: getattr(row, name) for name in Metadata.__dataclass_fields__})
        return load_report(row.source, row.content_hash, meta, row.text, row.structure)

    def original(self, report_id: str) -> bytes:
        """The bytes of the file as it was added.

        Raises:
            KbError: report_not_found.
        """
        with self.reading() as connection:
            query = select(schema.originals.c.content).where(schema.originals.c.report_id == report_id)
            content = connection.scalar(query)
        if content is None:
            raise KbError("report_not_found", report=report_id)
        return bytes(content)

    def passages(self, keys: Sequence[int]) -> dict[int, StoredPassage]:
        """The passages with these keys; keys that are not (or no longer) there are missing from the result."""
        with self.reading() as connection:

            def read(missing: Sequence[int]) -> dict[int, StoredPassage]:
                query = passage_query().where(schema.passages.c.key.in_(list(missing)))
                return {row.key: stored_passage(row) for row in connection.execute(query)}

            return self._cache.passages(_revision(connection), keys, read)

    def passages_of(self, report_id: str) -> list[StoredPassage]:
        """All passages of a report, in order."""
        query = passage_query().where(schema.passages.c.report_id == report_id).order_by(schema.passages.c.ordinal)
        with self.reading() as connection:
            return [stored_passage(row) for row in connection.execute(query)]

    def part_titles(self) -> dict[str, tuple[str, ...]]:
        """For every report the titles of the documents that its file holds."""
        with self.reading() as connection:
            rows = connection.execute(select(schema.reports.c.id, schema.reports.c.parts))
            return {row.id: strings(row.parts) for row in rows}

    def matching(self, report_id: str | None, year: int | None, kind: str | None) -> frozenset[str]:
        """Ids of the reports with this id, of this year (of issue, or of a period that covers it) and kind."""
        columns = schema.reports.c
        query = select(columns.id, columns.issued, columns.period)
        if report_id is not None:
            query = query.where(columns.id == report_id)
        if kind is not None:
            query = query.where(columns.kind == kind)
        with self.reading() as connection:
            rows = connection.execute(query).all()
        return frozenset(row.id for row in rows if year is None or covers(row.issued, row.period, year))

    def report_ids(self) -> list[str]:
        """The ids of all reports, in order."""
        with self.reading() as connection:
            return list(connection.scalars(select(schema.reports.c.id).order_by(schema.reports.c.id)))

    def counts(self) -> dict[str, int]:
        """Numbers of reports and passages."""
        with self.reading() as connection:
            tables = {"reports": schema.reports, "passages": schema.passages}
            return {
                name: connection.scalar(select(func.count()).select_from(table)) or 0 for name, table in tables.items()
            }

    def close(self) -> None:
        """Release the file."""
        self._engine.dispose()


def _revision(connection: Connection) -> str:
    # Read several times for every question, so it is not built and compiled anew.
    return str(connection.exec_driver_sql("SELECT value FROM settings WHERE name = 'revision'").scalar())
