"""Shows the value of a spreadsheet cell as its number format does, in Vietnamese notation: 1.234,5; 12,3%."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation, localcontext
from typing import Final

from corpus.characters import clean

_GENERAL_DIGITS: Final = 11
"""So many digits a spreadsheet shows of a number without a format of its own."""
_MAX_DECIMALS: Final = 20
_PRECISION: Final = 100  # more than 40 places before the comma and 20 behind it
_QUOTED = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|_.|\*.')
_PLACES = re.compile(r"[#0?][#0?,.]*")


@dataclass(frozen=True, slots=True)
class _Pattern:
    before: str
    after: str
    grouped: bool
    least: int
    most: int
    whole: int
    divisor: int
    percent: bool
    scientific: bool


def shown(value: object, number_format: str = "General") -> str:
    """The text of a cell as its reader sees it.

    A negative amount that the format puts in brackets is shown with a minus sign: brackets mean other things in a
    report.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (datetime, date, time)):
        return _date(value, number_format)
    if isinstance(value, (int, float, Decimal)):
        with localcontext() as context:
            context.prec = _PRECISION
            return _number(value, number_format)
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    return clean(str(value)).strip()


def is_number(value: object) -> bool:
    """Whether a cell's value is a number (dates and truth values are none)."""
    return isinstance(value, (int, float, Decimal)) and not isinstance(value, bool)


def _date(value: datetime | date | time, number_format: str) -> str:
    if isinstance(value, time):
        return f"{value.hour:02d}:{value.minute:02d}"
    codes = _QUOTED.sub("", number_format).lower()
    if "d" in codes or not re.search(r"[my]", codes):
        text = f"{value.day:02d}/{value.month:02d}/{value.year:04d}"
    elif "m" in codes:
        text = f"{value.month:02d}/{value.year:04d}"
    else:
        text = f"{value.year:04d}"
    if isinstance(value, datetime) and "h" in codes and (value.hour or value.minute):
        text += f" {value.hour:02d}:{value.minute:02d}"
    return text


def _number(value: int | float | Decimal, number_format: str) -> str:
    try:
        exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    except InvalidOperation:
        return str(value)
    if not exact.is_finite():
        return str(value)
    section, signed = _section(number_format, exact)
    if section is None:
        return _general(exact)
    pattern = _pattern(section)
    if pattern is None:
        literal = _literal(section.replace("?", ""))
        return literal if section.strip() and signed else _general(exact)
    amount = abs(exact) * (100 if pattern.percent else 1) / pattern.divisor
    text = f"{amount:.{pattern.most}E}".replace(".", ",") if pattern.scientific else _plain(amount, pattern)
    minus = "-" if exact < 0 and re.search(r"[1-9]", text) else ""
    return f"{minus}{pattern.before}{text}{'%' if pattern.percent else ''}{pattern.after}".strip()


def _section(number_format: str, value: Decimal) -> tuple[str | None, bool]:
    """The part of the format for positive, negative or zero values, and whether the format has one of its own."""
    if number_format.strip().lower() in ("general", "", "@", "standard"):
        return None, False
    parts = re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', number_format)
    if value < 0 and len(parts) > 1:
        return parts[1], True
    if value == 0 and len(parts) > 2:
        return parts[2], True
    if "general" in parts[0].lower() or "@" in parts[0] or "/" in _QUOTED.sub("", parts[0]):
        return None, False
    return parts[0], len(parts) > 1


def _literal(text: str) -> str:
    return _QUOTED.sub(lambda found: found.group(1) or found.group(2) or found.group(3) or "", text).strip()


def _pattern(section: str) -> _Pattern | None:
    codes = _QUOTED.sub(lambda found: "\0" * len(found.group()), section)  # quoted text holds no codes
    found = _PLACES.search(codes)
    if found is None:
        return None
    places = found.group()
    integer, _, decimals = places.rstrip(",").partition(".")
    rest = codes[found.end() :]
    if not places.strip("?,.") and not places.strip("?"):
        return None  # a section that only pads its text, as "-"?? does for zero
    before = _literal(section[: found.start()]).strip("-+()")
    after = _literal(re.sub(r"[Ee][+-]?[0#]+", "", section[found.end() :]).replace("%", "")).strip("-+()")
    spaced = section[found.end() :].replace("%", "")[:2] in ('" ', "\\ ") or rest[:1] == " "
    return _Pattern(
        before=f"{before} " if before[-1:].isalpha() else before,
        after=f" {after}" if after and spaced else after,
        grouped="," in integer,
        least=min(decimals.count("0"), _MAX_DECIMALS),
        most=min(len(decimals), _MAX_DECIMALS),
        whole=integer.count("0"),
        divisor=1000 ** min(4, len(places) - len(places.rstrip(","))),
        percent="%" in codes,
        scientific=re.match(r"E[+-]?[0#]", rest, re.IGNORECASE) is not None,
    )


def _plain(amount: Decimal, pattern: _Pattern) -> str:
    if amount.adjusted() > 40:
        return f"{amount:.{pattern.most}E}".replace(".", ",")
    rounded = amount.quantize(Decimal(1).scaleb(-pattern.most), rounding=ROUND_HALF_UP)
    integer, _, decimals = f"{rounded:f}".partition(".")
    while len(decimals) > pattern.least and decimals.endswith("0"):
        decimals = decimals[:-1]
    integer = integer.zfill(max(1, pattern.whole))
    if pattern.grouped:
        integer = f"{int(integer):,}".replace(",", ".").zfill(pattern.whole)
    return f"{integer},{decimals}" if decimals else integer


def _general(value: Decimal) -> str:
    """Up to eleven digits, without grouping: years and codes stay as they are."""
    if value == value.to_integral_value() and value.adjusted() < 15:
        return str(int(value))
    if value.adjusted() >= _GENERAL_DIGITS or value.adjusted() < -_GENERAL_DIGITS:
        return f"{value:.5E}".replace(".", ",")
    places = max(0, _GENERAL_DIGITS - 1 - max(0, value.adjusted()))
    text = f"{value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP):f}"
    return text.rstrip("0").rstrip(".").replace(".", ",") if "." in text else text
