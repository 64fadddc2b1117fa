"""How the original file of a report counts: what a margin, a citation and a legend call its numbers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import Final


@dataclass(frozen=True, slots=True)
class Numbering:
    """``line`` is what ``lines`` counts (line, paragraph, row), ``page`` what ``page`` counts (page, sheet).

    Both are ends of keys of :mod:`web.strings`: ``place.row``, ``margin.sheet``, ``legend.row``.
    """

    line: str
    page: str


_LINES: Final = Numbering("line", "page")
_PARAGRAPHS: Final = Numbering("paragraph", "page")
_BY_SUFFIX: Final = {
    ".docx": _PARAGRAPHS,
    ".doc": _PARAGRAPHS,
    ".odt": _PARAGRAPHS,
    ".rtf": _PARAGRAPHS,
    ".xlsx": Numbering("row", "sheet"),
}


def numbering(source: str) -> Numbering:
    """How the file named ``source`` counts, by its extension; what is not known otherwise has lines."""
    return _BY_SUFFIX.get(PurePath(source).suffix.lower(), _LINES)
