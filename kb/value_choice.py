"""Chooses the value that a question asks for among the values of a sentence."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from index.orthography import fold
from kb.answer_type import AnswerType
from kb.asked import Asked
from kb.linear_model import shipped
from kb.programme_answer import names_asked
from kb.ranking import Candidate, Ranking
from kb.table_cells import row_of
from kb.unit_features import WANTED
from kb.value_features import FEATURES, contradicts, counts_another, value_features
from kb.values import Value

CLEAR = 0.6
"""The share of the chosen value from which on it is given alone; below, its clause is."""
VALUE_WEIGHT = 0.3
"""What the score of its best value counts in the choice of a sentence."""
ROW_MALUS = 1.0
"""What the row of a table loses to a sentence that says the same: its cells mean nothing without their headings."""
NO_VALUE = -1.0
"""The score in place of that of a value where a sentence has none."""
CONSIDERED = 20
"""So many of the best sentences may answer with their values."""

_PLAN = FEATURES.index("plan")
_SHARE_OF_PLAN = re.compile(
    r"(?:so voi|%|phan tram|dat|vuot|hut|thuc hien)(?: muc)? (?:ke hoach|kh\b|chi tieu|du toan)"
)
_UNIT_OF = re.compile(r"[\d.,\-–\s]+")
_SINGLE = frozenset({AnswerType.VALUE, AnswerType.DATE, AnswerType.DOCUMENT})


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a sentence with its score, and its share among the sentence's values under a softmax.

    ``another``: it counts something that the question does not name.
    """

    value: Value
    score: float
    share: float
    another: bool


def choices(asked: Asked, candidate: Candidate) -> list[Choice]:
    """The values of the kind asked for, best first; equal ones in the order of the sentence.

    Those that say themselves that they are not the one asked for are left out, unless all do; where a plan is asked
    for and some are planned values, all others are.
    """
    wanted = WANTED.get(asked.question.type, frozenset())
    model = shipped("values", FEATURES)
    rows = [
        (value_features(asked, candidate.where, candidate.unit, value), value)
        for value in candidate.unit.values
        if value.kind in wanted
    ]
    fitting = [row for row in rows if not contradicts(row[0])] or rows
    row = row_of(candidate)
    if row is not None:
        fitting = [pair for pair in fitting if row.fits(asked.question, pair[1])] or fitting
    elif not _SHARE_OF_PLAN.search(fold(asked.question.text)):
        fitting = [row for row in fitting if row[0][_PLAN]] or fitting
    scored = [(model.score(features), features, value) for features, value in fitting]
    total = sum(math.exp(score) for score, _, _ in scored)
    ordered = sorted(scored, key=lambda row: (-row[0], row[2].start))
    text = candidate.unit.text
    return [
        Choice(value, score, math.exp(score) / total, counts_another(features, text, value))
        for score, features, value in ordered
    ]


def clear_value(asked: Asked, candidate: Candidate) -> Value | None:
    """The value of a sentence that answers a question for one value, if it is clear which one it is."""
    if asked.question.type not in _SINGLE:
        return None
    found = choices(asked, candidate)
    if not found or found[0].share < CLEAR:
        return None
    first, *others = found
    if first.another and any(other.another and same_unit(other.value, first.value) for other in others):
        return None  # "12 ha sắn, 13 ha ngô": which of them was meant is not said
    return first.value


def best_candidates(ranking: Ranking) -> list[tuple[float, Candidate]]:
    """The best sentences with their scores, best first: where a value is asked for, scored by their values too."""
    first = list(ranking.candidates[:CONSIDERED])

    def joint(candidate: Candidate) -> float:
        if ranking.asked.question.type not in _SINGLE:
            return candidate.score
        found = choices(ranking.asked, candidate)
        malus = ROW_MALUS if row_of(candidate) is not None else 0.0
        named = not found and ranking.asked.question.type is AnswerType.DOCUMENT
        if named and names_asked(ranking.asked.question, candidate.unit.text):
            return candidate.score - malus  # a programme that has no number
        return candidate.score + VALUE_WEIGHT * (found[0].score if found else NO_VALUE) - malus

    scored = [(joint(candidate), candidate) for candidate in first]
    return sorted(scored, key=lambda pair: (-pair[0], pair[1].found.hit.key, pair[1].unit.start, pair[1].unit.end))


def same_unit(first: Value, second: Value) -> bool:
    """Whether two values are of one kind and unit."""
    return first.kind is second.kind and _UNIT_OF.sub("", first.text) == _UNIT_OF.sub("", second.text)


def number_of(value: Value) -> str:
    """The number of a value in one notation: without blanks and leading zeros."""
    return re.sub(r"\s|^0+(?=\d)", "", "".join(_UNIT_OF.findall(value.text)))
