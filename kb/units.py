"""The units in which an answer may stand: the sentences of a passage and the clauses of long ones, read once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from corpus.model import BlockKind, Passage, Span
from corpus.sentences import clauses, sentences
from index.orthography import fold
from index.tokens import Token, terms, tokenize
from kb.bare_periods import bare_parts
from kb.periods import find_periods
from kb.values import Value, find_values

LONG_SENTENCE = 60
"""Words; a longer sentence is also offered clause by clause."""
_LABEL = 25
"""A paragraph's opening of at most so many words before a colon is a label for what follows."""
_OPENING = 160
"""Characters of a long sentence's opening that its later clauses keep in mind."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: canonical ones, the same without accents, and accentless pairs of neighbours.

    ``order`` are the accentless words in the order of ``tokens``. A document number is also known by its first number
    alone, a date by its parts.
    """

    tokens: tuple[Token, ...]
    order: tuple[str, ...]
    exact: frozenset[str]
    folded: frozenset[str]
    pairs: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence or clause: ``report.text[start:end] == text``; offsets in ``words`` and ``values`` are in ``text``.

    ``lead`` is what leads to it: the heading above, the label of its paragraph, the opening of its sentence;
    ``before`` is the sentence before it ("(KH: 7,5%)" means nothing without it). ``periods`` are those that it speaks
    of itself, without those that it only compares with; ``parts`` those without a year (:mod:`kb.bare_periods`).
    """

    start: int
    end: int
    text: str
    lead: str
    before: str
    clause: bool
    heading: bool
    words: Words
    lead_words: Words
    before_words: Words
    values: tuple[Value, ...]
    periods: tuple[str, ...]
    lead_periods: tuple[str, ...]
    before_periods: tuple[str, ...]
    parts: tuple[str, ...]


@lru_cache(maxsize=8192)
def words_of(text: str) -> Words:
    """The words of a text, remembered."""
    tokens = tuple(tokenize(text))
    folded = tuple(fold(token.text) for token in tokens)
    exact = frozenset(term for token in tokens for term in terms(token))
    return Words(tokens, folded, exact, frozenset(map(fold, exact)), frozenset(pairwise(folded)))


@lru_cache(maxsize=4096)
def units_of(passage: Passage) -> tuple[Unit, ...]:
    """The units of a passage in order; a long sentence comes before its clauses."""
    return tuple(_units(passage))


def _units(passage: Passage) -> Iterator[Unit]:
    text = passage.text
    section = passage.section[-1] if passage.section else ""
    lead, before = section, ""
    end = 0
    for span in sentences(text):
        if "\n" in text[end : span.start] or span.start == 0:
            lead = f"{section} {passage.context}".strip()
        piece = text[span.start : span.end]
        heading = piece in passage.section or (passage.kind is BlockKind.TITLE and span.start == 0)
        yield _unit(passage, span, lead, before, clause=False, heading=heading)
        parts = clauses(text, span.start, span.end) if len(piece.split()) > LONG_SENTENCE else []
        if len(parts) > 1:
            opening = f"{lead} {text[parts[0].start : parts[0].end][:_OPENING]}"
            for part in parts:
                yield _unit(passage, part, opening, before, clause=True, heading=False)
        label, colon, _ = piece.partition(":")
        if colon and len(label.split()) <= _LABEL:
            lead = f"{section} {label}"
        before, end = piece, span.end


def _unit(passage: Passage, span: Span, lead: str, before: str, *, clause: bool, heading: bool) -> Unit:
    text = passage.text[span.start : span.end]
    return Unit(
        start=passage.start + span.start,
        end=passage.start + span.end,
        text=text,
        lead=lead,
        before=before,
        clause=clause,
        heading=heading,
        words=words_of(text),
        lead_words=words_of(lead),
        before_words=words_of(before),
        values=tuple(find_values(text)),
        periods=_periods(text),
        lead_periods=_periods(lead),
        before_periods=_periods(before),
        parts=bare_parts(text),
    )


@lru_cache(maxsize=8192)
def _periods(text: str) -> tuple[str, ...]:
    return tuple(period.name for period in find_periods(text) if not period.base)
