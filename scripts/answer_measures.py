"""Measures of answers against those that people marked, with bootstrap intervals.

Exact match and token F1 are those of SQuAD (Rajpurkar et al. 2016): the best over the marked answers, words compared
in lower case without punctuation. A refusal of a question that has an answer counts 0 in both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scripts.gold import words
from scripts.retrieval_measures import RESAMPLES, Estimate

Rows = NDArray[np.float64]

_COLUMNS = ("answerable", "exact", "f1", "held", "shown", "refused")


@dataclass(frozen=True, slots=True)
class Given:
    """What a system said: the short answer and the sentences that say so, both None for a refusal."""

    answer: str | None
    statement: str | None


def compared(given: Given, answers: Sequence[str]) -> tuple[float, ...]:
    """One question as numbers: it has an answer, exact match, F1, a marked answer stands in the short answer, in the
    sentences, it was refused."""
    answer, statement = words(given.answer or ""), words(given.statement or "")
    marked = [words(one) for one in answers]
    return (
        float(bool(marked)),
        float(any(one == answer for one in marked)),
        max((token_f1(answer, one) for one in marked), default=0.0),
        float(any(one in answer for one in marked)),
        float(any(one in statement for one in marked)),
        float(given.answer is None),
    )


def token_f1(answer: str, marked: str) -> float:
    """Harmonic mean of precision and recall of the words of an answer."""
    said, right = Counter(answer.split()), Counter(marked.split())
    common = (said & right).total()
    return 2 * common / (said.total() + right.total()) if common else 0.0


def _among_answerable(name: str) -> Callable[[Rows], float]:
    return lambda rows: _ratio(rows[:, _COLUMNS.index(name)] * rows[:, 0], rows[:, 0])


def _refusal_precision(rows: Rows) -> float:
    return _ratio(rows[:, -1] * (1 - rows[:, 0]), rows[:, -1])


def _refusal_recall(rows: Rows) -> float:
    return _ratio(rows[:, -1] * (1 - rows[:, 0]), 1 - rows[:, 0])


def _refusal_f1(rows: Rows) -> float:
    right = rows[:, -1] * (1 - rows[:, 0])
    return _ratio(2 * right, rows[:, -1] + (1 - rows[:, 0]))


def _overall_f1(rows: Rows) -> float:
    """SQuAD 2.0: a question without an answer counts 1 if it is refused."""
    return float(np.mean(np.where(rows[:, 0] > 0, rows[:, 2], rows[:, -1])))


def _ratio(part: Rows, whole: Rows) -> float:
    return float(part.sum() / whole.sum()) if whole.sum() else 0.0


ANSWERS: dict[str, Callable[[Rows], float]] = {
    "exact match": _among_answerable("exact"),
    "F1": _among_answerable("f1"),
    "held by the answer": _among_answerable("held"),
    "held by the sentences": _among_answerable("shown"),
    "refused wrongly": _among_answerable("refused"),
}
"""Means over the questions that have an answer."""
REFUSALS: dict[str, Callable[[Rows], float]] = {
    "refusal precision": _refusal_precision,
    "refusal recall": _refusal_recall,
    "refusal F1": _refusal_f1,
    "F1 of all questions": _overall_f1,
}
"""Measures over all questions of a set in which some have no answer."""


def estimates(rows: Sequence[tuple[float, ...]], seed: int = 7) -> dict[str, Estimate]:
    """:data:`ANSWERS`, and :data:`REFUSALS` where there is something to refuse, with percentile bootstrap intervals
    (Efron 1979), over at least one question.

    The same seed draws the same questions for every system.
    """
    table: Rows = np.asarray(rows, dtype=np.float64)
    drawn = np.random.default_rng(seed).integers(len(table), size=(RESAMPLES, len(table)))
    found = {}
    for name, statistic in (ANSWERS if table[:, 0].all() else ANSWERS | REFUSALS).items():
        low, high = np.percentile([statistic(table[sample]) for sample in drawn], [2.5, 97.5])
        found[name] = Estimate(*(round(float(number), 4) for number in (statistic(table), low, high)))
    return found
