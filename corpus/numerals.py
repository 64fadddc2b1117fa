"""Numbers as lists and notes show them: 1, I, iv, b, hai."""

from __future__ import annotations

from typing import Final

_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_CHICAGO: Final = "*†‡§"
_UNITS: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def formatted(number: int, style: str) -> str:
    """A number as one of the number formats of WordprocessingML writes it; unknown ones count in digits."""
    if style == "decimalZero":
        return f"{number:02d}"
    if style in ("upperRoman", "lowerRoman") and 0 < number < 4000:
        roman = _roman(number)
        return roman.upper() if style == "upperRoman" else roman
    if style in ("upperLetter", "lowerLetter") and 0 < number <= 26 * 20:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if style == "upperLetter" else letters
    if style == "chicago" and 0 < number <= 4 * 20:
        return _CHICAGO[(number - 1) % 4] * ((number - 1) // 4 + 1)
    if style == "vietnameseCounting" and 0 < number < 100:
        return _vietnamese(number).capitalize()
    return "" if style == "none" else str(number)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def _vietnamese(number: int) -> str:
    tens, unit = divmod(number, 10)
    if tens == 0:
        return _UNITS[unit]
    lead = "mười" if tens == 1 else f"{_UNITS[tens]} mươi"
    if unit == 0:
        return lead
    last = {1: "mốt" if tens > 1 else "một", 5: "lăm"}.get(unit, _UNITS[unit])
    return f"{lead} {last}"
