"""How well the evidence supports an answer, as numbers that a person can read and a calibrated model can weigh."""

from __future__ import annotations

import math
import re
from typing import Final

from index.orthography import fold
from kb.answer_type import AnswerType
from kb.coverage import FEATURES as COVERAGE
from kb.coverage import SAID, Covered, coverage_features
from kb.missing import Missing
from kb.question import Question
from kb.ranking import Candidate, Ranking
from kb.unit_features import FEATURES as UNIT_FEATURES

FEATURES: Final = (
    "chance",  # share of the best sentence among all under a softmax
    "margin",  # how much it is better than the next one that does not overlap it
    "text",  # share of the question's subject in the sentence
    "carried",  # … with what leads to it
    "all",  # share of all words of the question in the sentence and above it
    "near_text",  # how near the sentence is word by word
    "near_all",  # … with all above it
    "years",  # years asked about that the evidence does not cover
    "documents",  # document numbers that it does not name
    "names",  # proper names that it does not name
    "period",  # agreement of its period
    "wanted",  # 1: holds a value of the kind asked for, -1: does not, 0: none is asked for
    "hint",  # a value that counts what is asked
    "value",  # share of the chosen value among the values of the sentence
    "part_of",  # the question asks for a part of something: "riêng", "trong số"
    "list",
    "reason",
    "short",  # few words to go by, and not all of them said
    *COVERAGE,
)
_INDEX: Final = {name: place for place, name in enumerate(UNIT_FEATURES)}
_PART_OF: Final = re.compile(r"\brieng\b|\btrong so\b|\btrong tong\b|\bof the\b|\bof can\b|\bfrom\b")


def support_features(
    ranking: Ranking, best: Candidate, lacking: Missing, value_chance: float, found: list[Covered]
) -> list[float]:
    """The values of :data:`FEATURES` for an answer from the sentence ``best``.

    ``lacking`` is what its evidence does not name; ``value_chance`` the share of the chosen value among those of the
    sentence, 0 if no value is asked for; ``found`` what the evidence says of each demand.
    """
    question = ranking.asked.question
    of = {name: best.features[place] for name, place in _INDEX.items()}
    scores = [candidate.score for candidate in ranking.candidates]
    top = max(scores)
    total = sum(math.exp(score - top) for score in scores)
    rival = next((c.score for c in ranking.candidates if not _overlap(c, best)), best.score - _FAR)
    return [
        math.exp(best.score - top) / total,
        min(_FAR, best.score - rival),
        of["text"],
        of["carried"],
        of["all"],
        of["near_text"],
        of["near_all"],
        float(len(lacking.years)),
        float(len(lacking.documents)),
        float(len(lacking.names)),
        of["period"],
        max((of["value"], of["date"], of["number"]), key=abs),
        of["hint"],
        value_chance,
        float(asks_for_part(question)),
        float(question.type is AnswerType.LIST),
        float(question.type is AnswerType.REASON),
        _short(ranking, found),
        *coverage_features(found),
    ]


_FAR: Final = 5.0
_MANY: Final = 9
"""So many words are enough to go by."""


def _short(ranking: Ranking, found: list[Covered]) -> float:
    """One through the number of words to go by; where all that is demanded is said, few are as good as many."""
    count = len(ranking.asked.concepts)
    all_said = bool(found) and all(one.said >= SAID for one in found)
    return 1.0 / (1.0 + (max(_MANY, count) if all_said else count))


def asks_for_part(question: Question) -> bool:
    """Whether a question asks for a part of something: one district by itself, some of many."""
    return _PART_OF.search(fold(question.text)) is not None


def _overlap(one: Candidate, other: Candidate) -> bool:
    same = one.found.stored.report.id == other.found.stored.report.id
    return same and one.unit.start < other.unit.end and other.unit.start < one.unit.end
