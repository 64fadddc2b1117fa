"""The documents and programmes of a knowledge base: listed, filtered, and one with all that is said of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import Connection, Row, select

from index.orthography import fold
from kb import schema
from kb.errors import KbError
from kb.model import ReportRef
from kb.per_revision import PerRevision
from kb.programmes.documents import joined
from kb.programmes.lookup import documents_named, mentions_of
from kb.programmes.model import Mention
from kb.programmes.placed import Document, Placed
from kb.programmes.signs import find_signs
from kb.programmes.tables import MENTIONS, RELATIONS
from kb.programmes.views import Programme, ProgrammeEvent, ProgrammeMention, ProgrammeRelation, ProgrammeView
from kb.rows import strings
from kb.store import Store

_RESULT: Final = re.compile(
    r"\b(?:đạt|hoàn thành|giải ngân|vượt)\s(?:[^\s,;.]+\s){0,4}?\d[\d.,]*(?![\d.,]*[-/]\D)(?!\s?(?:năm|tháng))",
    re.IGNORECASE,
)
"""What was reached, as a number that is no date and no document's."""
_PARTS: Final = ("start", "end", "kind", "number", "date", "issuer", "name", "own")


@dataclass(frozen=True, slots=True)
class _Known:
    """All documents of one state of the store; ``of`` is the document of a mention, ``times`` are those of reports."""

    documents: Mapping[str, Document]
    listed: tuple[Programme, ...]
    searched: Mapping[str, str]
    of: Mapping[tuple[str, int], str]
    times: Mapping[str, str]


class Programmes:
    """Documents and programmes, joined over all reports anew after each write to the store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known = PerRevision(store, self._join)

    def _join(self) -> _Known:
        mentions = select(*(MENTIONS.c[name] for name in ("report_id", "ordinal", *_PARTS)))
        about = schema.reports.c
        with self._store.reading() as connection:
            rows = connection.execute(mentions.order_by(MENTIONS.c.report_id, MENTIONS.c.ordinal)).all()
            reports = {
                row.id: row for row in connection.execute(select(about.id, about.place, about.issued, about.period))
            }
        latest: dict[str, str] = {}
        for row in rows:
            latest[row.report_id] = max(latest.get(row.report_id, ""), row.date)
        placed = [
            Placed(
                row.report_id,
                row.ordinal,
                _mention(row),
                report.place or "",
                _when(report.issued, report.period, latest[row.report_id]),
            )
            for row in rows
            if (report := reports.get(row.report_id)) is not None
        ]
        documents = joined(placed)
        listed = tuple(
            sorted(map(_listed, documents), key=lambda p: (-len(p.reports), -p.mentions, p.number == "", p.key))
        )
        return _Known(
            {document.key: document for document in documents},
            listed,
            {document.key: _searched(document) for document in documents},
            {(p.report, p.ordinal): document.key for document in documents for p in document.mentions},
            {item.report: item.when for item in placed},
        )

    def named_in(self, text: str) -> list[Document]:
        """The documents that a question or sentence names; see :func:`kb.programmes.lookup.documents_named`."""
        return documents_named(text, tuple(self._known().documents.values()))

    def listed(
        self,
        q: str | None = None,
        *,
        kind: str | None = None,
        issuer: str | None = None,
        year: int | None = None,
        report: str | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> tuple[list[Programme], int]:
        """A page of the documents, those of most reports and mentions first, and the number of all that fit.

        Args:
            q: words that all stand in number, name, kind or issuer, with or without accents; or a number with its date.
            kind: the kind of document.
            issuer: words of the issuer.
            year: the year of issue.
            report: id of a report that names them.
            limit: the most to return.
            offset: how many to leave out.
        """
        known = self._known()
        words = fold(q or "").split()
        numbered = find_signs(q or "")
        named = {document.key for document in self.named_in(q or "")} if numbered else set[str]()
        fitting = [
            item
            for item in known.listed
            if (item.key in named or all(word in known.searched[item.key] for word in words))
            and (kind is None or fold(kind) == fold(item.kind))
            and (issuer is None or fold(issuer) in fold(item.issuer))
            and (year is None or item.date[:4] == str(year))
            and (report is None or report in item.reports)
        ]
        return fitting[offset : offset + limit], len(fitting)

    def kinds(self) -> list[tuple[str, int]]:
        """The kinds of document with their numbers, the most frequent first."""
        counted = Counter(item.kind for item in self._known().listed if item.kind)
        return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))

    def one(self, key: str) -> ProgrammeView:
        """A document with its mentions, relations and timeline.

        Raises:
            KbError: programme_not_found.
        """
        known = self._known()
        document = known.documents.get(key)
        if document is None:
            raise KbError("programme_not_found", programme=key)
        by_key = {item.key: item for item in known.listed}
        with self._store.reading() as connection:
            reports = _reports(connection, document.reports)
            mentions = _mentions(connection, document, reports)
            relations = _relations(connection, document, known.of, by_key, reports)
        mentions.sort(key=lambda m: (_end(known.times[m.report.id]), m.report.id, m.start))
        return ProgrammeView(
            by_key[key], tuple(mentions), tuple(relations), _timeline(by_key[key], mentions, relations, known.times)
        )


def _mention(row: Row[Any]) -> Mention:
    return Mention(**{name: getattr(row, name) for name in _PARTS})


def _when(issued: str | None, period: str | None, latest: str) -> str:
    """The day or year up to which a report can speak: its issue, else the year of its period.

    A period of several years may lie ahead, as that of a plan: then the year of the ``latest`` date in it counts.
    """
    if issued:
        return issued
    years = re.findall(r"(?:19|20)\d{2}", period or "")
    if len(years) > 1 and years[0] <= latest[:4] <= years[-1]:
        return latest[:4]
    return years[-1] if years else latest[:4]


def _listed(document: Document) -> Programme:
    d = document
    url = f"/programmes/{d.key}"
    return Programme(d.key, d.kind, d.number, d.date, d.issuer, d.name, len(d.mentions), d.reports, url)


def _searched(document: Document) -> str:
    """The words that a document is found by: all its names."""
    names = {placed.mention.name for placed in document.mentions}
    return fold(" ".join([document.kind, document.number, document.issuer, document.date, *sorted(names)]))


def _reports(connection: Connection, ids: Sequence[str]) -> dict[str, ReportRef]:
    c = schema.reports.c
    rows = connection.execute(select(c.id, c.title, c.number, c.issued, c.source).where(c.id.in_(ids)))
    return {row.id: ReportRef(row.id, row.title, row.number, row.issued, row.source) for row in rows}


def _url(report_id: str, start: int, end: int) -> str:
    return f"/reports/{report_id}?start={start}&end={end}#quote"


def _mentions(connection: Connection, document: Document, reports: Mapping[str, ReportRef]) -> list[ProgrammeMention]:
    wanted = {(placed.report, placed.ordinal) for placed in mentions_of(document)}
    found = []
    for row in connection.execute(select(MENTIONS).where(MENTIONS.c.report_id.in_(document.reports))):
        if (row.report_id, row.ordinal) not in wanted or row.report_id not in reports:
            continue
        found.append(
            ProgrammeMention(
                quote=row.quote,
                start=row.quote_start,
                end=row.quote_end,
                named_start=row.start,
                named_end=row.end,
                own=row.own,
                result=not row.own
                and _RESULT.search(row.quote) is not None
                and re.search(r"\d", row.quote) is not None,
                report=reports[row.report_id],
                section=strings(row.section),
                lines=(row.first_line, row.last_line),
                page=row.page,
                url=_url(row.report_id, row.quote_start, row.quote_end),
            )
        )
    return found


def _relations(
    connection: Connection,
    document: Document,
    of: Mapping[tuple[str, int], str],
    by_key: Mapping[str, Programme],
    reports: Mapping[str, ReportRef],
) -> list[ProgrammeRelation]:
    """What the document does to others and they to it, each once, by the first sentence that says so."""
    found: dict[tuple[str, bool, str], ProgrammeRelation] = {}
    query = select(RELATIONS).where(RELATIONS.c.report_id.in_(document.reports))
    for row in connection.execute(query.order_by(RELATIONS.c.report_id, RELATIONS.c.ordinal)):
        source, target = of.get((row.report_id, row.source)), of.get((row.report_id, row.target))
        if document.key not in (source, target) or source == target or source is None or target is None:
            continue
        if row.report_id not in reports:
            continue
        passive = target == document.key
        other = by_key[source if passive else target]
        relation = ProgrammeRelation(
            row.kind, passive, other, row.quote, row.start, row.end, reports[row.report_id],
            _url(row.report_id, row.start, row.end),
        )  # fmt: skip
        found.setdefault((row.kind, passive, other.key), relation)
    return sorted(found.values(), key=lambda r: (r.passive, r.kind, r.other.date, r.other.key))


def _timeline(
    programme: Programme,
    mentions: Sequence[ProgrammeMention],
    relations: Sequence[ProgrammeRelation],
    times: Mapping[str, str],
) -> tuple[ProgrammeEvent, ...]:
    """Issue, related documents by their dates, what each report says at its time; the undated is left out."""
    events = [ProgrammeEvent(programme.date, "issued")] if programme.date else []
    events += [
        ProgrammeEvent(r.other.date, "related", r.report, r.quote, r.url, r.kind, r.passive, r.other)
        for r in relations
        if r.other.date
    ]
    named: dict[str, ProgrammeEvent] = {}
    for mention in mentions:
        when = times[mention.report.id]
        if not when or mention.own:
            continue
        event = ProgrammeEvent(when, "named", mention.report, mention.quote, mention.url)
        known = named.get(mention.report.id)
        named[mention.report.id] = event if known is None else replace(known, count=known.count + 1)
        if mention.result:
            events.append(ProgrammeEvent(when, "result", mention.report, mention.quote, mention.url))
    order = ("issued", "related", "named", "result")
    return tuple(sorted([*events, *named.values()], key=lambda e: (_end(e.date), order.index(e.event), e.url)))


def _end(day: str) -> str:
    """A date for sorting; a year or month comes after the days in it, as what is told of it was told at its end."""
    return day if len(day) == 10 else f"{day}~"
