"""Decides on evidence when there is no answer, and says why."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from index.orthography import fold
from index.tokens import tokenize
from kb.messages import Language, message
from kb.model import Citation, Refusal
from kb.question import Question

MIN_COVERAGE = 0.34
"""Below this share of the question's words in the best sentence and above it, nothing supports an answer."""

_YEAR = re.compile(r"(?<!\d)(?:1[789]|20)\d{2}(?!\d)")
_SPAN = re.compile(r"((?:19|20)\d{2})\s*(?:-|–|đến(?:\s+năm)?)\s*(?:[\d/]+/)?((?:19|20)\d{2})")
MAX_SPAN_YEARS = 12
"""A longer range ("2021-2045") is a horizon, not a period reported on."""


@dataclass(frozen=True, slots=True)
class Missing:
    """What the question names and the evidence does not: years, document numbers, proper names."""

    years: tuple[int, ...]
    documents: tuple[str, ...]
    names: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.years or self.documents or self.names)


def missing(question: Question, evidence: str) -> Missing:
    """Hold the years, document numbers and names of a question against the words around a candidate answer."""
    years: tuple[int, ...] = ()
    if question.years:
        stated = {int(year) for year in _YEAR.findall(evidence)}
        spans = [(int(a), int(b)) for a, b in _SPAN.findall(evidence)]
        years = tuple(
            year
            for year in question.years
            if year not in stated and not any(a <= year <= b <= a + MAX_SPAN_YEARS for a, b in spans)
        )
    if not question.documents and not question.names:
        return Missing(years, (), ())
    present = {fold(token.text) for token in tokenize(evidence)}
    documents = tuple(number for number in question.documents if fold(number) not in present)
    line = " ".join(re.findall(r"\w+", fold(evidence)))
    names = tuple(name for name in question.names if _absent(name, line, present))
    return Missing(years, documents, names)


def _absent(name: str, line: str, present: set[str]) -> bool:
    """Whether a name stands nowhere in the evidence; of a long name, whether most of its words do not."""
    words = re.findall(r"\w+", fold(name))
    if len(words) <= 3:
        return f" {' '.join(words)} " not in f" {line} "
    return sum(word not in present for word in words) * 2 > len(words)


def _as_typed(number: str, question: str) -> str:
    """A document number as it stands in the question."""
    return next((question[token.start : token.end] for token in tokenize(question) if token.text == number), number)


def refuse(
    question: Question,
    lacking: Missing,
    coverage: float,
    language: Language,
    nearest: Callable[[], tuple[Citation, ...]],
) -> Refusal | None:
    """The reason not to answer from the best candidate, or None.

    ``lacking`` is what its evidence does not name, ``coverage`` the share of the question's words that it holds.
    """
    if lacking.years:
        period = ", ".join(str(year) for year in lacking.years)
        return Refusal("period_not_covered", message("period_not_covered", language, period=period), nearest())
    absent = [*(_as_typed(number, question.text) for number in lacking.documents), *lacking.names]
    if absent:
        return Refusal("term_not_reported", message("term_not_reported", language, term=absent[0]), nearest())
    if question.language is Language.VI and coverage < MIN_COVERAGE:
        return Refusal("evidence_too_weak", message("evidence_too_weak", language), nearest())
    return None
