"""What the rows of the store hold: passages, summaries, and the ids of reports."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, func, insert, select

from corpus.model import BlockKind, Metadata, Passage
from kb import schema
from kb.model import ReportRef, ReportSummary

SUMMARY: Final = (
    "id source title kind number issuer place issued period signer territory in_force added words edits".split()  # noqa: SIM905
)
"""Columns of a report that its summary shows."""


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage with its key, its report and what that report says of itself."""

    key: int
    report: ReportRef
    passage: Passage
    about: Metadata

    @property
    def id(self) -> str:
        """The passage's name in the API, stable while its report stays as it is."""
        return f"{self.report.id}:{self.passage.ordinal}"


def insert_passage(connection: Connection, report_id: str, passage: Passage) -> int:
    """Write a passage; its new key."""
    row = {
        "report_id": report_id,
        "ordinal": passage.ordinal,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
        "part": passage.part,
        "section": json.dumps(passage.section, ensure_ascii=False),
        "kind": passage.kind.value,
        "context": passage.context,
        "first_line": passage.lines[0],
        "last_line": passage.lines[1],
        "page": passage.page,
        "notes": json.dumps(passage.notes, ensure_ascii=False),
    }
    return int(connection.execute(insert(schema.passages).returning(schema.passages.c.key), row).scalar_one())


def passage_query() -> Select[Any]:
    """All passages with what their reports say of themselves."""
    columns = schema.reports.c
    about = [columns[name].label(f"about_{name}") for name in Metadata.__dataclass_fields__]
    joined = select(schema.passages, columns.source, columns.id.label("report"), *about)
    return joined.join(schema.reports, columns.id == schema.passages.c.report_id)


def stored_passage(row: Row[Any]) -> StoredPassage:
    """A row of :func:`passage_query`."""
    passage = Passage(
        ordinal=row.ordinal,
        start=row.start,
        end=row.end,
        text=row.text,
        part=row.part,
        section=strings(row.section),
        lines=(row.first_line, row.last_line),
        kind=BlockKind(row.kind),
        context=row.context,
        page=row.page,
        notes=strings(row.notes),
    )
    about = Metadata(**{name: getattr(row, f"about_{name}") for name in Metadata.__dataclass_fields__})
    return StoredPassage(
        row.key, ReportRef(row.report, about.title, about.number, about.issued, row.source), passage, about
    )


def covers(issued: str | None, period: str | None, year: int) -> bool:
    """Whether a report was issued in a year or reports on a period that holds it."""
    if issued is not None and issued[:4] == str(year):
        return True
    years = [int(text) for text in re.findall(r"\d{4}", period or "")]
    return bool(years) and years[0] <= year <= years[-1]


@lru_cache(maxsize=4096)
def strings(text: str) -> tuple[str, ...]:
    """A JSON list of strings."""
    return tuple(json.loads(text))


def summary_of(row: Row[*tuple[Any, ...]]) -> ReportSummary:
    """A row with the columns of :data:`SUMMARY` and the number of ``passages``."""
    values = {name: getattr(row, name) for name in SUMMARY if name != "edits"}
    edited = tuple(sorted(json.loads(row.edits)))
    return ReportSummary(**values, edited=edited, passages=row.passages, url=f"/reports/{row.id}")


def slug(text: str) -> str:
    """Lower-case ASCII letters, digits and hyphens: ``Báo cáo 6 tháng`` becomes ``bao-cao-6-thang``."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    plain = "".join(c if c.isascii() and c.isalnum() else "-" for c in plain if not unicodedata.combining(c))
    return "-".join(part for part in plain.split("-") if part) or "report"


def summaries_query() -> Select[Any]:
    """The columns of :data:`SUMMARY` with the number of passages of every report."""
    columns = schema.reports.c
    count = select(func.count()).where(schema.passages.c.report_id == columns.id).scalar_subquery()
    return select(*(columns[name] for name in SUMMARY), count.label("passages"))
