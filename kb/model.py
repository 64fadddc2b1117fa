"""What the knowledge base says: the objects that the web API, the command line and other programs share.

Every class here becomes JSON by :func:`to_json`, with the field names of the HTTP contract.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class ReportRef:
    """A report as it is named beside every quote; ``source`` is the file's own name, ``issued`` an ISO date."""

    id: str
    title: str
    number: str | None
    issued: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote that can be checked: ``report.text[start:end] == quote``, on these lines of the original file."""

    report: ReportRef
    part: str
    section: tuple[str, ...]
    passage_id: str
    quote: str
    start: int
    end: int
    page: int | None
    lines: tuple[int, int]
    url: str


@dataclass(frozen=True, slots=True)
class PassageHit:
    """A found passage. ``highlights`` are offsets within ``text``; ``start`` and ``end`` are offsets in the report.

    ``repeats`` is the ``passage_id`` of a better hit that says the same in nearly the same words.
    """

    rank: int
    score: float
    passage_id: str
    report: ReportRef
    part: str
    section: tuple[str, ...]
    text: str
    context: str
    highlights: tuple[tuple[int, int], ...]
    start: int
    end: int
    page: int | None
    lines: tuple[int, int]
    url: str
    repeats: str | None = None


@dataclass(frozen=True, slots=True)
class Understood:
    """A piece of a question as understood: a ``kind`` of thing, its ``value`` in the API's notation, and in words.

    ``label`` is in the reader's language, ``text`` the words of the question that say so.
    """

    kind: str
    value: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The passages found for a query; ``total`` counts all that were considered before the cut at ``k``.

    ``understood`` is how the query was read. ``also_searched`` is the query without its slips, or with the accents that
    it was typed without, which was searched with it; in the second case it is ``did_you_mean``, too.
    """

    query: str
    items: tuple[PassageHit, ...]
    total: int
    took_ms: float
    understood: tuple[Understood, ...] = ()
    also_searched: str | None = None
    did_you_mean: str | None = None


@dataclass(frozen=True, slots=True)
class AlsoReported:
    """Another value that stands elsewhere for what was asked."""

    value: str
    citation: Citation
    why: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no answer: a code, a sentence in the reader's language, the nearest evidence that exists."""

    code: str
    message: str
    nearest: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class RephrasedSentence:
    """A sentence of a language model; ``citations`` are numbers, from 1, of those of the answer that bear it out."""

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Rephrased:
    """What a language model wrote of an answer: the sentences that its quotes bear out, as one text with marks.

    ``dropped`` counts the sentences that they do not.
    """

    text: str
    sentences: tuple[RephrasedSentence, ...]
    dropped: int


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question, or its refusal; ``statement`` is verbatim, each citation's quote a slice.

    ``understood``, ``also_searched`` and ``did_you_mean`` are as in :class:`SearchResult`. ``rephrased`` is None unless
    a language model is configured, and gives one.
    """

    question: str
    answered: bool
    answer: str | None
    statement: str | None
    confidence: float
    refusal: Refusal | None
    citations: tuple[Citation, ...]
    also_reported: tuple[AlsoReported, ...]
    passages: tuple[PassageHit, ...]
    took_ms: float
    understood: tuple[Understood, ...] = ()
    also_searched: str | None = None
    did_you_mean: str | None = None
    rephrased: Rephrased | None = None


@dataclass(frozen=True, slots=True)
class ReportSummary:
    """A report in a list.

    ``words`` counts the words of the clean text; ``edited`` names the fields that a person has set.
    """

    id: str
    source: str
    title: str
    kind: str | None
    number: str | None
    issuer: str | None
    place: str | None
    issued: str | None
    period: str | None
    signer: str | None
    territory: str | None
    in_force: str | None
    edited: tuple[str, ...]
    passages: int
    words: int
    added: str
    url: str


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A heading of a report's outline."""

    level: int
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block as the reader page shows it: ``text`` is ``report.text[start:end]``; ``cells`` only for tables.

    ``marks`` are the notes whose marks stand in this block: (offset within ``text``, label).
    """

    kind: str
    text: str
    start: int
    end: int
    level: int | None
    label: str | None
    lines: tuple[int, int]
    marks: tuple[tuple[int, str], ...] = ()
    cells: tuple[tuple[str, ...], ...] = ()
    header_rows: int = 1
    page: int | None = None


@dataclass(frozen=True, slots=True)
class SetAsideView:
    """Words that were read but not indexed, and why (``reason`` is in the reader's language)."""

    text: str
    reason: str
    lines: tuple[int, int]


@dataclass(frozen=True, slots=True)
class ReportView:
    """A whole report for the reader page."""

    summary: ReportSummary
    parts: tuple[str, ...]
    outline: tuple[OutlineEntry, ...]
    blocks: tuple[BlockView, ...]
    set_aside: tuple[SetAsideView, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class AddedFile:
    """What became of one file of an ingest: ``status`` is added, replaced, unchanged or failed."""

    source: str
    status: str
    report_id: str | None = None
    passages: int = 0
    message: str | None = None


def to_json(value: Any) -> Any:
    """Plain JSON values of a model object: dataclasses become objects, tuples become lists.

    Raises:
        TypeError: a value that has no JSON form.
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_json(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, (list, tuple)):
        return [to_json(item) for item in value]
    if isinstance(value, dict):
        return {str(key): to_json(item) for key, item in value.items()}
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    raise TypeError(f"{type(value).__name__} has no JSON form")
