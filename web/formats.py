"""Numbers and dates as the reader's language writes them."""

from __future__ import annotations

from datetime import date

from kb.messages import Language
from web.strings import STRINGS, text

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def number(value: float, language: Language, digits: int = 0) -> str:
    """``1234.5`` as ``1.234,5`` in Vietnamese and ``1,234.5`` in English, rounded to ``digits``."""
    english = f"{value:,.{digits}f}"
    return english if language == Language.EN else english.translate(str.maketrans(",.", ".,"))


def percent(share: float, language: Language) -> str:
    """A share between 0 and 1 as a whole percentage; only a certain answer is shown as 100%."""
    hundredths = round(share * 100)
    if share < 1.0:
        hundredths = min(hundredths, 99)
    return f"{number(hundredths, language)}%"


def day(issued: str, language: Language) -> str:
    """An ISO date, month or year as the language writes it; anything else comes back as it is."""
    try:
        numbers = [int(piece) for piece in issued.split("-")]
        when = date(*[*numbers, 1, 1][:3])
    except (ValueError, TypeError):
        return issued
    month = _MONTHS[when.month - 1]
    if len(numbers) >= 3:
        return f"{when.day} {month} {when.year}" if language == Language.EN else f"{when:%d/%m/%Y}"
    if len(numbers) == 2:
        return f"{month} {when.year}" if language == Language.EN else f"{when:%m/%Y}"
    return f"{when.year:04}"


def period(value: str, language: Language) -> str:
    """A period (``2024-H1``, ``2024-Q2``, ``2022-12``, ``2012-2022``) in words; anything else comes back as it is."""
    year, _, rest = value.partition("-")
    if f"period.{rest}" in STRINGS:
        return text(f"period.{rest}", language, year=year)
    if len(rest) == 4 and (year + rest).isdecimal():
        return f"{year}–{rest}"
    return day(value, language) if rest else value


def confidence_key(confidence: float) -> str:
    """The key of the word for a confidence."""
    if confidence >= 0.9:
        return "confidence.high"
    if confidence >= 0.75:
        return "confidence.good"
    return "confidence.medium" if confidence >= 0.5 else "confidence.low"
