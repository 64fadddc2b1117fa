"""The mentions and relations of each report in the store, drawn when the report is put."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

from sqlalchemy import Boolean, Column, Connection, ForeignKey, Integer, Table, Text, insert

from corpus.model import Report
from corpus.sentences import sentences
from kb import schema
from kb.programmes.drawn import drawn_from
from kb.programmes.model import Mention

MENTIONS: Final = Table(
    "programme_mentions",
    schema.metadata,
    Column("report_id", Text, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote_start", Integer, nullable=False),
    Column("quote_end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("date", Text, nullable=False),
    Column("issuer", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("own", Boolean, nullable=False),
    Column("section", Text, nullable=False),
    Column("first_line", Integer, nullable=False),
    Column("last_line", Integer, nullable=False),
    Column("page", Integer),
)
"""``start:end`` are the words that name the document, ``quote`` is the sentence around them."""

RELATIONS: Final = Table(
    "programme_relations",
    schema.metadata,
    Column("report_id", Text, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("source", Integer, nullable=False),
    Column("target", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
)
"""``source`` and ``target`` are ordinals of the report's mentions."""


class ProgrammeDerivation:
    """Keeps the mentions of documents and programmes; see :class:`kb.derived.Derivation`."""

    name = "programmes"
    version = 1
    tables: Sequence[Table] = (RELATIONS, MENTIONS)

    def derive(self, connection: Connection, report_id: str, report: Report) -> None:
        """Write what a report says of documents."""
        mentions, relations = drawn_from(report)
        if mentions:
            rows = [_row(report_id, ordinal, mention, report) for ordinal, mention in enumerate(mentions)]
            connection.execute(insert(MENTIONS), rows)
        if relations:
            connection.execute(
                insert(RELATIONS),
                [
                    {
                        "report_id": report_id,
                        "ordinal": ordinal,
                        "source": relation.source,
                        "target": relation.target,
                        "kind": relation.kind.value,
                        "start": relation.start,
                        "end": relation.end,
                        "quote": report.text[relation.start : relation.end],
                    }
                    for ordinal, relation in enumerate(relations)
                ],
            )


def _row(report_id: str, ordinal: int, mention: Mention, report: Report) -> dict[str, object]:
    block = next(b for b in report.blocks if b.start <= mention.start < b.end)
    inside = [
        s for s in sentences(report.text, block.start, block.end) if s.start < mention.end and mention.start < s.end
    ]
    start = min([mention.start, *(s.start for s in inside)])
    end = max([mention.end, *(s.end for s in inside)])
    lines = report.lines(start, end)
    return {
        "report_id": report_id,
        "ordinal": ordinal,
        "start": mention.start,
        "end": mention.end,
        "quote_start": start,
        "quote_end": end,
        "quote": report.text[start:end],
        "kind": mention.kind,
        "number": mention.number,
        "date": mention.date,
        "issuer": mention.issuer,
        "name": mention.name,
        "own": mention.own,
        "section": json.dumps(block.section, ensure_ascii=False),
        "first_line": lines[0],
        "last_line": lines[1],
        "page": report.page(start),
    }
