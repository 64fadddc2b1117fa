"""Reads the store: reports, passages and what they are counted, found and listed by. Writing is :mod:`kb.store`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from sqlalchemy import Connection, Engine, func, select

from corpus.model import Metadata, Report
from kb import schema
from kb.errors import KbError
from kb.model import ReportSummary
from kb.passage_cache import PassageCache
from kb.report_json import load_report
from kb.rows import StoredPassage, covers, passage_query, stored_passage, strings, summaries_query, summary_of

_LARGEST: Final = 2**63 - 1
"""The largest number that SQLite holds."""


class StoreReader:
    """Reads reports and passages from an open database file. Safe for several threads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._cache = PassageCache()

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
