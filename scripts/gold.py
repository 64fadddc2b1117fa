"""Questions with known evidence, and whether a text holds it: words are compared, however they are set."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

_RUN = 4
"""Words of a quote in a row that say that a sentence is the quoted one."""


@dataclass(frozen=True)
class Gold:
    """A question with its evidence, (file name, quote) each, and what an answer must hold: one alternative of each."""

    question: str
    kind: str
    style: str
    evidence: tuple[tuple[str, str], ...]
    answers: tuple[tuple[str, ...], ...]

    @property
    def report(self) -> str:
        """The file that the first quote stands in, or nothing for a question without an answer."""
        return self.evidence[0][0] if self.evidence else ""

    @cached_property
    def _quotes(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        return tuple((source, tuple(words(quote).split())) for source, quote in self.evidence)

    def share(self, text: str, source: str) -> float:
        """The share of the answers that a sentence of the file ``source`` holds, if it is (part of) a quoted one."""
        line = words(text)
        if not self.answers or not any(
            source == name and _shares_run(line, quote, min(_RUN, len(quote))) for name, quote in self._quotes
        ):
            return 0.0
        held = sum(any(words(one) in line for one in alternatives) for alternatives in self.answers)
        return held / len(self.answers)

    def overlaps(self, text: str, source: str) -> bool:
        """Whether a passage holds a quote, or more than half of its words in a row."""
        line = words(text)
        return any(
            source == name and _shares_run(line, quote, min(len(quote), max(5, len(quote) // 2 + 1)))
            for name, quote in self._quotes
        )


def _shares_run(line: str, quote: tuple[str, ...], length: int) -> bool:
    runs = range(len(quote) - length + 1)
    return any(f" {' '.join(quote[start : start + length])} " in line for start in runs)


def words(text: str) -> str:
    """The words of a text in lower case with single blanks between and around them."""
    found = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text).lower())
    return f" {' '.join(found)} "


def read_gold(path: Path) -> list[Gold]:
    """The questions of a JSON Lines file with ``question``, ``type``, ``style``, ``evidence`` and ``answers``."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return [
        Gold(
            question=row["question"],
            kind=row.get("type", ""),
            style=row.get("style", ""),
            evidence=tuple((entry["doc"], entry["quote"]) for entry in row["evidence"]),
            answers=tuple(tuple(alternatives) for alternatives in row["answers"]),
        )
        for row in rows
    ]
