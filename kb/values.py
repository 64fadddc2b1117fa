"""Finds the values in a sentence: numbers with their units, dates, document numbers, each as a slice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from corpus.numbering import numbering
from index.segmentation import segment


class ValueKind(StrEnum):
    """What a value is."""

    PERCENT = "percent"
    MONEY = "money"
    QUANTITY = "quantity"
    RANK = "rank"
    DATE = "date"
    YEAR = "year"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Value:
    """``text[start:end]`` is the value as written with its unit; ``behind`` are the words that follow a bare number."""

    text: str
    start: int
    end: int
    kind: ValueKind
    behind: str = ""

    @property
    def noun(self) -> str:
        """What is counted: the word (of one or more syllables) behind a bare number, or nothing."""
        return _first_word(self.behind) if self.behind else ""


_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\s?\d+)?"
_RANGE = rf"(?:{_NUMBER})(?:\s*(?:%|tỷ|triệu)?\s*(?:-|–|đến)\s*(?:{_NUMBER}))?"
_MONEY = (
    r"(?:nghìn |ngàn )?(?:tỷ|tỉ|triệu|nghìn|ngàn)(?: (?:đồng|USD|đô la))?"
    r"(?:/(?:người|năm|tháng|ha|lao động|hộ)(?:/năm)?)?|đồng(?:/\w+)?|USD"
)
_UNIT = (
    r"km2|km²|m2|m²|m3/ngày(?: đêm)?|m3|m³|km|ha|héc[- ]?ta|tấn|triệu tấn|kWh|triệu kWh|MW|kg|lít|"
    r"triệu lượt(?: khách)?|nghìn lượt(?: khách)?|lượt(?: khách| người)?|triệu dân|triệu người"
)
_MEASURED = (
    r"\s*(?:(?P<percent>(?:điểm\s?)?%(?:/năm| năm)?|‰|điểm phần trăm)|"
    rf"(?P<unit>{_UNIT})(?!\w)|(?P<money>{_MONEY})(?!\w)|(?P<ratio>/\s?\d[\d.,]*(?:\s+[^\W\d_]+)?))?"
)
_VALUE = re.compile(rf"(?P<number>{_RANGE}){_MEASURED}", re.IGNORECASE)
_ONE = re.compile(rf"(?P<number>{_NUMBER}){_MEASURED}", re.IGNORECASE)
_CHAIN = re.compile(rf"(?:{_NUMBER})\s*%?(?:\s+[-–]\s+(?:{_NUMBER})\s*%?){{2,}}")
"""Three numbers or more between dashes are a list, no ranges."""
_NOUN = re.compile(r"\s+([^\W\d_]+(?:\s+[^\W\d_]+){0,3})")
_DATE = re.compile(
    r"(?:ngày\s+)?(?:\d{1,2}\s*[-–]\s*)?(\d{1,2})\s*(?:/|-|tháng)\s*(\d{1,2})\s*(?:/|-|năm)\s*(\d{4})"
    r"|(?<!\d)tháng\s+\d{1,2}(?:/| năm )\d{4}|quý\s+(?:IV|I{1,3}|[1-4])(?:/| năm )\d{4}"
    r"|(?:(?:sáng|chiều|tối|đêm|ngày)\s+)?(?:chủ nhật|(?<=sáng )thứ \w+|(?<=tối )thứ \w+)(?:\s+(?:hằng|hàng) tuần)?"
    r"|ngày\s+\d{1,2}(?:\s+tháng\s+|/)\d{1,2}(?!\s*(?:/|năm)\s*\d)(?:\s+hằng năm|\s+hàng năm)?",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"(?:(?:đầu|cuối|giữa|trong|từ|đến)\s+)?(?:năm\s+)?(?<![\d./,-])((?:1[789]|20)\d{2})(?![\d./]\d|\d)", re.IGNORECASE
)
_DOCUMENT = re.compile(
    r"(?:(?:Quyết định|Nghị quyết|Kế hoạch|Nghị định|Chỉ thị|Thông tư|Công văn|Tờ trình|Chương trình|Kết luận|Báo cáo|"
    r"Luật|Đề án|Hướng dẫn|Quy định|Thông báo)\s+)?(?:số\s*)?\d{1,5}\s?(?:/\d{4})?\s?[/-]\s?[A-ZĐ]{1,4}[A-Za-zĐđ0-9]*"
    r"(?:[-/&]\s?[A-ZĐ][A-Za-zĐđ0-9]*)*"
)
_DIGITS = re.compile(r"\b(?:một|hai|ba|[123]) con số\b", re.IGNORECASE)
"""Growth "of two digits" is a value, too."""
_RANK = re.compile(r"(?:xếp )?(?:hạng thứ|hạng|vị trí thứ|(?<!lần )thứ)\s+(\d{1,2}(?:/\d{1,2})?)", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:\b(?:điều|khoản|lần thứ|quốc lộ|đường|tổ|khóa|phụ lục|giai đoạn|quý|lớp|khu|mục|tháng|ngày)"
    r"|(?<!dân )(?<!tổng )(?<!trong )(?<!chỉ )(?<!hệ )(?<!con )(?<!thiểu )(?<!quân )\bsố)\s*$",
    re.IGNORECASE,
)
"""What stands before a number that is a name; "dân số 1.200 người" counts people."""


def find_values(text: str) -> list[Value]:
    """All values of a text in order, without overlaps; dates and document numbers are never taken for quantities."""
    found: list[Value] = []
    marker = numbering(text)
    taken: list[tuple[int, int]] = [(0, marker.length)] if marker else []

    def claim(start: int, end: int, kind: ValueKind, behind: str = "") -> None:
        if all(end <= low or start >= high for low, high in taken):
            taken.append((start, end))
            found.append(Value(text[start:end], start, end, kind, behind))

    for match in _DOCUMENT.finditer(text):
        claim(match.start(), match.end(), ValueKind.DOCUMENT)
    for match in _DATE.finditer(text):
        claim(match.start(), match.end(), ValueKind.DATE)
    for match in _DIGITS.finditer(text):
        claim(match.start(), match.end(), ValueKind.QUANTITY)
    for match in _RANK.finditer(text):
        claim(match.start(), match.end(), ValueKind.RANK)
    years = [m for m in _YEAR.finditer(text) if not _VALUE_AFTER_YEAR.match(text, m.end())]
    for match in years:
        claim(match.start(), match.end(), ValueKind.YEAR)
    for match in _between(text, taken):
        if match.start() and text[match.start() - 1].isalpha():
            continue
        if match.lastgroup == "number" and _is_name(text, match):
            continue
        end = match.start() + len(match.group().rstrip())
        behind = ""
        if match.group("percent"):
            kind = ValueKind.PERCENT
        elif match.group("money"):
            kind = ValueKind.MONEY
        else:
            kind = ValueKind.QUANTITY
            if not match.group("unit"):
                counted = _NOUN.match(text, end)
                if counted:
                    behind = counted.group(1)
        claim(match.start(), end, kind, behind)
    return sorted(found, key=lambda value: value.start)


@lru_cache(maxsize=4096)
def _first_word(text: str) -> str:
    return segment(text)[0]


def _between(text: str, taken: Sequence[tuple[int, int]]) -> list[re.Match[str]]:
    """The numbers outside the taken slices: the 15 of "năm 2022, 15 xã" is no part of the year."""
    starts = [0, *sorted(high for _, high in taken)]
    ends = [*sorted(low for low, _ in taken), len(text)]
    found: list[re.Match[str]] = []
    for low, high in zip(starts, ends, strict=True):
        for chain in _CHAIN.finditer(text, low, high):
            found += [*_VALUE.finditer(text, low, chain.start()), *_ONE.finditer(text, chain.start(), chain.end())]
            low = chain.end()
        found += _VALUE.finditer(text, low, high)
    return found


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Whether a number without a unit is a name, or a part of one: "Điều 5", "91B", "COVID-19"."""
    before, after = text[: match.start()], text[match.end("number") :][:1]
    return after.isupper() or _NAMED.search(before[-16:]) is not None or _HYPHEN.search(before) is not None


_HYPHEN = re.compile(r"[A-Za-z]-$")
_VALUE_AFTER_YEAR = re.compile(r"\s*(?:%|tỷ|tỉ|triệu|ha\b|tấn|người|hộ|km|m2|m²|căn|lượt)", re.IGNORECASE)
