"""What the knowledge base says of documents and programmes; every class becomes JSON by :func:`kb.model.to_json`."""

from __future__ import annotations

from dataclasses import dataclass

from kb.model import ReportRef


@dataclass(frozen=True, slots=True)
class Programme:
    """A document or programme in a list.

    ``date`` is an ISO date, its beginning, or empty; ``number`` is empty for what only has a name. ``mentions`` counts
    them, ``reports`` are the ids of the reports that name it.
    """

    key: str
    kind: str
    number: str
    date: str
    issuer: str
    name: str
    mentions: int
    reports: tuple[str, ...]
    url: str


@dataclass(frozen=True, slots=True)
class ProgrammeMention:
    """A sentence that names a document: ``quote`` is ``report.text[start:end]``, the name ``[named_start:named_end]``.

    ``own`` tells that the report is this document; ``result`` that the sentence tells what was reached.
    """

    quote: str
    start: int
    end: int
    named_start: int
    named_end: int
    own: bool
    result: bool
    report: ReportRef
    section: tuple[str, ...]
    lines: tuple[int, int]
    page: int | None
    url: str


@dataclass(frozen=True, slots=True)
class ProgrammeRelation:
    """Another document: this one does ``kind`` to it, or it to this one where ``passive``; the quote says so.

    ``kind`` is carries_out, approves, amends or replaces.
    """

    kind: str
    passive: bool
    other: Programme
    quote: str
    start: int
    end: int
    report: ReportRef
    url: str


@dataclass(frozen=True, slots=True)
class ProgrammeEvent:
    """A point of the timeline: ``event`` is issued, related, named or result; ``date`` is an ISO date or its beginning.

    ``relation`` is set for related, ``report``, ``quote`` and ``url`` for all but issued.
    """

    date: str
    event: str
    report: ReportRef | None = None
    quote: str = ""
    url: str = ""
    relation: str = ""
    passive: bool = False
    other: Programme | None = None
    count: int = 1


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """A document or programme with all that the reports say of it."""

    programme: Programme
    mentions: tuple[ProgrammeMention, ...]
    relations: tuple[ProgrammeRelation, ...]
    timeline: tuple[ProgrammeEvent, ...]
