"""What a question names and the evidence does not: years, document numbers, proper names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.orthography import fold
from index.tokens import tokenize
from kb.abbreviations import spelled_out
from kb.admin_units import has_merged, predecessors, successor
from kb.question import Question

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
        return self.count > 0

    @property
    def count(self) -> int:
        """How many things are missing."""
        return len(self.years) + len(self.documents) + len(self.names)


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
    evidence = spelled_out(evidence)
    present = {fold(token.text) for token in tokenize(evidence)}
    documents = tuple(number for number in question.documents if not _named(fold(number), present))
    line = " ".join(re.findall(r"\w+", fold(evidence)))
    wholes = (whole for whole in _wholes(question.names) if not _absent(whole, line, present))
    together = {part for whole in wholes for part in predecessors(whole)}
    names = tuple(name for name in question.names if name not in together and _absent(name, line, present))
    return Missing(years, documents, names)


def _wholes(names: Sequence[str]) -> list[str]:
    """Provinces of today all of whose former provinces are named: together they are the province ("3 địa phương").

    The one that gave its name to all may go without saying, beside two others.
    """
    wholes = dict.fromkeys(successor(name) for name in names if has_merged(name))
    return [
        whole
        for whole in wholes
        if set(predecessors(whole)) <= {*names, whole} and len(set(predecessors(whole)).intersection(names)) > 1
    ]


def _named(number: str, present: set[str]) -> bool:
    """Whether a document number stands in the evidence, whole or, as people say it, by its beginning ("45")."""
    return number in present or any(word.startswith((f"{number}/", f"{number}-")) for word in present)


def _absent(name: str, line: str, present: set[str]) -> bool:
    """Whether a name stands nowhere in the evidence; of a long name, whether most of its words do not."""
    words = re.findall(r"\w+", fold(name))
    if len(words) <= 3:
        return f" {' '.join(words)} " not in f" {line} "
    return sum(word not in present for word in words) * 2 > len(words)
