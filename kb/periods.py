"""Periods that a text names, and whether two periods are the same.

Written as in figures: ``2022``, ``2024-H1``, ``2024-Q2``, ``2022-12``, ``2012-2022``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from index.orthography import fold

_Y = r"(?P<{0}>(?:1[789]|20)\d{{2}})(?!\d)"
_OF_YEAR = r"\s*(?:/|-|cua nam|nam|,)?\s*(?:nam\s+)?"
_ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
# Read on accentless text, whose characters stand at the same offsets; the first pattern that matches at a place wins.
_PATTERNS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<half>(?:6|06|sau) thang (?:dau|cuoi) nam|nua (?:dau|cuoi) nam|(?:6|06|sau) thang)"
        rf"{_OF_YEAR}{_Y.format('hy')}",
        rf"\bquy (?P<quarter>iv|iii|ii|i|[1-4])\b{_OF_YEAR}{_Y.format('qy')}",
        rf"{_Y.format('from')}\s*(?:-|–|den)\s*(?:nam\s+|[\d/]+/)?{_Y.format('to')}",
        rf"(?<![\d/])(?<!\d )thang (?P<month>0?[1-9]|1[0-2])\s*(?:/|nam)\s*{_Y.format('my')}",
        rf"\b(?:12 thang|ca nam|nam){_OF_YEAR}{_Y.format('fy')}",
        rf"(?<![\d.,])(?<!\d[/-])(?:\d{{1,2}}[/-]\d{{1,2}}[/-])?{_Y.format('year')}"
        r"(?!\s*(?:%|ty\b|trieu|ha\b|tan\b|/qh|/nq|/nd|/qd))",
    )
)
BASE: Final = re.compile(
    r"(?:\bso(?: voi)?|cung ky)(?: cung ky| cung ki| nam| dau(?: nam)?| cuoi(?: nam)?| thang| ngay)*\s*$"
)
"""Ends before what something is only compared with; read on accentless text."""


@dataclass(frozen=True, slots=True)
class Period:
    """A period named at ``start:end`` of a text; ``base``: something is only compared with it (“so với năm 2021”)."""

    name: str
    start: int
    end: int
    base: bool = False


def find_periods(text: str) -> list[Period]:
    """The periods of a text in order, without overlaps; accents are not needed.

    A year inside a document number (``45/2022/QH15``) is none.
    """
    folded = fold(text)
    if len(folded) != len(text):  # a character that folds to several; offsets would be wrong
        folded = "".join(fold(c)[:1] or " " for c in text)
    found: list[Period] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(folded):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            if folded[match.end() : match.end() + 1] == "/" and folded[match.end() + 1 : match.end() + 2].isalpha():
                continue
            base = BASE.search(folded[max(0, match.start() - 30) : match.start()]) is not None
            found.append(Period(_name(match), match.start(), match.end(), base))
    return sorted(found, key=lambda period: period.start)


def _name(match: re.Match[str]) -> str:
    groups = {name: value for name, value in match.groupdict().items() if value}
    if "half" in groups:
        return f"{groups['hy']}-H{2 if 'cuoi' in groups['half'] else 1}"
    if "quarter" in groups:
        return f"{groups['qy']}-Q{_ROMAN.get(groups['quarter']) or groups['quarter']}"
    if "month" in groups:
        return f"{groups['my']}-{int(groups['month']):02d}"
    if "from" in groups:
        return f"{groups['from']}-{groups['to']}"
    return groups.get("fy") or groups["year"]


@lru_cache(maxsize=8192)
def agreement(asked: str, stated: str) -> float:
    """How far a stated period is the one asked for: 1 the same, 0 compatible, down to -1 another one.

    A part of the asked year (its half, a month) and a range that ends with it are compatible at best.
    """
    if asked == stated:
        return 1.0
    asked_years, stated_years = _years(asked), _years(stated)
    if len(asked_years) == 1 and len(stated_years) == 1:
        if asked_years != stated_years:
            return -1.0
        return -0.3 if "-" in asked and "-" in stated else 0.0
    low, high = min(stated_years), max(stated_years)
    if len(asked_years) == 1:
        return -0.4 if low <= asked_years[0] <= high else -1.0
    return 0.0 if len(stated_years) == 1 and stated_years[0] in asked_years else -0.6


def best_agreement(asked: Sequence[str], stated: Sequence[str]) -> float | None:
    """The mean over the asked periods of the best agreement that a stated one has; None when either is empty."""
    if not asked or not stated:
        return None
    return sum(max(agreement(a, s) for s in stated) for a in asked) / len(asked)


def _years(period: str) -> list[int]:
    return [int(year) for year in re.findall(r"(?:1[789]|20)\d{2}", period)]
