"""How far a passage agrees with what a question says of period, place, kind and documents: features for ranking.

Each is between -1 (says otherwise) and 1 (says just that); 0 where either says nothing. A question that names nothing
of an aspect agrees with every passage alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from corpus.model import Metadata
from index.orthography import fold
from index.tokens import Kind, tokenize
from kb.indicators import indicators_in
from kb.organisations import organisations_in
from kb.periods import best_agreement, find_periods
from kb.places import AFTER, BEFORE, provinces_in
from kb.question import Question
from kb.quotes import share_held
from kb.rows import StoredPassage
from kb.understood import VALUE_KINDS, Aspect

OWN: Final = 1.0
"""Weight of what the passage itself says …"""
ABOVE: Final = 0.8
"""… of what its headings and its context say …"""
OF_REPORT: Final = 0.6
"""… and of what its report says of itself."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """All features of a passage for one question."""

    period: float
    place: float
    document: float
    document_kind: float
    organisation: float
    indicator: float
    value_kind: float
    number: float
    phrase: float


def agreement_of(question: Question, stored: StoredPassage, metadata: Metadata) -> Agreement:
    """The features of a passage; ``metadata`` is that of its report."""
    text = f"{_above(stored)}\n{stored.passage.text}"
    organisations = {name for name, _, _ in organisations_in(text)}
    indicators = {name for name, _, _ in indicators_in(text)}
    plain = fold(text).replace("%", " phan tram ")
    return Agreement(
        period=period_agreement(question, stored, metadata),
        place=place_agreement(question, stored, metadata),
        document=_share(question.documents, _documents(stored, metadata).__contains__),
        document_kind=kind_agreement(question, metadata),
        organisation=_share(question.values(Aspect.ORGANISATION), organisations.__contains__),
        indicator=_share(question.values(Aspect.INDICATOR), indicators.__contains__),
        value_kind=_share(question.values(Aspect.VALUE_KIND), lambda kind: bool(VALUE_KINDS[kind].search(plain))),
        number=_share(question.values(Aspect.NUMBER), _numbers(stored).__contains__),
        phrase=share_held(question.phrases, stored) if question.phrases else 0.0,
    )


def period_agreement(question: Question, stored: StoredPassage, metadata: Metadata) -> float:
    """Whether a passage speaks of the periods asked for: read from itself, else from above it, else from its report.

    A half or quarter asked for without a year agrees with that of any year.
    """
    asked = question.values(Aspect.PERIOD)
    for text, weight in ((stored.passage.text, OWN), (_above(stored), ABOVE), (metadata.period or "", OF_REPORT)):
        stated = [period.name for period in find_periods(text) if not period.base]
        if text == metadata.period:
            stated = [text]
        with_year = best_agreement([period for period in asked if period[:1].isdecimal()], stated)
        parts = [period for period in asked if not period[:1].isdecimal()]
        fits = [] if with_year is None else [with_year]
        if parts and stated:
            fits.append(sum(any(name.endswith(f"-{part}") for name in stated) for part in parts) / len(parts))
        if fits:
            return weight * sum(fits) / len(fits)
    return 0.0


def place_agreement(question: Question, stored: StoredPassage, metadata: Metadata) -> float:
    """Whether a passage speaks of a place asked for, and of the territory that is meant by it.

    A province is also spoken of under the names that it had or got in the mergers of July 2025, which counts half. A
    report on the other territory than the one asked for agrees half as much, and one on another province not at all.
    """
    places = question.places
    if not places:
        return 0.0
    best = -1.0
    for place in places:
        name, others = _flat(place.name), place.provinces
        for text, weight in ((stored.passage.text, OWN), (_above(stored), ABOVE), (metadata.place or "", OF_REPORT)):
            words = f" {_flat(text)} "
            if f" {name} " in words:
                fit = weight
            elif any(f" {_flat(other)} " in words for other in others):
                fit = weight / 2
            else:
                continue
            other_territory = place.territory and metadata.territory in (BEFORE, AFTER)
            best = max(best, fit / 2 if other_territory and metadata.territory != place.territory else fit)
    if best > -1.0:
        return best
    elsewhere = provinces_in(stored.passage.text) or provinces_in(metadata.place or "")
    return -1.0 if elsewhere else 0.0


def kind_agreement(question: Question, metadata: Metadata) -> float:
    """Whether the report is a document of a kind that the question names; one that only cites such is none."""
    asked = [_flat(kind) for kind in question.values(Aspect.DOCUMENT_KIND)]
    if not asked or not metadata.kind:
        return 0.0
    kind = _flat(metadata.kind)
    return 1.0 if any(kind in name or name in kind for name in asked) else -1.0


def _share(asked: tuple[str, ...], holds: Callable[[str], bool]) -> float:
    """The share of what is asked for that a passage holds; 0 of nothing."""
    return sum(map(holds, asked)) / len(asked) if asked else 0.0


def _above(stored: StoredPassage) -> str:
    return "\n".join([*stored.passage.section, stored.passage.context])


def _documents(stored: StoredPassage, metadata: Metadata) -> set[str]:
    text = f"{stored.passage.text}\n{_above(stored)}\n{metadata.number or ''}"
    return {token.text for token in tokenize(text) if token.kind is Kind.DOCUMENT}


def _numbers(stored: StoredPassage) -> set[str]:
    return {token.text.lstrip("#") for token in tokenize(stored.passage.text) if token.kind is Kind.NUMBER}


def _flat(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))
