"""Periods that are named by the day of asking ("cuối năm ngoái", "quý trước") or without a year ("6 tháng đầu năm")."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Final

from index.orthography import fold
from kb.periods import BASE, Period, find_periods

_YEAR: Final = {
    "nam nay": 0, "nam hien tai": 0, "this year": 0,
    "nam ngoai": -1, "nam truoc": -1, "nam vua qua": -1, "nam qua": -1, "nam roi": -1, "last year": -1,
    "nam kia": -2, "nam sau": 1, "nam toi": 1, "nam sap toi": 1, "next year": 1,
}  # fmt: skip
_PART: Final = {
    "dau": "H1", "nua dau": "H1", "6 thang dau": "H1", "sau thang dau": "H1", "06 thang dau": "H1",
    "cuoi": "H2", "nua cuoi": "H2", "6 thang cuoi": "H2", "sau thang cuoi": "H2", "06 thang cuoi": "H2",
    "9 thang dau": "", "chin thang dau": "", "giua": "",
}  # fmt: skip
"""What a part of a year is called; one with no name of its own counts as the year."""
_BESIDE: Final = {"nay": 0, "hien tai": 0, "truoc": -1, "vua qua": -1, "roi": -1, "sau": 1, "toi": 1}


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_COUNTED: Final = re.compile(
    r"(?:\d|\b(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|tram|nhieu|may|vai|cac|nhung|tung|moi|hang|nua)) $"
)
"""Ends before years that are counted: "mười năm sau" names none."""
_YEARS: Final = re.compile(rf"\b(?:(?P<part>{_any(_PART)})\s+)?(?P<year>{_any(_YEAR)})\b(?!\s+(?:\d|nao|may))")
_QUARTERS: Final = re.compile(rf"\bquy (?P<beside>{_any(_BESIDE)})\b")
_MONTHS: Final = re.compile(rf"\bthang (?P<beside>{_any(_BESIDE)})\b")
_TERMS: Final = re.compile(rf"\bnhiem ky (?P<beside>{_any(_BESIDE)})\b")
_BARE: Final = re.compile(
    r"\b(?P<half>(?:(?:6|06|sau) thang|nua) (?P<which>dau|cuoi) nam)\b|\bquy (?P<quarter>iv|iii|ii|i|[1-4])\b"
)
_ROMAN: Final = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_TERM_YEARS: Final = 5
"""Party congresses, and the plans that follow them, begin in years that end in 0 and 5."""


def relative_periods(text: str, today: date) -> list[Period]:
    """The periods of a text that only the day of asking tells, in order.

    What something is only compared with ("so với năm trước", "cùng kỳ năm trước") is marked as a base.
    """
    folded = _folded(text)
    named: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
        (_YEARS, lambda match: _year(match, today)),
        (_QUARTERS, lambda match: _quarter(today, _BESIDE[match["beside"]])),
        (_MONTHS, lambda match: _month(today, _BESIDE[match["beside"]])),
        (_TERMS, lambda match: _term(today, _BESIDE[match["beside"]])),
    )
    found = [
        Period(name(match), match.start(), match.end(), BASE.search(folded[: match.start()]) is not None)
        for pattern, name in named
        for match in pattern.finditer(folded)
        if _COUNTED.search(folded[: match.start()]) is None
    ]
    return sorted(found, key=lambda period: period.start)


def yearless_parts(text: str) -> list[Period]:
    """Halves and quarters of which no year is named: ``H1``, ``Q2``."""
    folded = _folded(text)
    named = [*find_periods(text), *relative_periods(text, date(2000, 1, 1))]
    found = []
    for match in _BARE.finditer(folded):
        if any(match.start() < period.end and period.start < match.end() for period in named):
            continue
        if match["half"]:
            name = "H1" if match["which"] == "dau" else "H2"
        else:
            name = f"Q{_ROMAN.get(match['quarter'], match['quarter'])}"
        found.append(Period(name, match.start(), match.end()))
    return found


def _year(match: re.Match[str], today: date) -> str:
    year = today.year + _YEAR[match["year"]]
    part = _PART.get(match["part"] or "", "")
    return f"{year}-{part}" if part else str(year)


def _quarter(today: date, step: int) -> str:
    year, quarter = divmod(today.year * 4 + (today.month - 1) // 3 + step, 4)
    return f"{year}-Q{quarter + 1}"


def _month(today: date, step: int) -> str:
    year, month = divmod(today.year * 12 + today.month - 1 + step, 12)
    return f"{year}-{month + 1:02d}"


def _term(today: date, step: int) -> str:
    start = (today.year // _TERM_YEARS + step) * _TERM_YEARS
    return f"{start}-{start + _TERM_YEARS}"


def _folded(text: str) -> str:
    """The text without accents, every character at its place."""
    folded = fold(text)
    return folded if len(folded) == len(text) else "".join(fold(c)[:1] or " " for c in text)
