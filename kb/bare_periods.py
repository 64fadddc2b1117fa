"""Periods that a report on one year names without it: "trong tháng 12", "lũy kế 12 tháng"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from index.orthography import fold
from kb.periods import BASE, find_periods

_BARE: Final = re.compile(
    r"\b(?P<whole>12 thang|ca nam)\b|\b(?P<half>(?:6|06|sau) thang (?P<which>dau|cuoi) nam)\b"
    r"|\bquy (?P<quarter>iv|iii|ii|i|[1-4])\b"
    r"|(?<![\d/] )(?<![\d/])\bthang (?P<month>0?[1-9]|1[0-2])\b(?!\s*(?:/|-|nam)\s*\d)"
)
_ROMAN: Final = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_YEAR: Final = re.compile(r"(?:19|20)\d{2}")


@lru_cache(maxsize=8192)
def bare_parts(text: str) -> tuple[str, ...]:
    """The parts of a year that a text names without one: ``-12``, ``-H1``, ``-Q2``, and nothing for the whole year.

    What something is only compared with, and the month of a whole date, is left out.
    """
    folded = fold(text)
    if len(folded) != len(text):
        folded = "".join(fold(c)[:1] or " " for c in text)
    named = find_periods(text)
    found: dict[str, None] = {}
    for match in _BARE.finditer(folded):
        if any(match.start() < period.end and period.start < match.end() for period in named):
            continue
        if BASE.search(folded[max(0, match.start() - 30) : match.start()]) is None:
            found[_name(match)] = None
    return tuple(found)


def _name(match: re.Match[str]) -> str:
    if match["whole"]:
        return ""
    if match["half"]:
        return "-H1" if match["which"] == "dau" else "-H2"
    if match["quarter"]:
        return f"-Q{_ROMAN.get(match['quarter'], match['quarter'])}"
    return f"-{int(match['month']):02d}"


def in_year_of(parts: tuple[str, ...], period: str | None) -> tuple[str, ...]:
    """Those parts of the one year that a report's period is or lies in; nothing where it spans several years."""
    years = set(_YEAR.findall(period or ""))
    return tuple(f"{year}{part}" for year in years for part in parts) if len(years) == 1 else ()
