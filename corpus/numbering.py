"""Recognises the numbering of administrative Vietnamese, from PHẦN I and Điều 3 to 1.1., a), (1) and bullets."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.characters import CAPITALS

_ROMAN = r"(?:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})"
# (style, depth, pattern). The depth orders the styles from the outside in, as Decree 30/2020/NĐ-CP lays out the
# parts of a document (phần, chương, mục, điều, khoản, điểm), with the bullets that reports add below them.
_STYLES: tuple[tuple[str, int, re.Pattern[str]], ...] = (
    ("part", 1, re.compile(rf"(?:PHẦN|Phần)\s+(?:thứ\s+\w+|{_ROMAN}|\d+|[A-Z])\b\s*[.:\-–]?\s*")),
    ("appendix", 1, re.compile(rf"(?:PHỤ LỤC|Phụ lục)\s*(?:{_ROMAN}|\d+)?\b\s*[.:\-–]?\s*")),
    ("chapter", 2, re.compile(rf"(?:CHƯƠNG|Chương)\s+(?:{_ROMAN}|\d+)\b\s*[.:\-–]?\s*")),
    ("article", 3, re.compile(r"Điều\s+\d+\s*[.:]\s*")),
    ("letter-upper", 2, re.compile(r"[A-E]\s*[.)-]\s+(?=\w)")),
    ("roman", 3, re.compile(rf"{_ROMAN}\s*(?:[.)]\s*(?=\D)|[/-](?:\s+(?=\D)|(?=[{CAPITALS}])))")),
    ("decimal3", 6, re.compile(r"\d{1,2}\.\d{1,2}\.\d{1,2}\.?\s+(?=\D)")),
    ("decimal2", 5, re.compile(rf"\d{{1,2}}\.\d{{1,2}}(?:\.\s+(?=[^\W\d_])|\s+(?=[{CAPITALS}]))")),
    ("arabic", 4, re.compile(r"\d{1,2}\s*[./-]\s+(?=\D)|\d{1,2}\)\s+(?=\D)|\d{1,2}\.(?=[^\W\d_])")),
    ("letter", 7, re.compile(r"[a-zđ]\s*[).]\s+(?=\S)|[a-zđ]\)(?=\S)")),
    ("paren", 8, re.compile(r"\(\d{1,2}\)\s*(?=\D)")),
    ("star", 7, re.compile(r"\*\s+(?=\w)")),
    ("dash", 9, re.compile(r"[-–•]\s+(?=\S)")),
    ("plus", 10, re.compile(r"\+\s+(?=\S)")),
)


@dataclass(frozen=True, slots=True)
class Numbering:
    """The marker at the start of a block: its style, its depth (1 is the outermost) and its length in characters."""

    style: str
    depth: int
    length: int

    @property
    def is_bullet(self) -> bool:
        """Whether the marker is a dash, plus or star, which any paragraph may carry."""
        return self.style in ("dash", "plus", "star")


def numbering(text: str) -> Numbering | None:
    """The numbering at the start of a text (leading spaces ignored), or None.

    ``12,64%``, ``1.046 tỷ`` and ``10.5 triệu`` are numbers, ``V/v`` and ``X-quang`` words, not numbering.
    """
    stripped = text.lstrip()
    skipped = len(text) - len(stripped)
    for style, depth, pattern in _STYLES:
        found = pattern.match(stripped)
        if found and found.group().strip():
            return Numbering(style, depth, skipped + found.end())
    return None
