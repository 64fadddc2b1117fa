"""Numbers, years, dates, document numbers and codes in running text: one canonical form for every notation.

=====================  =================================================  ==================
kind                   written                                            canonical
=====================  =================================================  ==================
number                 11.234,5 · 11 234,5 · 11234,5 · 11,234.5           ``#11234.5``
year                   2022                                               ``2022``
day                    11/01/2022 · 11/1/2022 · 11 tháng 01 năm 2022      ``@2022-01-11``
day without a year     ngày 24/6 · ngày 24 tháng 6                        ``@-06-24``
month                  12/2022 · tháng 12 năm 2022                        ``@2022-12``
document number        59-NQ/TW · 66- NQ/TW · 15/2021/NĐ-CP               ``§59-nq/tw`` …
code                   61B · 4.0 · 1.5.1 · the 19 of COVID-19             as it is, lower case
=====================  =================================================  ==================

Dots group thousands and commas separate decimals, as Vietnamese writes; a dot before other than three digits is a
decimal point. The words "ngày", "tháng" before a date are not part of it.
"""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from index.orthography import canonical_syllable, fold


class Kind(StrEnum):
    """What a token stands for. Everything but a syllable is protected: no segmenter may touch it."""

    SYLLABLE = "syllable"
    NUMBER = "number"
    YEAR = "year"
    DATE = "date"
    DOCUMENT = "document"
    PERCENT = "percent"
    UNIT = "unit"
    CODE = "code"


class Token(NamedTuple):
    """``text`` is the canonical form; ``original[start:end]`` is what it was made from."""

    text: str
    start: int
    end: int
    kind: Kind


def _spellings(words: str) -> frozenset[str]:
    """The words in canonical spelling, with and without accents."""
    canonical = [canonical_syllable(word) for word in words.split()]
    return frozenset(canonical) | frozenset(map(fold, canonical))


UNITS = _spellings(
    "m m2 m3 km km2 cm mm ha kg g mg tấn tạ lít l kwh mwh gwh kw mw gw kv kva mva mwp h đ vnđ vnd usd eur đồng tỷ triệu"
    " tr nghìn ngàn"
)
"""Units that may be glued to a number (``30.000m3``)."""

# A year-like number before one of these is a quantity ("2000 ha"), but "2022 tỷ lệ" is a year and a word.
_MEASURES = _spellings("m2 m3 km km2 ha kg tấn kwh mwh kw mw kv mva vnđ usd đồng tỷ triệu nghìn")
_NO_MEASURE = _spellings("lệ trọng suất giá số")
_YEAR_MARKS = _spellings("năm tháng quý đoạn")

# After one of these a number is a name, so "Điều 5 100 hộ" does not hold the number 5100.
_NUMBERED = _spellings(
    "tháng quý năm điều khoản điểm mục số ngày lần thứ cấp phường quận lô hạng loại tổ đợt nhóm khóa chương phần"
    " bảng biểu lộ"
)

# Kinds of document that are named by a number. Without "số" only the first: "kế hoạch 5 năm", "báo cáo 6 tháng".
_NAMED = frozenset({"nghi quyet", "quyet dinh", "nghi dinh", "chi thi", "thong tu", "ket luan", "cong van"})
_NAMED_WITH_SO = _NAMED | frozenset(
    {"ke hoach", "chuong trinh", "hanh dong", "bao cao", "to trinh", "thong bao", "huong dan", "quy dinh"}
    | {"phap lenh", "van ban", "cong dien", "de an"}
)

# Repetitions of what can be separated in several ways are bounded, so that no text takes more than linear time.
_END = r"(?![0-9])(?![.,][0-9])"
_DOTS = re.compile(rf"([0-9]{{1,3}}(?:\.[0-9]{{3}}){{1,8}})(?:,([0-9]+))?{_END}")
_BLANKS = re.compile(rf"(?<![0-9] )([0-9]{{1,3}}(?: [0-9]{{3}}){{1,8}})(?:,([0-9]+))?{_END}(?! [0-9])")
_COMMAS = re.compile(rf"([0-9]{{1,3}}(?:,[0-9]{{3}}){{1,8}})(?:\.([0-9]+)|(?<=,[0-9]{{3}},[0-9]{{3}})){_END}")
_PLAIN = re.compile(r"([0-9]+)(?:[.,]([0-9]+))?")
_OUTLINE = re.compile(r"[0-9]+(?:\.[0-9]+){2,}|[0-9]\.0(?![0-9])(?!\s?%)")
_GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")
_RUN = re.compile(r"([0-9]+)([^\W_]*)")
_SHORT = re.compile(rf"[0-9]{{1,3}}{_END}(?!\s?%)(?!\w)")

_YEAR = re.compile(rf"(?:1[89]|20)[0-9]{{2}}{_END}(?![^\W_])")
_WORDS_AFTER = re.compile(r" ?([^\W_]+)(?: ([^\W_]+))?")

_DAY_MONTH_YEAR = re.compile(r"([0-9]{1,2}) ?([/.-]) ?([0-9]{1,2}) ?\2 ?([0-9]{4})(?![0-9])")
_DAY_IN_WORDS = re.compile(
    r"([0-9]{1,2})\s{1,3}(th[aá]ng)\s{1,3}([0-9]{1,2})\s{0,3}(?:n[aă]m\s|/|,)?\s{0,3}([0-9]{4})(?![0-9])", re.I
)
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?![0-9])")
_MONTH_YEAR = re.compile(r"([0-9]{1,2})(?: ?/ ?|-)([0-9]{4})(?![0-9])(?!\s?[/-]\s?\w)")
_MONTH_IN_WORDS = re.compile(r"([0-9]{1,2})\s{1,3}n[aă]m\s{1,3}([0-9]{4})(?![0-9])", re.I)
_DAY_MONTH = re.compile(rf"([0-9]{{1,2}})(?: ?/ ?|\s{{1,3}}th[aá]ng\s{{1,3}})([0-9]{{1,2}}){_END}(?!\s?[/%-])", re.I)

# Blanks at a break inside a document number (66- NQ/TW, 42/NQ - HĐND) are read only before capitals.
_PART = r"(?:[^\W\d_]{1,8}[0-9]{0,2})"
_CAPITALS = r"(?:(?-i:[A-ZĐƯ][A-ZĐƯa-zđ]{0,6}[0-9]{0,2})(?!\w))"
_MORE = rf"(?:-{_PART}|\ ?-\ ?{_CAPITALS})"
_DOCUMENT = re.compile(
    rf"""[0-9]{{1,5}}[a-z]?
    (?: \ ?/\ ?[0-9]{{4}}\ ?/\ ?{_PART}{_MORE}*             # 45/2022/QH15, 15/2021/NĐ-CP
    |   \ ?/\ ?{_PART}{_MORE}+                              # 32/KH-UBND
    |   /(?-i:[A-ZĐ]{{2,}}[a-z]{{0,2}}[0-9]{{0,2}})         # 113/TTg
    |   {_MORE}\ ?/\ ?{_PART}(?:-{_PART})*                  # 59-NQ/TW
    )(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
_DOCUMENT_YEAR = re.compile(r"[0-9]{1,4}/(?:19|20)[0-9]{2}(?![0-9])(?!\s?[/-]\s?\w)")
_DOCUMENT_HEAD = re.compile(rf"[0-9]{{1,4}}{_END}(?!\s?%)(?![^\W\d_])")
_DOCUMENT_PIECES = re.compile(r"(§[0-9]+[a-z]?)(/[0-9]{4}(?=/|$))?")


def read_notation(text: str, at: int, before: list[Token]) -> Token:
    """The token that starts with the ASCII digit at ``at``; ``before`` are the tokens that stand before it."""
    return (
        _document(text, at, before)
        or _date(text, at, before)
        or _year(text, at, before)
        or _code(text, at)
        or _number(text, at, before)
    )


def terms(token: Token) -> tuple[str, ...]:
    """What a token is found by: itself, and for a date its month, its day without the year, and its year.

    A document number is also found by its first number alone (``§59``), as in "Nghị quyết 59".
    """
    text = token.text
    if token.kind is Kind.DATE and text[1] != "-":
        return (text, text[1:5]) if len(text) == 8 else (text, text[:8], "@-" + text[6:], text[1:5])
    if token.kind is Kind.DOCUMENT and (pieces := _DOCUMENT_PIECES.match(text)):
        return tuple(dict.fromkeys((text, pieces.group(), pieces.group(1))))
    return (text,)


def _document(text: str, at: int, before: list[Token]) -> Token | None:
    match = _DOCUMENT.match(text, at)
    if match is None and _names_document(before) and not _YEAR.match(text, at):
        match = _DOCUMENT_YEAR.match(text, at) or _DOCUMENT_HEAD.match(text, at)
    if match is None:
        return None
    body = fold(re.sub(r"\s", "", match.group()))
    return Token("§" + (body.lstrip("0") or "0"), at, match.end(), Kind.DOCUMENT)


def _names_document(before: list[Token]) -> bool:
    """Whether the last words are a kind of document that is named by its number."""
    words = [fold(token.text) for token in before[-3:]]
    if words[-1:] == ["so"]:
        return " ".join(words[-3:-1]) in _NAMED_WITH_SO
    return " ".join(words[-2:]) in _NAMED


def _date(text: str, at: int, before: list[Token]) -> Token | None:
    if match := _DAY_MONTH_YEAR.match(text, at) or _DAY_IN_WORDS.match(text, at):
        day, _, month, year = match.groups()
    elif match := _ISO_DAY.match(text, at):
        year, month, day = match.groups()
    if match is not None and _is_day(int(year), int(month), int(day)):
        return Token(f"@{year}-{int(month):02}-{int(day):02}", at, match.end(), Kind.DATE)
    previous = before[-1].text if before else ""
    match = _MONTH_YEAR.match(text, at)
    if match is None and previous in {"tháng", "thang"}:
        match = _MONTH_IN_WORDS.match(text, at)
    if match is not None and _is_day(int(match.group(2)), int(match.group(1)), 1):
        return Token(f"@{match.group(2)}-{int(match.group(1)):02}", at, match.end(), Kind.DATE)
    if previous in {"ngày", "ngay"} and (match := _DAY_MONTH.match(text, at)):
        day, month = match.groups()
        if _is_day(2000, int(month), int(day)):  # a leap year, so 29 February is a day
            return Token(f"@-{int(month):02}-{int(day):02}", at, match.end(), Kind.DATE)
    return None


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return 1800 <= year < 2100


def _year(text: str, at: int, before: list[Token]) -> Token | None:
    match = _YEAR.match(text, at)
    if match is None:
        return None
    if not before or before[-1].text not in _YEAR_MARKS:
        if text[match.end() : match.end() + 2].lstrip(" ").startswith("%"):
            return None
        after = _WORDS_AFTER.match(text, match.end())
        if after is not None:
            first, second = (canonical_syllable((word or "").lower()) for word in after.groups())
            if first in _MEASURES and second not in _NO_MEASURE:
                return None
    return Token(match.group(), at, match.end(), Kind.YEAR)


def _code(text: str, at: int) -> Token | None:
    """Numbers that are names: an outline (1.5.1), a version (4.0), a road (61B), the 19 of COVID-19."""
    match = _OUTLINE.match(text, at)
    if match is not None and not _GROUPED.fullmatch(match.group()):
        return Token(match.group(), at, match.end(), Kind.CODE)
    match = _RUN.match(text, at)
    if match is not None and match.group(2) and not _is_unit(match.group(2)):
        return Token(canonical_syllable(match.group().lower()), at, match.end(), Kind.CODE)
    if at >= 2 and text[at - 1] == "-" and text[at - 2].isascii() and text[at - 2].isalpha():
        match = _SHORT.match(text, at)
        if match is not None:
            return Token(match.group(), at, match.end(), Kind.CODE)
    return None


def _is_unit(letters: str) -> bool:
    """Whether letters glued to a number are its unit; one capital is a name (5G, 3D)."""
    return letters.lower() in UNITS and not (len(letters) == 1 and letters.isupper())


def _number(text: str, at: int, before: list[Token]) -> Token:
    match = _DOTS.match(text, at)
    if match is None and not (before and before[-1].text in _NUMBERED):
        match = _BLANKS.match(text, at)
    match = match or _COMMAS.match(text, at) or _PLAIN.match(text, at)
    if match is None:
        raise ValueError(f"no digit at {at}")
    whole = re.sub(r"[., ]", "", match.group(1)).lstrip("0") or "0"
    part = (match.group(2) or "").rstrip("0")
    return Token(f"#{whole}.{part}" if part else f"#{whole}", at, match.end(), Kind.NUMBER)
