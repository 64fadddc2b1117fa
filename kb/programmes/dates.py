"""The date that stands at a document's number: “ngày 05/8/2020”, “ngày 24 tháng 01 năm 2025”, “năm 2021”."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

_DAY: Final = r"(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?((?:19|20)\d{2})(?!\d)"
_WORDS: Final = r"(\d{1,2})\s+th[áa]ng\s+(\d{1,2})\s+n[ăa]m\s+((?:19|20)\d{2})(?!\d)"
_MONTH: Final = r"th[áa]ng\s+(\d{1,2})\s*(?:/|n[ăa]m)\s*((?:19|20)\d{2})(?!\d)"
_YEAR: Final = r"n[ăa]m\s+((?:19|20)\d{2})(?!\d)(?!\s?[-–])"
_ANY: Final = rf"(?:ng[àa]y\s*(?:{_DAY}|{_WORDS})|{_MONTH}|{_YEAR}|{_DAY})"
_AFTER: Final = re.compile(rf"\s?,?\s?\(?\s?(?:ban hành\s+|k[ýí]\s+)?{_ANY}\)?", re.IGNORECASE)
_BEFORE: Final = re.compile(
    rf"ng[àa]y\s*(?:{_DAY}|{_WORDS})\s*,?\s*(?:[^\W\d_]+[ ,-]+){{0,12}}?"
    r"(?:đã |vừa )?(?:ký |thông qua |có )?(?:ban hành|thông qua|ký|có|phê duyệt tại)\s+(?:các\s+)?$",
    re.IGNORECASE,
)


def date_after(text: str, at: int) -> tuple[str, int] | None:
    """(ISO date or its beginning, end) of the date that follows directly at an offset."""
    match = _AFTER.match(text, at)
    if match is None:
        return None
    found = _iso(match)
    return None if found is None else (found, match.end())


def date_before(text: str, at: int) -> str:
    """The date of “ngày … , … ban hành” that ends at an offset, or nothing."""
    match = _BEFORE.search(text, max(0, at - 160), at)
    return (_iso(match) or "") if match is not None else ""


def _iso(match: re.Match[str]) -> str | None:
    numbers = [int(group) for group in match.groups() if group]
    try:
        if len(numbers) == 3:
            return date(numbers[2], numbers[1], numbers[0]).isoformat()
        if len(numbers) == 2:
            return date(numbers[1], numbers[0], 1).isoformat()[:7]
    except ValueError:  # 31/02: no day of the calendar
        return None
    return str(numbers[0])
