"""Which sentences answer together: a list and what spells it out, the two sides of a comparison."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kb.answer_type import AnswerType
from kb.asked import Asked
from kb.ranking import Candidate
from kb.unit_features import FEATURES
from kb.units import Unit, units_of

TOGETHER: Final = 0.5
"""A second sentence of the same report that scores at most this much less answers with the first."""
MOST: Final = 8
"""So many sentences are one answer at most."""
_COMPOSED: Final = frozenset({AnswerType.LIST, AnswerType.COMPARISON})
_SPELLS_OUT: Final = re.compile(
    r"\W*(?:trong đó|bao gồm|gồm|cụ thể|như sau|kết quả|lần lượt|một là|thứ nhất)\b|\((?:1|i|a)\)|[-+*•]\s",
    re.IGNORECASE,
)
"""How a sentence begins that spells out what the one before it counts."""
_ITEM: Final = re.compile(r"[-+*•]\s|\(?(?:\d{1,2}|[a-zđ]|[ivx]+)[.)]\s")
_SAID: Final = 0.5
_WHOLE: Final = 0.7
"""The share of the question's subject, in it or in what leads to it, from which on one sentence gives both sides."""
_LED: Final = FEATURES.index("lead")
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence of an answer: ``report.text[start:end] == text`` in the report that ``candidate`` stands in."""

    candidate: Candidate
    unit: Unit


def compose(asked: Asked, best: Candidate, rivals: Sequence[Candidate], limit: int) -> tuple[Piece, ...]:
    """The sentences that answer together, the best one first, then as they stand in the report.

    What spells the best one out follows it in its passage; a ``rival`` that says nearly as much answers with it, and
    the other side of a comparison is a sentence that says what the best one lacks. ``limit`` is in words.
    """
    first = Piece(best, best.unit)
    if asked.question.type not in _COMPOSED:
        return (first,)
    pieces = [first, *(Piece(best, unit) for unit in _spelled_out(best, limit))]
    if len(pieces) == 1:
        pieces += [Piece(rival, rival.unit) for rival in rivals if _belongs(asked, best, rival)][:1]
    return tuple(pieces)


def _spelled_out(best: Candidate, limit: int) -> list[Unit]:
    """The sentences behind the best one that spell it out, within the limit."""
    units = [unit for unit in units_of(best.found.stored.passage) if not unit.clause]
    after = [unit for unit in units if unit.start >= best.unit.end]
    if not after or (not best.unit.text.rstrip().endswith(":") and not _SPELLS_OUT.match(after[0].text)):
        return []
    left = limit - len(_WORD.findall(best.unit.text))
    found: list[Unit] = []
    items = _ITEM.match(after[0].text) is not None
    for unit in after[:MOST]:
        left -= len(_WORD.findall(unit.text))
        if left < 0 or (found and not (items and _ITEM.match(unit.text))):
            break
        found.append(unit)
    return found


def _belongs(asked: Asked, best: Candidate, rival: Candidate) -> bool:
    """Whether a rival of the same report answers together with the best sentence."""
    if rival.found.stored.report.id != best.found.stored.report.id or _overlap(best.unit, rival.unit):
        return False
    if asked.question.type is AnswerType.LIST:
        return best.score - rival.score <= TOGETHER
    if best.features[_LED] >= _WHOLE:
        return False
    first, second = asked.credits(best.unit.words), asked.credits(rival.unit.words)
    return any(
        own < _SAID <= other and concept.weight >= _SAID
        for own, other, concept in zip(first, second, asked.concepts, strict=True)
    )


def _overlap(one: Unit, other: Unit) -> bool:
    return one.start < other.end and other.start < one.end
